import { Type } from '@sinclair/typebox';
import { expect, test } from 'vitest';
import { canonicalText, formatJson, inSchemaOrder, stableJson } from './canonical.ts';
import { columnsOf } from './columns.ts';

test('puts single values on one line where they fit into 110 columns', () => {
  const fits = { key: ['x'.repeat(97)] };
  const tooLong = { key: ['x'.repeat(98)] };
  expect(formatJson(fits)).toBe(`{\n  "key": ["${'x'.repeat(97)}"]\n}\n`);
  expect(formatJson(tooLong)).toBe(`{\n  "key": [\n    "${'x'.repeat(98)}"\n  ]\n}\n`);
});

test('counts the comma that follows, and Chinese characters as two columns', () => {
  expect(formatJson({ key: ['x'.repeat(97)], b: 1 })).toContain('[\n');
  expect(formatJson({ key: ['群'.repeat(48)] })).not.toContain('[\n');
  expect(formatJson({ key: ['群'.repeat(49)] })).toContain('[\n');
});

test('writes empty lists and objects short, and lists of objects long', () => {
  expect(formatJson({ a: [], b: {}, c: [{ d: null }] })).toBe(
    '{\n  "a": [],\n  "b": {},\n  "c": [\n    {\n      "d": null\n    }\n  ]\n}\n',
  );
});

test('puts keys in the order of the schema, at every depth, and leaves names in the order of the file', () => {
  const item = Type.Object({ id: Type.String(), name: Type.String() });
  const schema = Type.Object({
    list: Type.Array(item),
    named: Type.Record(Type.String(), item),
  });
  const value = {
    named: { z: { name: 'Z', id: 'z' }, a: { name: 'A', id: 'a' } },
    list: [{ name: 'N', id: 'n' }],
  };
  expect(JSON.stringify(JSON.parse(canonicalText(value, schema)))).toBe(
    '{"list":[{"id":"n","name":"N"}],"named":{"z":{"id":"z","name":"Z"},"a":{"id":"a","name":"A"}}}',
  );
});

test('columns: ASCII one, CJK and emoji two, combining marks none', () => {
  expect(columnsOf('abc')).toBe(3);
  expect(columnsOf('群聊。')).toBe(6);
  expect(columnsOf('e\u0301')).toBe(1);
  expect(columnsOf('🧧')).toBe(2);
  expect(columnsOf('“…”')).toBe(3);
});

test('stable JSON does not depend on the order of keys', () => {
  expect(stableJson({ b: [1, { d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[1,{"c":2,"d":1}]}');
});

test('single values are written as JSON has them, and lists in lists a level deeper', () => {
  for (const value of [null, 7, 'x', true]) expect(formatJson(value)).toBe(`${JSON.stringify(value)}\n`);
  expect(formatJson([null, 1, 'x'])).toBe('[null, 1, "x"]\n');
  expect(formatJson([[1], [], 2])).toBe('[\n  [1],\n  [],\n  2\n]\n');
});

test('a list in a list may not be longer for the comma that follows it', () => {
  expect(formatJson([['x'.repeat(103)], {}])).toBe(`[\n  ["${'x'.repeat(103)}"],\n  {}\n]\n`);
  expect(formatJson([['x'.repeat(104)], {}])).toContain('[\n    "x');
});

test('what the schema does not name follows, as it stands, at every depth', () => {
  const item = Type.Object({ id: Type.String() });
  const schema = Type.Object({ one: item, none: Type.String(), text: Type.String() });
  const value = { z: { b: [1], a: null }, text: { b: 1, a: 2 }, constructor: 1, one: { c: 1, id: 'x' } };
  expect(JSON.stringify(inSchemaOrder(value, schema))).toBe(
    '{"one":{"id":"x","c":1},"text":{"b":1,"a":2},"z":{"b":[1],"a":null},"constructor":1}',
  );
  expect(inSchemaOrder([{ b: 1 }], undefined)).toEqual([{ b: 1 }]);
  expect(inSchemaOrder([{ b: 1 }], item)).toEqual([{ b: 1 }]);
});

test('stable JSON keeps lists in order and tells single values apart', () => {
  expect(stableJson([2, '2', null, true, {}])).toBe('[2,"2",null,true,{}]');
});

test('an empty list is not broken, however long its key is', () => {
  const key = 'k'.repeat(120);
  expect(formatJson({ [key]: [] })).toBe(`{\n  "${key}": []\n}\n`);
});
