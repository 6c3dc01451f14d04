import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type KnownPlatform, readFigure } from './read.ts';
import { FAULT_CODES } from './reader.ts';
import { cellCount, LONGEST_LINK, LONGEST_TITLE } from './types.ts';

const name = { en: 'x' };
const known: readonly KnownPlatform[] = [
  {
    id: 'chat',
    surfaces: [
      { id: 'direct', name },
      { id: 'group', name },
    ],
    clients: [{ id: 'android', name }],
    regions: [{ id: 'CN', name }],
    flags: [{ id: 'flagged-unsafe', name }],
  },
  { id: 'board', surfaces: [{ id: 'feed', name }], clients: [], flags: [] },
];

const QUESTION = {
  links: ['https://shop.example/'],
  platforms: ['chat'],
  days: ['2020-05-01'],
  surfaces: ['group'],
};
const read = (more: Readonly<Record<string, unknown>>) => readFigure({ ...QUESTION, ...more }, known);
const faultsOf = (more: Readonly<Record<string, unknown>>) =>
  read(more).faults.map(({ path, code }) => [code, ...path].join(' '));

const days = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `20${10 + Math.floor(at / 28)}-02-${String((at % 28) + 1).padStart(2, '0')}`,
  );

test('a question alone is a figure: frames, in steps, with translations', () => {
  expect(readFigure(QUESTION, known)).toEqual({
    spec: { ...QUESTION, view: 'frames', measure: 'steps', goal: 'read', gloss: true },
    faults: [],
  });
});

test('everything that can be said is kept', () => {
  const more = {
    title: 'Shops',
    client: 'android',
    clientVersion: '8.0.11',
    region: 'CN',
    sender: 'stranger',
    form: 'card',
    flags: ['flagged-unsafe'],
    view: 'chart',
    columns: 'surfaces',
    measure: 'seconds',
    goal: 'pay',
    gloss: false,
    language: 'zh-CN',
    theme: 'dark',
  };
  expect(read(more)).toEqual({ spec: { ...QUESTION, ...more }, faults: [] });
});

test('one text does for a list, space around it does not count, and the same twice is once', () => {
  const { spec, faults } = read({ days: ' 2020-05-01 ', surfaces: ['group', 'group', '', 'direct'] });
  expect([spec?.days, spec?.surfaces, faults]).toEqual([['2020-05-01'], ['group', 'direct'], []]);
});

test('"all" stands for every platform', () => {
  expect(read({ platforms: ['all'] }).spec?.platforms).toEqual(['chat', 'board']);
});

describe('what cannot be used is told with its place, and the rest is used', () => {
  test.for<[string, Readonly<Record<string, unknown>>, string[]]>([
    ['a key of nobody', { surface: 'group' }, ['unknown-key surface']],
    ['a number for a text', { links: [1, ...QUESTION.links] }, ['wrong-value links 0']],
    ['a word for a list of words', { view: 'frame' }, ['unknown-word view']],
    ['a platform of nobody', { platforms: ['chat', 'chta'] }, ['unknown-platform platforms 1']],
    ['a day of no calendar', { days: ['2020-05-01', '2021-02-29'] }, ['wrong-date days 1']],
    ['no address', { links: ['shop', ...QUESTION.links] }, ['dead-link links 0']],
    ['a surface of another platform', { surfaces: ['feed', 'group'] }, ['no-surface surfaces 0']],
    ['a client of nobody', { client: 'ios' }, ['unknown-condition client']],
    ['a region of nobody', { region: 'EU' }, ['unknown-condition region']],
    ['a flag of nobody', { flags: ['x', 'flagged-unsafe'] }, ['unknown-condition flags 0']],
    ['a version in words', { client: 'android', clientVersion: 'new' }, ['wrong-value clientVersion']],
    ['a version of nothing', { clientVersion: '8.0' }, ['version-without-client clientVersion']],
    ['a switch that is neither', { gloss: 'perhaps' }, ['wrong-value gloss']],
    ['a long title', { title: 'x'.repeat(LONGEST_TITLE + 1) }, ['wrong-value title']],
    [
      'a long link',
      { links: [...QUESTION.links, `https://a.example/${'x'.repeat(LONGEST_LINK)}`] },
      ['long-link links 1'],
    ],
    ['too many for frames', { days: days(241) }, ['too-many-frames view']],
  ])('%s', ([, more, faults]) => {
    expect(faultsOf(more)).toEqual(faults);
    expect(read(more).spec).not.toBeNull();
  });

  test('a fault says what would be right', () => {
    expect(read({ platforms: ['chat', 'chta'] }).faults[0]).toMatchObject({
      value: 'chta',
      message: 'There is no platform "chta"; it is left out.',
      expected: 'Did you mean "chat"? Known platforms: chat, board.',
    });
  });

  test('a long title ends with a whole character', () => {
    const { title } = read({ title: `${'x'.repeat(LONGEST_TITLE - 1)}\u{1f600}` }).spec ?? {};
    expect(title).toBe('x'.repeat(LONGEST_TITLE - 1));
  });

  test('a day that has not come yet is told and left out, where it is said what day it is', () => {
    const asked = { ...QUESTION, days: ['2099-01-01', '2021-12-01', '2026-11-30'] };
    expect(readFigure(asked, known).spec?.days).toEqual(['2021-12-01', '2026-11-30', '2099-01-01']);
    const { spec, faults } = readFigure(asked, known, { today: '2026-11-29' });
    expect(spec?.days).toEqual(['2021-12-01', '2026-11-30']);
    expect(faults.map(({ code, path }) => [code, path])).toEqual([['future-day', ['days', 0]]]);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'mailto:a@b.example', 'about:blank'])(
    '%s leads nowhere',
    (link) => {
      const { spec, faults } = readFigure({ ...QUESTION, links: [link] }, known);
      expect(spec).toBeNull();
      expect(faults[0]?.code).toBe('dead-link');
    },
  );

  test('keys that mean something to somebody else are let be', () => {
    expect(readFigure({ ...QUESTION, output: 'x.png' }, known, { ignored: ['output'] }).faults).toEqual([]);
  });
});

