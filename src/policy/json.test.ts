import { expect, test } from 'vitest';
import { parseJson } from './json.ts';

function read(text: string) {
  const parsed = parseJson(text, 'x.json');
  if ('problems' in parsed) throw new Error(parsed.problems.map(({ message }) => message).join(' '));
  return parsed.value;
}

const toldOf = (text: string): string[] => {
  const parsed = parseJson(text, 'x.json');
  if (!('problems' in parsed)) return [];
  return parsed.problems.map(
    ({ line, column, code, pointer, message, expected }) =>
      `${line}:${column} ${code} ${pointer}: ${message} ${expected}`,
  );
};

test('gives the value that JSON.parse gives', () => {
  for (const text of ['null', '7', '"x"', '[]', '{}', '{"a":[1,{"b":null}],"":{"__proto__":2}}']) {
    expect(JSON.stringify(read(text).value)).toBe(JSON.stringify(JSON.parse(text)));
  }
});

test('finds where a value or its key stands, by numbers or by texts, and else what is nearest above', () => {
  const { locate } = read('{\n  "a": [\n    1,\n    {"0": 2}\n  ]\n}');
  expect(locate([])).toEqual({ line: 1, column: 1 });
  expect(locate(['a'])).toEqual({ line: 2, column: 8 });
  expect(locate(['a'], 'key')).toEqual({ line: 2, column: 3 });
  expect(locate(['a', 0])).toEqual({ line: 3, column: 5 });
  expect(locate(['a', '0'], 'key')).toEqual({ line: 3, column: 5 });
  expect(locate(['a', '1', '0'])).toEqual({ line: 4, column: 11 });
  expect(locate(['a', 1, '0'], 'key')).toEqual({ line: 4, column: 6 });
  expect(locate(['a', 'absent'], 'key')).toEqual({ line: 2, column: 8 });
  expect(locate(['absent', 'below'])).toEqual({ line: 1, column: 1 });
});

test('a key that stands twice is told wherever it does, each time', () => {
  const remedy = 'Keep one of them.';
  expect(toldOf('[\n{"a":1,\n"a":{"b":1,"b":2},"a":3}]')).toEqual([
    `3:1 duplicate-key /0/a: The key "a" stands twice in one object; the first is on line 2. ${remedy}`,
    `3:12 duplicate-key /0/a/b: The key "b" stands twice in one object; the first is on line 3. ${remedy}`,
    `3:19 duplicate-key /0/a: The key "a" stands twice in one object; the first is on line 2. ${remedy}`,
  ]);
  expect(toldOf('[{"a":1},{"a":1}]')).toEqual([]);
});

const DEEP =
  '1:1 too-deep : Lists and objects stand more than 100 deep in one another. No file of this kind needs more than twelve.';

test('a hundred levels are read, one more is refused; what stands in texts or beside does not count', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const objects = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  expect(toldOf(nested(100))).toEqual([]);
  expect(toldOf(nested(101))).toEqual([DEEP]);
  expect(toldOf(objects(100))).toEqual([]);
  expect(toldOf(objects(101))).toEqual([DEEP]);
  expect(toldOf(`["${'['.repeat(200)}", "\\"${'{'.repeat(200)}", "\\\\", 1]`)).toEqual([]);
  expect(toldOf(`[${'[],{},'.repeat(200)}1]`)).toEqual([]);
  expect(toldOf(`["\\\\", ${nested(100)}]`)).toEqual([DEEP]);
});

test('a file without a value is called empty', () => {
  for (const text of ['', ' \n\t']) {
    expect(toldOf(text)).toEqual(['1:1 not-json : The file is empty. Write one JSON value.']);
  }
});

test('what breaks off is told where it does', () => {
  expect(toldOf('{\n "a": 1\n "b": 2}')).toEqual([
    '3:2 not-json : A comma is missing here. Separate the parts of lists and objects by one comma.',
  ]);
});
