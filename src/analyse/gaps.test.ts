import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeUpPack, madeUpRule } from '../../tests/fixtures/made-up-rules.ts';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import { compile } from '../engine/compile.ts';
import { createJudge } from '../engine/judge.ts';
import { addDays } from '../policy/day.ts';
import type { Pack, Rule } from '../policy/types.ts';
import { answersOf } from './answers.ts';
import { type Gap, gapsOf } from './gaps.ts';
import { linksOf } from './links.ts';
import { spaceOf } from './space.ts';
import { gapInWords, spanInWords } from './words.ts';

const gapsIn = (pack: Pack): Gap[] => gapsOf(answersOf(spaceOf(pack, sampleCatalogue)));

/** Gaps as a person reads them. */
function told(...rules: Rule[]): string[] {
  const pack = madeUpPack(rules, { start: '2015-01-01' });
  const names = { pack, catalogue: sampleCatalogue, groups: linksOf(pack, sampleCatalogue).groups };
  return gapsIn(pack).map((gap) => `${spanInWords(gap.since, gap.until)}, ${gapInWords(gap, names)}`);
}

describe('a gap', () => {
  test('lasts until a rule speaks, for the links that it is about', () => {
    expect(told(madeUpRule('shops', { to: ['shop'] }, [['2018-01-01', 'open']]))).toEqual([
      '2015-01-01 to 2017-12-31, everywhere: Shop: nothing on record',
      'since 2015-01-01, everywhere: every link but Shop: nothing on record',
    ]);
  });

  test('opens again where a rule ends, or says that nobody knows', () => {
    const rest = madeUpRule('rest', { to: ['external'], surface: ['group'] }, [['2015-01-01', 'open']]);
    const own = madeUpRule('own', { to: ['own'] }, [['2015-01-01', 'open']]);
    const direct = madeUpRule('direct', { surface: ['direct'] }, [
      ['2015-01-01', 'open'],
      ['2016-01-01', 'unknown'],
      ['2017-01-01', 'none'],
    ]);
    expect(told(rest, own, direct)).toEqual([
      '2016-01-01 to 2016-12-31, Chat: every link but Home: said to be unknown (direct)',
      'since 2017-01-01, Chat: every link but Home: nothing on record',
    ]);
  });

  test('is there where nobody knows whether a product was in a set', () => {
    const rest = madeUpRule('rest', {}, [['2015-01-01', 'open']]);
    const partners = madeUpRule('partners', { to: ['@partners'] }, [['2016-01-01', 'stopped']]);
    expect(told(partners, rest)).toEqual([
      '2016-01-01 to 2017-12-31, everywhere: Deals: membership unknown (partners)',
    ]);
  });

  test('of sharing is told only where the record itself says so', () => {
    const open = madeUpRule('open', {}, [['2015-01-01', 'open']]);
    const share = madeUpRule('share', { to: ['shop'] }, [['2016-01-01', 'unknown']], 'share');
    expect(told(share, open)).toEqual([
      'since 2016-01-01, everywhere (form of the message): Shop: said to be unknown (share)',
    ]);
  });

  test('under a condition is told where there is none without it, and not again for more conditions', () => {
    const unsafe = madeUpRule('unsafe', { flags: ['flagged-unsafe'] }, [['2020-01-01', 'unknown']]);
    const card = madeUpRule('card', { form: ['card'], clientVersion: { android: '8.0' } }, [
      ['2021-01-01', 'unknown'],
    ]);
    expect(told(unsafe, card, madeUpRule('open', {}, [['2015-01-01', 'open']]))).toEqual([
      'since 2020-01-01, everywhere: every link, flagged flagged-unsafe: said to be unknown (unsafe)',
      'since 2021-01-01, everywhere: every link, given as card: said to be unknown (card)',
    ]);
  });
});

test('a token is a gap only on platforms that know tokens', () => {
  const open = madeUpRule('open', {}, [['2015-01-01', 'open']]);
  const share = madeUpRule('share', { to: ['shop'] }, [['2016-01-01', 'token']], 'share');
  expect(told(open)).toEqual([]);
  expect(told(share, open)).toEqual([
    '2015-01-01 to 2015-12-31, everywhere: Shop, given as token: nothing on record',
    'since 2015-01-01, everywhere: every link but Shop, given as token: nothing on record',
  ]);
});

test('nothing before the first day on record is told', () => {
  expect(gapsIn(madeUpPack([]))).toEqual([]);
});

test('plain questions have a gap exactly where the engine has no answer', () => {
  const day = fc.constantFrom(
    '2014-12-31',
    '2015-06-01',
    '2016-01-01',
    '2019-05-05',
    '2021-01-01',
    '2023-01-01',
  );
  const surface = fc.constantFrom('direct' as const, 'group' as const);
  const { groups } = linksOf(samplePack, sampleCatalogue);
  const gaps = gapsIn(samplePack).filter(
    ({ moment, conditions: [first = {}] }) => moment === 'click' && Object.keys(first).length === 0,
  );
  fc.assert(
    fc.property(day, surface, fc.integer({ min: 0, max: groups.length - 1 }), (at, where, place) => {
      const judge = createJudge(
        compile({ pack: samplePack, catalogue: sampleCatalogue, day: at, digests: {} }),
      );
      const { click } = judge.judge(groups[place]?.example ?? '', { surface: where });
      const inGap = gaps.some(
        ({ since, until, surfaces, links }) =>
          at >= since && (until === null || at <= until) && surfaces.includes(where) && links.includes(place),
      );
      expect(inGap).toBe(click.verdict === 'unknown' && at >= '2015-01-01');
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('a gap ends on the day before the next one begins', () => {
  for (const { until } of gapsIn(samplePack)) {
    if (until !== null) expect(spaceOf(samplePack, sampleCatalogue).days).toContain(addDays(until, 1));
  }
});
