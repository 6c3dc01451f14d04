import { Type } from '@sinclair/typebox';
import { expect, test } from 'vitest';
import { createFindings } from './problem.ts';
import { checkShape, notAllowed, show } from './shape.ts';

test('values are shown short and on one line', () => {
  expect(show([])).toBe('an empty list');
  expect(show([1])).toBe('a list');
  expect(show(null)).toBe('null');
  expect(show({})).toBe('an object');
  expect(show(undefined)).toBe('undefined');
  expect(show('a\nb')).toBe('"a\\nb"');
  expect(show('x'.repeat(58))).toBe(`"${'x'.repeat(58)}"`);
  expect(show('x'.repeat(59))).toBe(`"${'x'.repeat(56)}...`);
});

test('a wrong value is named with the key that it stands under', () => {
  expect(notAllowed(7, ['list', 0, '12'])).toBe('7 is not a value that "list" can have.');
  expect(notAllowed({}, ['a1'])).toBe('An object is not a value that "a1" can have.');
  expect(notAllowed([], ['1a'])).toBe('An empty list is not a value that "1a" can have.');
  expect(notAllowed(null, [])).toBe('Null is not what belongs here.');
});

const inner = Type.Object(
  { name: Type.String({ description: 'A name.' }) },
  { title: 'inner thing', additionalProperties: false },
);
const schema = Type.Object(
  {
    items: Type.Optional(Type.Array(inner, { minItems: 1, description: 'At least one.' })),
    byName: Type.Optional(Type.Record(Type.String(), inner)),
    text: Type.Optional(Type.Object({ en: Type.String() }, { title: 'text', additionalProperties: inner })),
    words: Type.Optional(
      Type.Array(Type.Union([Type.Literal('yes'), Type.Literal('no')], { description: 'A word.' }), {
        uniqueItems: true,
        description: 'Each once.',
      }),
    ),
    number: Type.Optional(Type.Union([Type.Literal(1), Type.Literal(2)], { description: 'One or two.' })),
    code: Type.Optional(Type.String({ pattern: '^a$' })),
    day: Type.Optional(Type.String({ title: 'day', pattern: '^\\d$', description: 'A day.' })),
    cited: Type.Optional(
      Type.Object(
        { sources: Type.Array(Type.String(), { minItems: 1, description: 'One id.' }) },
        { title: 'era' },
      ),
    ),
    open: Type.Optional(Type.Object({ key: Type.String() })),
  },
  { title: 'file', additionalProperties: false },
);

function toldOf(value: unknown): string[] {
  const parts: (string | undefined)[] = [];
  const findings = createFindings('x.json', (_, part) => {
    parts.push(part);
    return { line: 1, column: 1 };
  });
  expect(checkShape(schema, value, findings)).toBe(findings.problems.length === 0);
  return findings.problems.map(
    ({ code, pointer, message, expected }, at) => `${parts[at]} ${code} ${pointer}: ${message} ${expected}`,
  );
}

test.for([
  [{}, []],
  [
    { item: 1 },
    [
      'key unknown-key /item: "item" is not a key of a file. Did you mean "items"? Known keys: items, byName, text, words, number, code, day, cited, open.',
    ],
  ],
  [
    { items: [{ name: 'x', nam: 1 }] },
    [
      'key unknown-key /items/0/nam: "nam" is not a key of an inner thing. Did you mean "name"? Known keys: name.',
    ],
  ],
  [
    { byName: { a: { name: 'x', nam: 1 } } },
    [
      'key unknown-key /byName/a/nam: "nam" is not a key of an inner thing. Did you mean "name"? Known keys: name.',
    ],
  ],
  [
    { text: { en: '', de: { name: 'x', nam: 1 } } },
    [
      'key unknown-key /text/de/nam: "nam" is not a key of an inner thing. Did you mean "name"? Known keys: name.',
    ],
  ],
  [{ items: [{}] }, ['value missing-key /items/0: The key "name" is missing from this inner thing. A name.']],
  [{ open: {} }, ['value missing-key /open: The key "key" is missing from this object. See the schema.']],
  [
    { cited: {} },
    [
      'value no-source /cited: An era must say on whose word it stands, and this one has no "sources". One id.',
    ],
  ],
  [{ cited: { sources: [] } }, ['value no-source /cited/sources: This cites no source. One id.']],
  [{ items: [] }, ['value too-few /items: The list "items" is empty. At least one.']],
  [{ words: ['no', 'no'] }, ['value repeated /words: A value stands twice in this list. Each once.']],
  [
    { words: ['yess'] },
    [
      'value unknown-word /words/0: "yess" is not a value that "words" can have. Did you mean "yes"? Known words: yes, no.',
    ],
  ],
  [{ words: [1] }, ['value wrong-value /words/0: 1 is not a value that "words" can have. A word.']],
  [
    { number: 'yes' },
    ['value wrong-value /number: "yes" is not a value that "number" can have. One or two.'],
  ],
  [{ code: 'b' }, ['value wrong-value /code: "b" is not a value that "code" can have. See the schema.']],
  [{ day: 'x' }, ['value wrong-date /day: "x" is not a day. A day.']],
  [7, ['value wrong-value : 7 is not what belongs here. See the schema.']],
] as const)('%j', ([value, told]) => {
  expect(toldOf(value)).toEqual(told);
});

test('no more than fifty faults are told at once', () => {
  const items = (count: number) => ({ items: Array.from({ length: count }, () => ({ name: 1 })) });
  expect(toldOf(items(49))).toHaveLength(49);
  expect(toldOf(items(60))).toHaveLength(50);
});
