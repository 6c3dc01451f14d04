import { expect, test } from 'vitest';
import type { ParamSpec } from '../treatments/types.ts';
import { checkParams, schemaOfParams } from './params.ts';
import { createFindings } from './problem.ts';

const about = 'What it is for.';
const specs: Readonly<Record<string, ParamSpec>> = {
  sure: { kind: 'flag', about },
  wait: { kind: 'seconds', about },
  limit: { kind: 'count', required: true, about },
  style: { kind: 'choice', of: ['page', 'sheet'], about },
  menu: { kind: 'choices', of: ['copy', 'complain'], about },
  wording: { kind: 'wording', parts: ['title', 'body'], about },
};
const leading: Readonly<Record<string, ParamSpec>> = { after: { kind: 'treatment', about } };

const name = { en: 'x' };
const treatments = {
  webview: {
    name,
    about: name,
    params: { button: { kind: 'flag', required: true, about } },
    screens: () => [],
  },
  blank: { name, about: name, params: {}, screens: () => [] },
} as const;
const wordings = {
  whole: {
    lang: 'en',
    mark: 'reconstructed',
    sources: [],
    parts: { title: { text: 'a', gloss: name }, body: { text: 'b', gloss: name } },
  },
  half: { lang: 'en', mark: 'reconstructed', sources: [], parts: { title: { text: 'a', gloss: name } } },
} as const;

function toldOf(
  declared: Readonly<Record<string, ParamSpec>>,
  params: Record<string, unknown> | undefined,
): string[] {
  const findings = createFindings('x.json', () => ({ line: 1, column: 1 }));
  checkParams(declared, params as never, 'the treatment "it"', ['with'], { wordings, treatments }, findings);
  return findings.problems.map(
    ({ code, pointer, message, expected }) => `${code} ${pointer}: ${message} ${expected}`,
  );
}

test.for([
  ['sure', true],
  ['sure', false],
  ['wait', 0.5],
  ['wait', 3600],
  ['limit', 1],
  ['limit', 40],
  ['style', 'sheet'],
  ['menu', []],
  ['menu', ['complain', 'copy']],
  ['wording', 'whole'],
] as const)('%s may be %j', ([key, value]) => {
  expect(toldOf(specs, { limit: 1, [key]: value })).toEqual([]);
});

const SECONDS = 'A number of seconds above 0, at most 3600.';
const LIST = 'A list of these, each once: copy, complain.';

test.for([
  ['sure', 'yes', 'wrong-param', '"yes" is not a value that "sure" can have.', 'true or false.'],
  ['wait', 0, 'wrong-param', '0 is not a value that "wait" can have.', SECONDS],
  ['wait', 3600.5, 'wrong-param', '3600.5 is not a value that "wait" can have.', SECONDS],
  ['wait', '5', 'wrong-param', '"5" is not a value that "wait" can have.', SECONDS],
  ['limit', 0, 'wrong-param', '0 is not a value that "limit" can have.', 'A whole number, at least 1.'],
  ['limit', 1.5, 'wrong-param', '1.5 is not a value that "limit" can have.', 'A whole number, at least 1.'],
  ['limit', '2', 'wrong-param', '"2" is not a value that "limit" can have.', 'A whole number, at least 1.'],
  [
    'style',
    'pages',
    'wrong-param',
    '"pages" is not a value that "style" can have.',
    'Did you mean "page"? Known values: page, sheet.',
  ],
  ['menu', 'copy', 'wrong-param', '"copy" is not a value that "menu" can have.', LIST],
  ['menu', ['copy', 'share'], 'wrong-param', 'A list is not a value that "menu" can have.', LIST],
  ['menu', ['copy', 'copy'], 'wrong-param', 'A list is not a value that "menu" can have.', LIST],
  [
    'wording',
    'hole',
    'unknown-wording',
    'There is no wording "hole".',
    'Did you mean "whole"? Known wordings: whole, half.',
  ],
  [
    'wording',
    'toString',
    'unknown-wording',
    'There is no wording "toString".',
    'Known wordings: whole, half.',
  ],
  [
    'wording',
    'half',
    'missing-wording-part',
    'The wording "half" has no part "body", which is shown here.',
    'A wording with the parts title, body.',
  ],
] as const)('%s may not be %j', ([key, value, code, message, remedy]) => {
  expect(toldOf(specs, { limit: 1, [key]: value })).toEqual([`${code} /with/${key}: ${message} ${remedy}`]);
});

test('what must be there is missed, also where nothing is said at all', () => {
  const missing =
    'missing-param /with: The parameter "limit" of the treatment "it" is missing. What it is for.';
  expect(toldOf(specs, {})).toEqual([missing]);
  expect(toldOf(specs, undefined)).toEqual([missing]);
});

test('a key that nothing declares is none, nor is "next" where nothing follows', () => {
  const known = 'Known parameters: sure, wait, limit, style, menu, wording.';
  expect(toldOf(specs, { limit: 1, zzzzzz: 1 })).toEqual([
    `unknown-param /with/zzzzzz: "zzzzzz" is not a parameter of the treatment "it". ${known}`,
  ]);
  expect(toldOf(specs, { limit: 1, next: {} })).toHaveLength(1);
});

test('what follows is checked with its own parameters, and is the webview where nothing is said', () => {
  const missing = (at: string) =>
    `missing-param ${at}: The parameter "button" of the treatment "webview" (which follows here, see "next") is missing. What it is for.`;
  expect(toldOf(leading, { next: { button: true } })).toEqual([]);
  expect(toldOf(leading, { after: 'blank' })).toEqual([]);
  expect(toldOf(leading, {})).toEqual([missing('/with')]);
  expect(toldOf(leading, undefined)).toEqual([missing('/with')]);
  expect(toldOf(leading, { after: 'webview', next: {} })).toEqual([missing('/with/next')]);
  for (const next of [null, [], 'x', 1]) {
    expect(toldOf(leading, { after: 'blank', next })).toEqual([
      expect.stringMatching(
        /^wrong-param \/with\/next: .* is not a value that "next" can have\. The parameters of "blank"\.$/,
      ),
    ]);
  }
  for (const after of ['blink', 7, 'toString']) {
    expect(toldOf(leading, { after })).toEqual([
      expect.stringMatching(/^unknown-treatment \/with\/after: .*Known treatments: webview, blank\.$/),
    ]);
  }
});

test('as JSON Schema, each parameter says what it takes', () => {
  const plain = (declared: Readonly<Record<string, ParamSpec>>) =>
    JSON.parse(JSON.stringify(schemaOfParams(declared, ['blank'])));
  const word = (it: string) => ({ const: it, type: 'string' });
  expect(plain(specs)).toEqual({
    type: 'object',
    additionalProperties: false,
    required: ['limit'],
    properties: {
      sure: { type: 'boolean', description: about },
      wait: { type: 'number', exclusiveMinimum: 0, maximum: 3600, description: about },
      limit: { type: 'integer', minimum: 1, description: about },
      style: { anyOf: [word('page'), word('sheet')], description: about },
      menu: {
        type: 'array',
        uniqueItems: true,
        description: about,
        items: { anyOf: [word('copy'), word('complain')], description: about },
      },
      wording: { type: 'string', description: `${about} (the id of a wording)` },
    },
  });
  expect(plain(leading).properties).toEqual({
    after: { const: 'blank', type: 'string', description: about },
    next: {
      type: 'object',
      properties: {},
      additionalProperties: true,
      description: 'The parameters of what follows.',
    },
  });
});
