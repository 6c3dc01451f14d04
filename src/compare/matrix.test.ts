import { describe, expect, test } from 'vitest';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import { decide } from '../engine/decide.ts';
import { createJudges } from '../packs/judges.ts';
import type { Pack, Source } from '../policy/types.ts';
import { type MatrixQuestion, matrixOf } from './matrix.ts';

/** A second platform, with one surface only, and without clients, regions and flags. */
const smallPack: Pack = {
  ...samplePack,
  id: 'small',
  name: { en: 'Small' },
  surfaces: [{ id: 'group', name: { en: 'Room' } }],
  clients: [],
  regions: [],
  flags: [],
  rules: samplePack.rules.filter(({ id }) => id === 'shops' || id === 'own'),
};
const packs = { sample: samplePack, small: smallPack };
const digests = { sample: 'sha256-a', small: 'sha256-b', destinations: 'sha256-c' };
const source = (id: string): Source => ({ id, title: id, url: null, date: null, kind: 'press' });
const data = {
  judgeFor: createJudges({ packs, catalogue: sampleCatalogue, digests }),
  sources: { note: source('note'), other: source('other'), unused: source('unused') },
  digests,
};

const SHOP = 'https://shop.example/';
const NEWS = 'https://news.example/';
const question: MatrixQuestion = {
  links: [SHOP, NEWS],
  packs: [samplePack, smallPack],
  days: ['2020-01-01', '2014-01-01'],
  surfaces: ['direct', 'group'],
  message: {},
};
const ask = (changes: Partial<MatrixQuestion> = {}) => matrixOf({ ...question, ...changes }, data);

test('has every combination, in the order in which tables read', async () => {
  const { cells } = await ask();
  expect(
    cells.map(({ url, platform, surface, at }) => [url, platform, surface, at].join(' ')).slice(0, 9),
  ).toEqual([
    `${SHOP} sample direct 2020-01-01`,
    `${SHOP} sample direct 2014-01-01`,
    `${SHOP} sample group 2020-01-01`,
    `${SHOP} sample group 2014-01-01`,
    `${SHOP} small direct 2020-01-01`,
    `${SHOP} small direct 2014-01-01`,
    `${SHOP} small group 2020-01-01`,
    `${SHOP} small group 2014-01-01`,
    `${NEWS} sample direct 2020-01-01`,
  ]);
  expect(cells).toHaveLength(16);
});

test('a cell holds the decision that the question gets alone, with reach and criteria', async () => {
  const { cells } = await ask({ message: { form: 'link' } });
  const judge = data.judgeFor({ platform: 'sample', at: '2020-01-01' });
  const { trace: _, ...alone } = decide(SHOP, { surface: 'group', form: 'link' }, judge, { full: true });
  expect(cells[2]?.decision).toEqual(alone);
  expect(Object.keys(cells[2]?.decision ?? {})).toEqual(Object.keys(alone));
});

describe('what a platform lacks', () => {
  test('a surface is said in the cell', async () => {
    const { cells } = await ask();
    expect(cells.slice(4, 8).map(({ missing, decision }) => [missing, decision === null])).toEqual([
      ['surface', true],
      ['surface', true],
      [undefined, false],
      [undefined, false],
    ]);
  });

  test('so is a client', async () => {
    const { cells } = await ask({ client: 'android', surfaces: ['group'] });
    expect(cells.slice(0, 4).map(({ missing }) => missing)).toEqual([
      undefined,
      undefined,
      'client',
      'client',
    ]);
  });

  test('without a region and a flag it is asked without them, and the platform says so', async () => {
    const { platforms, cells } = await ask({
      region: 'AU',
      surfaces: ['group'],
      message: { flags: ['flagged-unsafe'] },
    });
    expect(platforms.map(({ without }) => without)).toEqual([[], ['AU', 'flagged-unsafe']]);
    expect(cells[0]?.decision?.click.rule).toBe('unsafe');
    expect(cells[2]?.decision?.click.rule).toBe('shops');
  });
});

test('before the first era the answer is unknown', async () => {
  const { cells } = await ask();
  expect(cells[1]?.decision).toMatchObject({ era: null, click: { verdict: 'unknown', rule: null } });
});

describe('notes', () => {
  test('tell each rule once, with the sources of both sides', async () => {
    const { notes, cells, sources } = await ask({ message: { form: 'link' }, surfaces: ['group'] });
    const shops = notes.filter(({ rule }) => rule === 'shops');
    expect(
      shops.map(({ platform, from, confidence, sources: by }) => [platform, from, confidence, by]),
    ).toEqual([
      ['sample', '2016-01-01', 'reported', ['note']],
      ['small', '2016-01-01', 'reported', ['note']],
    ]);
    expect(notes.map(({ number }) => number)).toEqual(notes.map((_, index) => index + 1));
    expect(cells[0]?.notes).toEqual([shops[0]?.number]);
    expect(sources.map(({ id }) => id)).toEqual(['note', 'other']);
  });

  test('tell an entry of a rule apart from another one', async () => {
    const { notes } = await ask({
      days: ['2020-01-01', '2022-01-01'],
      packs: [smallPack],
      surfaces: ['group'],
    });
    expect(notes.map(({ rule, from }) => `${rule} ${from}`)).toEqual([
      'shops 2016-01-01',
      'shops 2022-01-01',
    ]);
  });
});

test('the same question gives the same bytes', async () => {
  expect(JSON.stringify(await ask())).toBe(JSON.stringify(await ask()));
});

test('says how far it is', async () => {
  const told: string[] = [];
  await matrixOf({ ...question, links: [SHOP], days: ['2020-01-01'] }, data, (done, of) => {
    told.push(`${done}/${of}`);
  });
  expect(told).toEqual(['1/4', '2/4', '3/4', '4/4']);
});
