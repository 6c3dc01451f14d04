import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, fromAddress } from './address.ts';
import { type KnownPlatform, readFigure } from './read.ts';
import type { FigureSpec } from './types.ts';

const name = { en: 'x' };
const known: readonly KnownPlatform[] = ['wechat', 'weibo'].map((id) => ({
  id,
  surfaces: [
    { id: 'direct', name },
    { id: 'group', name },
  ],
  clients: [{ id: 'android', name }],
  regions: [{ id: 'CN', name }],
  flags: [{ id: 'flagged-unsafe', name }],
}));

const SPEC: FigureSpec = {
  links: ['https://item.taobao.com/item.htm?id=1&x=a+b%3A#top'],
  platforms: ['wechat'],
  days: ['2021-09-17', '2021-12-01'],
  surfaces: ['group'],
  view: 'frames',
  measure: 'steps',
  goal: 'read',
  gloss: true,
};

test('an address can be read by a person, and leaves out what goes without saying', () => {
  expect(addressOf({ ...SPEC, links: ['https://item.taobao.com/'], view: 'chart' })).toBe(
    'link=https://item.taobao.com/&platform=wechat&day=2021-09-17&day=2021-12-01&surface=group&view=chart',
  );
});

test('an address that says nothing is none', () => {
  expect([fromAddress(''), fromAddress('#')]).toEqual([null, null]);
});

test('what people write by hand is understood, and what they misspell is told', () => {
  const raw = fromAddress(
    '#link=https://a.example/&platform=wechat&day=2021-12-01&surface=group&gloss=0&vew=chart',
  );
  const { spec, faults } = readFigure(raw, known);
  expect(spec?.gloss).toBe(false);
  expect(faults.map(({ code, value }) => [code, value])).toEqual([['unknown-key', 'vew']]);
});

test('names that objects have of their own are keys like others', () => {
  const raw = fromAddress('__proto__=x&constructor=y');
  expect(Object.entries(raw ?? {})).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ]);
});

const link = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.string({ unit: 'binary', maxLength: 20 }).map((tail) => `https://a.example/${tail}`),
);
const spec: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    title: fc.string({ unit: 'grapheme' }),
    links: fc.uniqueArray(link, { minLength: 1, maxLength: 3 }),
    platforms: fc.subarray(['wechat', 'weibo'], { minLength: 1 }),
    days: fc.subarray(['2015-01-01', '2021-09-17', '2021-12-01'], { minLength: 1 }),
    surfaces: fc.subarray(['direct', 'group'], { minLength: 1 }),
    client: fc.constant('android'),
    clientVersion: fc.constant('8.0.11'),
    region: fc.constant('CN'),
    sender: fc.constantFrom('contact', 'stranger'),
    form: fc.constantFrom('card', 'token'),
    flags: fc.constant(['flagged-unsafe']),
    view: fc.constantFrom('frames', 'before-after', 'matrix', 'chart', 'standards'),
    columns: fc.constantFrom('days', 'platforms', 'surfaces', 'links'),
    measure: fc.constantFrom('steps', 'seconds'),
    goal: fc.constantFrom('read', 'app', 'pay'),
    gloss: fc.boolean(),
    language: fc.constantFrom('en', 'zh-CN'),
    theme: fc.constantFrom('light', 'dark'),
  },
  { requiredKeys: ['links', 'platforms', 'days', 'surfaces', 'view', 'measure', 'goal', 'gloss'] },
);

test('a figure comes back from its address as it was', () => {
  fc.assert(
    fc.property(spec, (raw) => {
      const { spec: before } = readFigure(raw, known);
      if (before === null) return;
      expect(readFigure(fromAddress(`#${addressOf(before)}`), known)).toEqual({ spec: before, faults: [] });
    }),
    { numRuns: 300 },
  );
  expect(readFigure(fromAddress(addressOf(SPEC)), known).spec).toEqual(SPEC);
});
