import { describe, expect, test } from 'vitest';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import { compile } from '../engine/compile.ts';
import { decide } from '../engine/decide.ts';
import { createJudge } from '../engine/judge.ts';
import type { Decision } from '../engine/types.ts';
import { digestOf } from '../packs/digest.ts';
import type { Pack } from '../policy/types.ts';
import { applyOverlay } from './apply.ts';
import type { Addition, Overlay, SupposedEntry, SupposedRule } from './types.ts';

const text = (en: string) => ({ en });
const because = { reason: text('supposed') };

const overlay = (says: Partial<Overlay>): Overlay => ({
  id: 'what-if',
  on: 'sample',
  name: text('What if'),
  about: text('What if?'),
  ...says,
});

const click = (id: string, to: string, ...history: SupposedEntry[]): SupposedRule => ({
  id,
  moment: 'click',
  title: text(id),
  when: { to: [to] },
  history,
});

const opens = (id: string, to = 'any') =>
  click(id, to, { from: '2016-01-01', treatment: 'open', ...because });

const digests = { sample: 'sha256-a', destinations: 'sha256-b' };

function ask(pack: Pack, url: string, day: string, form?: 'link'): Decision {
  const judge = createJudge(compile({ pack, catalogue: sampleCatalogue, day, digests }));
  return decide(url, { surface: 'group', ...(form && { form }) }, judge);
}

const idsOf = ({ rules }: Pack) => rules.map(({ id }) => id);

describe('new rules', () => {
  const add = (...additions: Addition[]) => idsOf(applyOverlay(samplePack, overlay({ add: additions })));

  test('stand before all others, or around a rule, in the order of the file', () => {
    const ids = add(
      { rules: [opens('a'), opens('b')] },
      { after: 'unsafe', rules: [opens('c')] },
      { before: 'unsafe', rules: [opens('d')] },
      { rules: [opens('e')] },
      { after: 'unsafe', rules: [opens('f')] },
      { before: 'unsafe', rules: [opens('g')] },
    );
    expect(ids.slice(0, 4)).toEqual(['a', 'b', 'e', 'no-coupons']);
    const at = ids.indexOf('unsafe');
    expect(ids.slice(at - 2, at + 3)).toEqual(['d', 'g', 'unsafe', 'c', 'f']);
    expect(ids.length).toBe(samplePack.rules.length + 7);
  });

  test('decide, and say that nobody knows it', () => {
    const pack = applyOverlay(samplePack, overlay({ add: [{ rules: [opens('all-open')] }] }));
    const { click: ruling } = ask(pack, 'https://shop.example/', '2020-01-01', 'link');
    expect(ruling).toMatchObject({
      treatment: 'open',
      verdict: 'ruled',
      rule: 'all-open',
      from: '2016-01-01',
      confidence: 'hypothetical',
      reason: 'supposed',
      sources: [],
      overlay: 'what-if',
    });
  });

  test('are hypothetical whatever a membership that they rest on is', () => {
    const inferred = {
      ...sampleCatalogue,
      destinations: sampleCatalogue.destinations.map((destination) =>
        destination.id === 'deals'
          ? {
              ...destination,
              relations: {
                partners: (destination.relations?.partners ?? []).map((one) => ({
                  ...one,
                  confidence: 'assumed' as const,
                })),
              },
            }
          : destination,
      ),
    };
    const pack = applyOverlay(samplePack, overlay({ add: [{ rules: [opens('friends', '@partners')] }] }));
    const confidence = (of: Pack) => {
      const judge = createJudge(compile({ pack: of, catalogue: inferred, day: '2019-01-01', digests }));
      return decide('https://deals.example/', { surface: 'group' }, judge).click.confidence;
    };
    expect(confidence(samplePack)).toBe('assumed');
    expect(confidence(pack)).toBe('hypothetical');
  });

  test('of a message and of its sending say the same; so does a click that hangs on the message', () => {
    const rule = (
      id: string,
      moment: SupposedRule['moment'],
      says: Partial<SupposedEntry>,
    ): SupposedRule => ({
      ...click(id, 'shop', { from: '2016-01-01', ...says, ...because }),
      moment,
    });
    const rules = [
      rule('as-text', 'share', { form: 'text' }),
      rule('refuse', 'compose', { treatment: 'refused' }),
    ];
    const decision = ask(
      applyOverlay(samplePack, overlay({ add: [{ rules }] })),
      'https://shop.example/',
      '2020-01-01',
    );
    for (const ruling of [decision.compose, decision.message, decision.click])
      expect(ruling).toMatchObject({ confidence: 'hypothetical', overlay: 'what-if' });
    expect(decision.click.treatment).toBe('inert');
  });
});

