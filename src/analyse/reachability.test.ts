import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import { compile } from '../engine/compile.ts';
import { createJudge } from '../engine/judge.ts';
import type { Context } from '../engine/types.ts';
import type { Pack, Rule, When } from '../policy/types.ts';
import { unreachableRules } from './reachability.ts';

const namesOf = (pack: Pack) => unreachableRules(pack, sampleCatalogue).map(({ rule }) => rule.id);

function rule(id: string, when: When, moment: Rule['moment'] = 'click', from = '2016-01-01'): Rule {
  const says =
    moment === 'share' ? { form: 'card' as const } : { treatment: moment === 'click' ? 'open' : 'refused' };
  return {
    id,
    moment,
    title: { en: id },
    when,
    history: [{ from, ...says, confidence: 'reported', reason: { en: id }, sources: ['note'] }],
  };
}

const packOf = (...rules: Rule[]): Pack => ({ ...samplePack, rules });

describe('a rule is unreachable', () => {
  test('behind one that takes every link', () => {
    expect(
      unreachableRules(packOf(rule('all', {}), rule('shop', { to: ['shop'] })), sampleCatalogue),
    ).toEqual([{ rule: expect.objectContaining({ id: 'shop' }), shadowedBy: ['all'] }]);
  });

  test('behind several that together take what it asks for', () => {
    const pack = packOf(
      rule('direct', { surface: ['direct'] }),
      rule('group', { surface: ['group'] }),
      rule('shop', { to: ['shop'] }),
    );
    expect(namesOf(pack)).toEqual(['shop']);
  });

  test('where its conditions exclude each other', () => {
    expect(namesOf(packOf(rule('never', { to: ['shop'], domain: ['news.example'] })))).toEqual(['never']);
  });

  test('where no link that arrives so can be clicked', () => {
    expect(namesOf(packOf(rule('picture', { form: ['qr'] })))).toEqual(['picture']);
  });
});

describe('a rule is reachable', () => {
  test.for<[string, Rule[]]>([
    ['on an earlier day', [rule('later', {}, 'click', '2020-01-01'), rule('shop', { to: ['shop'] })]],
    ['for another moment', [rule('all', {}), rule('shop', { to: ['shop'] }, 'compose')]],
    [
      'on older clients',
      [rule('new', { clientVersion: { android: '8.0' } }), rule('old', { client: ['android'] })],
    ],
    ['without the flag', [rule('flagged', { flags: ['flagged-unsafe'] }), rule('rest', {})]],
    ['from other senders', [rule('stranger', { sender: ['stranger'] }), rule('rest', {})]],
    ['in other regions', [rule('abroad', { region: ['AU'] }), rule('rest', {})]],
    ['before the set changed', [rule('partners', { to: ['@partners'] }), rule('deals', { to: ['deals'] })]],
    [
      'below a host that is named',
      [rule('shop', { to: ['shop'] }), rule('pay', { domain: ['pay.shop.example'] })],
    ],
    ['where host and label meet', [rule('label', { hostLabel: ['telegram'], domain: ['me'] })]],
  ])('%s', ([, rules]) => {
    expect(namesOf(packOf(...rules))).toEqual([]);
  });

  test('all of the sample', () => {
    expect(namesOf(samplePack)).toEqual([]);
  });
});

/** Rules that the engine itself names, over a grid of questions that is finer than what the rules can tell apart. */
function rulesThatSpeak(pack: Pack): Set<string> {
  const spoke = new Set<string | null | undefined>();
  const urls = ['shop', 'pay.shop', 'deals', 'video', 'paper', 'home', 'mail', 'x.mail', 'none'].map(
    (name) => `https://${name}.example/`,
  );
  const contexts: Context[] = [];
  for (const surface of ['direct', 'group'] as const) {
    for (const form of [undefined, 'link', 'token', 'card', 'text'] as const) {
      for (const sender of [undefined, 'contact', 'stranger'] as const) {
        for (const flags of [[], ['flagged-unsafe']]) {
          contexts.push({ surface, flags, ...(form && { form }), ...(sender && { sender }) });
        }
      }
    }
  }
  for (const day of ['2015-06-01', '2016-06-01', '2018-06-01', '2021-06-01', '2022-06-01']) {
    for (const client of [
      {},
      { client: 'android', clientVersion: '7' },
      { client: 'android' },
      { client: 'ios' },
    ]) {
      const policy = compile({ pack, catalogue: sampleCatalogue, day, ...client, digests: {} });
      const judge = createJudge(policy);
      for (const url of urls) {
        for (const context of contexts) {
          const { compose, message, click } = judge.judge(url, context);
          spoke.add(compose.rule).add(message.rule).add(click.rule);
        }
      }
    }
  }
  return new Set([...spoke].filter((id) => typeof id === 'string'));
}

const some = <Value>(...values: Value[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }), { nil: undefined });

const anyWhen = fc
  .record({
    surface: some<'direct' | 'group'>('direct', 'group'),
    to: some('shop', 'deals', 'e-commerce', 'rival', '@partners', 'own', 'external', 'any'),
    domain: some('mail.example', 'pay.shop.example'),
    sender: some<'contact' | 'stranger'>('contact', 'stranger'),
    flags: some('flagged-unsafe'),
    client: some('android', 'ios'),
    clientVersion: fc.option(fc.constant({ android: '8.0' }), { nil: undefined }),
  })
  .map((when) => JSON.parse(JSON.stringify(when)) as When);

const anyRule = fc.record({
  when: anyWhen,
  moment: fc.constantFrom('click' as const, 'compose' as const),
  from: fc.constantFrom('2015-01-01', '2016-01-01', '2021-01-01'),
});

test('finds exactly the rules that the engine never names, whatever the pack', () => {
  fc.assert(
    fc.property(fc.array(anyRule, { minLength: 2, maxLength: 6 }), (drawn) => {
      const pack = packOf(
        ...drawn.map(({ when, moment, from }, at) => rule(`rule-${at}`, when, moment, from)),
      );
      const spoke = rulesThatSpeak(pack);
      const silent = pack.rules.map(({ id }) => id).filter((id) => !spoke.has(id));
      expect(namesOf(pack)).toEqual(silent);
    }),
    { numRuns: 60, seed: 2013 },
  );
});
