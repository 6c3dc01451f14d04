import { describe, expect, test } from 'vitest';
import { madeUpPack, madeUpRule } from '../../tests/fixtures/made-up-rules.ts';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import { compile } from '../engine/compile.ts';
import { judgeDestination } from '../engine/inspect.ts';
import { createJudge } from '../engine/judge.ts';
import { catalogue, packs } from '../packs/index.ts';
import type { DestinationCatalogue, Moment, Pack, Rule } from '../policy/types.ts';
import { analyse } from './analysis.ts';
import type { Question } from './examples.ts';

/** The rule and entry that the engine names for a question. */
function spoke(
  pack: Pack,
  known: DestinationCatalogue,
  moment: Moment,
  { at, link, destination, client, clientVersion, region, ...context }: Question,
): string {
  const input = { pack, catalogue: known, day: at, client, clientVersion, region, digests: {} };
  const judge = createJudge(compile(input));
  const index = known.destinations.findIndex(({ id }) => id === destination);
  const answer = link === null ? judgeDestination(judge, index, context) : judge.judge(link, context);
  const { rule, from } = answer[moment === 'share' ? 'message' : moment];
  return `${rule} ${from}`;
}

const silent = (...rules: Rule[]) =>
  analyse(madeUpPack(rules), sampleCatalogue).analysis.unreachable.entries.map(({ rule, from, shadowedBy }) =>
    [rule, from, ...shadowedBy].join(' '),
  );

describe('an entry never speaks', () => {
  test('where another rule stands before it during its whole span', () => {
    const shops = madeUpRule('shops', { to: ['shop'] }, [
      ['2015-01-01', 'open'],
      ['2016-01-01', 'stopped'],
      ['2017-01-01', 'open'],
    ]);
    const all = madeUpRule('all', {}, [
      ['2016-01-01', 'inert'],
      ['2017-01-01', 'none'],
    ]);
    expect(silent(all, shops)).toEqual(['shops 2016-01-01 all']);
  });

  test('where two rules take its place one after the other', () => {
    const first = madeUpRule('first', { surface: ['direct'] }, [['2016-01-01', 'inert']]);
    const second = madeUpRule('second', { surface: ['group'] }, [['2016-01-01', 'inert']]);
    expect(silent(first, second, madeUpRule('late', {}, [['2018-01-01', 'open']]))).toEqual([
      'late 2018-01-01 first second',
    ]);
  });

  test('but one that speaks on a single day does', () => {
    const all = madeUpRule('all', {}, [['2016-01-02', 'inert']]);
    expect(silent(all, madeUpRule('shops', { to: ['shop'] }, [['2016-01-01', 'open']]))).toEqual([]);
  });

  test('and the end of a rule is no entry that could', () => {
    const gone = madeUpRule('gone', {}, [
      ['2016-01-01', 'open'],
      ['2017-01-01', 'none'],
    ]);
    expect(silent(gone)).toEqual([]);
  });

  test('and the question that it would have answered is told', () => {
    const all = madeUpRule('all', { surface: ['group'] }, [['2016-01-01', 'inert']]);
    const pack = madeUpPack([
      all,
      madeUpRule('late', { surface: ['group'], to: ['shop'], flags: ['flagged-unsafe'] }, [
        ['2018-01-01', 'open'],
      ]),
    ]);
    const { unreachable } = analyse(pack, sampleCatalogue).analysis;
    expect(unreachable.rules).toEqual(['late']);
    const example = {
      at: '2018-01-01',
      surface: 'group',
      link: 'https://shop.example/',
      flags: ['flagged-unsafe'],
    } as const;
    expect(unreachable.entries[0]?.example).toEqual(example);
    expect(spoke(pack, sampleCatalogue, 'click', example)).toBe('all 2016-01-01');
  });
});

describe('an entry that no scenario touches', () => {
  test.for<[string, Pack, DestinationCatalogue]>([
    ['sample', samplePack, sampleCatalogue],
    ...Object.entries(packs).map(([id, pack]): [string, Pack, DestinationCatalogue] => [id, pack, catalogue]),
  ])('of %s comes with a question that it answers', ([, pack, known]) => {
    const { coverage } = analyse(pack, known, { cases: 0, touched: () => false }).analysis;
    const wrong = (coverage?.uncovered ?? []).filter(({ rule, from, says, moment, example }) => {
      if (example === null) return true;
      // Neither the end of a rule nor a form that nobody knows is named in a decision.
      if (says === 'none' || (says === 'unknown' && moment === 'share')) return false;
      return spoke(pack, known, moment, example) !== `${rule} ${from}`;
    });
    expect(wrong).toEqual([]);
    expect(coverage?.uncovered.length).toBe(pack.rules.flatMap(({ history }) => history).length);
  });

  test('is told without those that one touches', () => {
    const touched = (rule: string, from: string) => rule !== 'shops' || from === '2016-01-01';
    const { coverage } = analyse(samplePack, sampleCatalogue, { cases: 3, touched }).analysis;
    expect(coverage?.uncovered.map(({ rule, from }) => `${rule} ${from}`)).toEqual(['shops 2022-01-01']);
    expect(coverage).toMatchObject({ cases: 3, uncoveredRules: [], coveredRules: samplePack.rules.length });
  });
});
