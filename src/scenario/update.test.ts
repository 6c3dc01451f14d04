import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { createJudges } from '../packs/judges.ts';
import type { DestinationCatalogue, Pack } from '../policy/types.ts';
import { parseScenario } from './parse.ts';
import { runScenario } from './run.ts';
import { updateExpectations } from './update.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../tests/fixtures/valid/${name}`, import.meta.url), 'utf8');
const pack = JSON.parse(read('pack.json')) as Pack;
const catalogue = JSON.parse(read('destinations.json')) as DestinationCatalogue;
const judgeFor = createJudges({ packs: { sample: pack }, catalogue, digests: {} });

function resultsOf(text: string, file: string) {
  const parsed = parseScenario(text, file, { sample: pack });
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return runScenario(parsed.value, judgeFor);
}

const update = (text: string, file = 'x.yaml') => updateExpectations(text, file, resultsOf(text, file));

/** A scenario with one case; what is expected as it is to stand in the file. */
const scenario = (expected: string): string =>
  `platform: sample # the made-up one
cases:
  # A remark above.
  - name: 'a shop link, in a group'
    at:   2020-05-01
    surface: group
    link: https://shop.example/item/1
    form: link
    expect:${expected}
  # A remark below.
`;

test.for<[string, string, string]>([
  [
    'a value between braces',
    ' { click: { treatment: open, rule: rest } }',
    ' { click: { treatment: copy-url, rule: shop-in-groups } }',
  ],
  [
    'a value in a block, its remark kept',
    '\n      click:\n        treatment: open # why\n        rule: shop-in-groups',
    '\n      click:\n        treatment: copy-url # why\n        rule: shop-in-groups',
  ],
  [
    'a key that is not there, between braces',
    ' { click: { with: { wording: copy, nothing: 1, none: 2 } }, era: early }',
    ' { click: { with: { wording: copy } }, era: early }',
  ],
  [
    'keys that are not there, at the start',
    ' { click: { with: { nothing: 1, none: 2, wording: copy, } }, era: early }',
    ' { click: { with: { wording: copy, } }, era: early }',
  ],
  [
    'keys that are not there, between others',
    ' { message: { form: card, rule: x, from: 2020-01-01, clickable: false, text: y } }',
    ' { message: { form: link, clickable: true } }',
  ],
  [
    'a key that is not there, in a block',
    '\n      era: early\n      message:\n        rule: x # gone with it\n        form: link',
    '\n      era: early\n      message:\n        form: link',
  ],
  ['a part of which nothing is left', '\n      era: early\n      message: { rule: x }', '\n      era: early'],
  ['a missing value', '\n      era:', '\n      era: early'],
  [
    'a list and an object',
    ' { click: { sources: [], with: {} } }',
    ' { click: { sources: [ paper-2020 ], with: { wording: copy } } }',
  ],
  [
    'a text in a block',
    '\n      era: |\n        late\n      click: { treatment: copy-url }',
    '\n      era: early\n      click: { treatment: copy-url }',
  ],
  [
    'a text with marks of YAML in it',
    ' { click: { reason: "x" }, message: { form: card } }',
    ' { click: { reason: Reported. }, message: { form: link } }',
  ],
])('%s is rewritten and all else stays', ([, before, after]) => {
  const { text, updated, left } = update(scenario(before));
  expect(text).toBe(scenario(after));
  expect([updated, left]).toEqual([['a shop link, in a group'], []]);
  expect(resultsOf(text, 'x.yaml').map(({ outcome }) => outcome)).toEqual(['passed']);
});

test('cases that hold or are marked todo stay as they are', () => {
  for (const expected of [
    ' { era: early }',
    ' { era: late }\n    todo: true',
    ' { era: early }\n    todo: true',
  ]) {
    expect(update(scenario(expected))).toEqual({ text: scenario(expected), updated: [], left: [] });
  }
});

test('a case of whose expectation nothing would be left is left to the person', () => {
  const text = scenario(' { message: { rule: x } }');
  expect(update(text)).toEqual({ text, updated: [], left: ['a shop link, in a group'] });
});

test('JSON is rewritten as JSON', () => {
  const json = (expected: string) => `{
  "platform": "sample",
  "cases": [
    {"name": "x",   "at": "2020-05-01", "surface": "group", "form": "link",
      "link": "https://shop.example/",
      "expect": ${expected}}
  ]
}
`;
  const before =
    '{ "click": { "treatment": "open", "with": { "wording": "copy", "nothing": [1] } }, "era": "early" }';
  const after = '{ "click": { "treatment": "copy-url", "with": { "wording": "copy" } }, "era": "early" }';
  expect(update(json(before), 'x.json').text).toBe(json(after));
});

test('whatever is expected, in whatever form: afterwards it holds, and nothing outside it has changed', () => {
  const word = fc.constantFrom('open', 'a: b', '# no', '"', '', 'yes', '2020-05-01', 'line\nbreak', '8.0');
  const odd = fc.oneof(
    word,
    fc.constantFrom(null, true, 1, [], {}, ['a'], [{ b: 1 }], { deep: { deeper: [1] } }),
  );
  const params = fc.dictionary(fc.constantFrom('wording', 'a b', 'nothing', '1'), odd, { maxKeys: 4 });
  const some = (parts: Record<string, fc.Arbitrary<unknown>>) =>
    fc.record(parts, { requiredKeys: [] }).filter((value) => Object.keys(value).length > 0);
  const ruling = {
    rule: word,
    with: params,
    sources: fc.array(word, { maxLength: 2 }),
    disputed: fc.boolean(),
  };
  const expected = some({
    era: fc.constantFrom(null, 'early', 'late', 'x: y'),
    click: some({ treatment: fc.constantFrom('open', 'stopped', null), reason: word, ...ruling }),
    message: some({ text: word, clickable: fc.boolean(), ...ruling }),
    reach: some({ read: some({ steps: fc.nat(3), path: fc.array(word), accepted: fc.array(word) }) }),
  });
  fc.assert(
    fc.property(expected, fc.boolean(), fc.integer({ min: 20, max: 120 }), (value, flow, lineWidth) => {
      const text = stringify(value, {
        collectionStyle: flow ? 'flow' : 'any',
        lineWidth,
        aliasDuplicateObjects: false,
      });
      const put = flow
        ? ` ${text.trimEnd().replaceAll('\n', '\n      ')}`
        : `\n${text.trimEnd().replace(/^/gm, '      ')}`;
      const before = scenario(put);
      const { text: after, updated } = update(before);
      const [head = '', rest = ''] = before.split(put);
      expect(after.startsWith(head)).toBe(true);
      expect(after.endsWith(rest)).toBe(true);
      const [result] = resultsOf(after, 'x.yaml');
      if (updated.length > 0) expect(result?.outcome).toBe('passed');
      else expect(after).toBe(before);
    }),
    { numRuns: 500, seed: 5 },
  );
});