describe('nothing is shown', () => {
  test.for(['links', 'platforms', 'days', 'surfaces'])('where %s is empty', (key) => {
    const { spec, faults } = read({ [key]: [] });
    expect(spec).toBeNull();
    expect(faults.map(({ path }) => path[0])).toContain(key);
  });

  test.for([[null], ['text'], [[]], [3]])('of %j, which is no map', ([raw]) => {
    expect(readFigure(raw, known)).toMatchObject({
      spec: null,
      faults: [{ code: 'not-a-figure', path: [] }],
    });
  });

  test('where there are more cells than anybody can look at', () => {
    const links = Array.from({ length: 100 }, (_, at) => `https://a.example/${at}`);
    const { spec, faults } = read({ links, days: days(201), view: 'matrix' });
    expect([spec, faults.map(({ code }) => code)]).toEqual([null, ['too-many-cells']]);
    expect(faults[0]?.message).toContain('20,100 cells');
  });
});

test('frames that are too many become a matrix, and a chart stays one', () => {
  expect(read({ days: days(241) }).spec?.view).toBe('matrix');
  expect(read({ days: days(241), view: 'chart' })).toMatchObject({ spec: { view: 'chart' }, faults: [] });
});

test('a value as deep as JSON can be is told in short', () => {
  const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
  expect(readFigure(deep, known).faults[0]?.value).toBe('["[...]"]');
  expect(read({ title: { a: deep } }).faults[0]?.value).toBe('{"a":"[...]"}');
});

const word = fc.oneof(
  fc.constantFrom(
    'chat',
    'board',
    'all',
    'group',
    'feed',
    '2020-05-01',
    '2020-02-30',
    'https://a.example/',
    'android',
  ),
  fc.constantFrom('8.0', 'matrix', 'days', 'seconds', 'pay', 'dark', '__proto__', ' ', 'x'.repeat(300)),
  fc.jsonValue(),
);
const KEYS = [
  ...[
    'title',
    'links',
    'platforms',
    'days',
    'surfaces',
    'client',
    'clientVersion',
    'region',
    'sender',
    'form',
  ],
  ...['flags', 'view', 'columns', 'measure', 'goal', 'gloss', 'language', 'theme', '__proto__', 'other'],
];
const nearly = fc.dictionary(fc.constantFrom(...KEYS), fc.oneof(word, fc.array(word, { maxLength: 4 })));
const withQuestion = nearly.map((more) => ({ ...QUESTION, ...more }));

test('whatever it is given, it answers, and what it gives reads again as it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), nearly, withQuestion), (raw) => {
      const { spec, faults } = readFigure(raw, known);
      for (const { code, message, expected } of faults) {
        expect(FAULT_CODES).toContain(code);
        expect([message, expected]).not.toContain('');
      }
      if (spec === null) expect(faults).not.toEqual([]);
      else {
        expect(cellCount(spec)).toBeGreaterThan(0);
        expect(readFigure(spec, known)).toEqual({ spec, faults: [] });
      }
    }),
    { numRuns: 500 },
  );
});
