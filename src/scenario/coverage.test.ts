import { expect, test } from 'vitest';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import { createJudges } from '../packs/judges.ts';
import type { Pack } from '../policy/types.ts';
import { coverageOf, percent } from './coverage.ts';
import { runCase } from './run.ts';
import type { ScenarioCase } from './types.ts';

function coverage(questions: readonly Partial<ScenarioCase>[], pack: Pack = samplePack) {
  const judgeFor = createJudges({ packs: { sample: pack }, catalogue: sampleCatalogue, digests: {} });
  const results = questions.map((question) =>
    runCase(
      'sample',
      {
        name: 'x',
        at: '2020-05-01',
        surface: 'group',
        link: 'https://shop.example/',
        expect: { era: 'early' },
        ...question,
      },
      judgeFor,
    ),
  );
  return coverageOf(pack, results);
}

/** `rule from` of what the questions touch. */
function touched(...questions: Partial<ScenarioCase>[]): string[] {
  const missed = new Set(coverage(questions).untouchedEntries.map(({ rule, from }) => `${rule} ${from}`));
  const all = samplePack.rules.flatMap(({ id, history }) => history.map(({ from }) => `${id} ${from}`));
  return all.filter((one) => !missed.has(one));
}

test('without cases nothing is touched', () => {
  const { rules, entries, untouchedRules } = coverage([]);
  expect(rules).toEqual({
    touched: 0,
    of: 11,
    compose: { touched: 0, of: 1 },
    share: { touched: 0, of: 2 },
    click: { touched: 0, of: 8 },
  });
  expect(entries).toMatchObject({ touched: 0, of: 13, click: { touched: 0, of: 10 } });
  expect(untouchedRules).toHaveLength(11);
});

test('the rules that gave a part of the decision are touched, with the entry that was in force', () => {
  expect(touched({})).toEqual(['shop-share 2016-01-01', 'shops 2016-01-01']);
  expect(touched({ at: '2022-05-01' })).toEqual(['shop-share 2016-01-01', 'shops 2022-01-01']);
  expect(touched({ link: 'https://pay.shop.example/', at: '2015-03-01' })).toEqual(['no-coupons 2015-02-02']);
});

test('an entry that ends a rule is touched where the rule would have spoken', () => {
  expect(touched({ link: 'https://telegram.org/', at: '2018-01-01' })).toEqual(['any-tld 2017-01-01']);
  expect(touched({ link: 'https://nobody.example/', at: '2018-01-01' })).toEqual([]);
  // Not yet begun is not ended.
  expect(touched({ link: 'https://telegram.org/', at: '2015-06-01' })).toEqual([]);
});

test('a share rule that says "unknown" is touched where it would have spoken', () => {
  const rules = samplePack.rules.map((rule) =>
    rule.id === 'shop-share'
      ? { ...rule, history: [...rule.history, { ...rule.history[0], from: '2019-01-01', form: 'unknown' }] }
      : rule,
  ) as Pack['rules'];
  const missed = (question: Partial<ScenarioCase>) =>
    coverage([question], { ...samplePack, rules })
      .untouchedEntries.filter(({ rule }) => rule === 'shop-share')
      .map(({ from }) => from);
  expect(missed({})).toEqual(['2016-01-01']);
  expect(missed({ at: '2018-05-01' })).toEqual(['2019-01-01']);
  expect(missed({ link: 'https://nobody.example/' })).toEqual(['2016-01-01', '2019-01-01']);
});

test('a rule is touched where one of its entries is', () => {
  const { untouchedRules, untouchedEntries } = coverage([{}]);
  expect(untouchedRules).not.toContainEqual({ rule: 'shops', moment: 'click' });
  expect(untouchedEntries).toContainEqual({
    rule: 'shops',
    moment: 'click',
    from: '2022-01-01',
    says: 'unknown',
  });
});

test('shares are never rounded up to all', () => {
  expect(percent({ touched: 1999, of: 2000 })).toBe('99.9 %');
  expect(percent({ touched: 1, of: 3 })).toBe('33.3 %');
  expect(percent({ touched: 0, of: 0 })).toBe('100.0 %');
});