describe('rules of the pack', () => {
  const shop = (pack: Pack, day: string) => ask(pack, 'https://shop.example/', day, 'link').click;

  test('are replaced from a day on; before it, the record stands', () => {
    const history = [{ from: '2019-01-01', treatment: 'open', ...because }];
    const pack = applyOverlay(samplePack, overlay({ replace: [{ rule: 'shops', history }] }));
    expect(shop(pack, '2018-12-31')).toMatchObject({ treatment: 'copy-url', confidence: 'reported' });
    expect(shop(pack, '2018-12-31')).not.toHaveProperty('overlay');
    expect(shop(pack, '2019-01-01')).toMatchObject({ treatment: 'open', overlay: 'what-if' });
    expect(shop(pack, '2023-01-01')).toMatchObject({ treatment: 'open', overlay: 'what-if' });
  });

  test('lose what they said from that day on, that day included', () => {
    const history = [{ from: '2022-01-01', treatment: 'open', ...because }];
    const pack = applyOverlay(samplePack, overlay({ replace: [{ rule: 'shops', history }] }));
    const { history: entries = [] } = pack.rules.find(({ id }) => id === 'shops') ?? {};
    expect(entries.map(({ from, treatment }) => `${from} ${treatment}`)).toEqual([
      '2016-01-01 copy-url',
      '2022-01-01 open',
    ]);
  });

  test('are removed from a day on', () => {
    const remove = [{ rules: ['shops'], from: '2019-01-01', ...because }];
    const pack = applyOverlay(samplePack, overlay({ remove }));
    expect(shop(pack, '2018-12-31').rule).toBe('shops');
    expect(shop(pack, '2019-01-01')).toMatchObject({ verdict: 'unknown', rule: null });
  });

  test('are removed altogether', () => {
    const pack = applyOverlay(samplePack, overlay({ remove: [{ rules: ['shops', 'mail'], ...because }] }));
    expect(idsOf(pack)).toEqual(idsOf(samplePack).filter((id) => id !== 'shops' && id !== 'mail'));
    expect(shop(pack, '2018-12-31').verdict).toBe('unknown');
  });

  test('a share rule ends by its form', () => {
    const remove = [{ rules: ['shop-share'], from: '2019-01-01', ...because }];
    const pack = applyOverlay(samplePack, overlay({ remove }));
    expect(ask(pack, 'https://shop.example/', '2018-12-31').message.form).toBe('token');
    expect(ask(pack, 'https://shop.example/', '2019-01-01').message).toMatchObject({
      form: 'link',
      basis: 'default',
    });
  });
});

test('a decision says that it is hypothetical even where a rule of the pack spoke', () => {
  const one = overlay({ remove: [{ rules: ['shops'], ...because }] });
  const decision = ask(applyOverlay(samplePack, one), 'https://mail.example/', '2020-01-01');
  expect(decision.click).toMatchObject({ rule: 'mail', confidence: 'reported' });
  expect(decision.hypothetical).toEqual(['what-if']);
  expect(decision.packs).toEqual({ ...digests, 'overlay:what-if': digestOf(one) });
});

test('a decision on the record says nothing of overlays', () => {
  const decision = ask(samplePack, 'https://mail.example/', '2020-01-01');
  expect(decision).not.toHaveProperty('hypothetical');
  expect(decision.packs).toEqual(digests);
});

test('the compiled policy carries the names, for whoever draws a screen', () => {
  const pack = applyOverlay(samplePack, overlay({}));
  const policy = compile({ pack, catalogue: sampleCatalogue, day: '2020-01-01', digests });
  expect(policy.hypothetical).toEqual([{ id: 'what-if', name: text('What if') }]);
});

test('several go on one after the other, and the last lies on top', () => {
  const lower = overlay({ id: 'lower', add: [{ rules: [opens('low')] }] });
  const upper = overlay({
    id: 'upper',
    add: [{ rules: [opens('high')] }],
    remove: [{ rules: ['low'], ...because }],
  });
  expect(idsOf(applyOverlay(applyOverlay(samplePack, lower), { ...upper, remove: [] })).slice(0, 2)).toEqual([
    'high',
    'low',
  ]);
  const both = applyOverlay(applyOverlay(samplePack, lower), upper);
  expect(idsOf(both)[1]).toBe('no-coupons');
  const decision = ask(both, 'https://mail.example/', '2020-01-01');
  expect(decision.hypothetical).toEqual(['lower', 'upper']);
  expect(Object.keys(decision.packs)).toEqual(['sample', 'destinations', 'overlay:lower', 'overlay:upper']);
});

test('eras, flags and wordings join those of the pack, marked as what they are', () => {
  const pack = applyOverlay(
    samplePack,
    overlay({
      flags: [{ id: 'friend', name: text('From a friend') }],
      eras: [{ id: 'other', from: '2018-01-01', name: text('Other'), summary: text('Other') }],
      wordings: { sure: { lang: 'en', parts: { title: { text: 'Sure?', gloss: text('Sure?') } } } },
    }),
  );
  expect(pack.flags.map(({ id }) => id)).toEqual(['flagged-unsafe', 'friend']);
  expect(pack.eras.map(({ id, overlay: by }) => [id, by])).toEqual([
    ['early', undefined],
    ['other', 'what-if'],
  ]);
  expect(pack.wordings.sure).toMatchObject({ mark: 'invented', sources: [] });
});

test('an overlay for another platform is an error of the caller', () => {
  expect(() => applyOverlay(samplePack, overlay({ on: 'wechat' }))).toThrow('is for "wechat"');
});
