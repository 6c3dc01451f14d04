/** What the answers carry besides the treatment: on whose word, since when, how surely, and why. */
import { describe, expect, it } from 'vitest';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import type { DestinationCatalogue, HistoryEntry, Membership, Moment, Pack, When } from '../policy/types.ts';
import { compile } from './compile.ts';
import { createJudge, type Judge } from './judge.ts';
import type { Context } from './types.ts';

const group: Context = { surface: 'group' };
const SHOP = 'https://shop.example/';
const DEALS = 'https://deals.example/';

const member = (is: Membership['member'], confidence: Membership['confidence']): Membership[] => [
  { from: '2016-01-01', member: is, confidence, reason: { en: 'r' }, sources: [] },
];
/** The sample's catalogue, in which it is inferred, or not known, that Deals is a partner. */
const where = (relation: Membership[]): DestinationCatalogue => ({
  ...sampleCatalogue,
  destinations: sampleCatalogue.destinations.map((destination) =>
    destination.id === 'deals' ? { ...destination, relations: { partners: relation } } : destination,
  ),
});
const INFERRED = where(member('yes', 'assumed'));
const UNRECORDED = where(member('unknown', 'reported'));

type Written = readonly [moment: Moment, when: When, entry: Partial<HistoryEntry>];

/** A judge of rules `rule-0`, `rule-1` ..., all in force since 2016. */
function judgeOf(
  rules: readonly Written[],
  catalogue = sampleCatalogue,
  language?: string,
  client?: string,
): Judge {
  const pack: Pack = {
    ...samplePack,
    rules: rules.map(([moment, when, entry], index) => ({
      id: `rule-${index}`,
      moment,
      title: { en: `Rule ${index}`, 'zh-CN': `规则${index}` },
      when,
      history: [
        {
          from: '2016-01-01',
          confidence: 'reported',
          reason: { en: 'Because.', 'zh-CN': '因为。' },
          sources: ['note'],
          ...entry,
        },
      ],
    })),
  };
  return createJudge(compile({ pack, catalogue, day: '2020-01-01', client, digests: {} }), language);
}

const disputed = [{ says: { en: 'not so' }, sources: ['other'] }];
const why = {
  rule: 'rule-0',
  from: '2016-01-01',
  confidence: 'reported',
  disputed: false,
  sources: ['note'],
};

describe('the click', () => {
  const click = (entry: Partial<HistoryEntry>, when: When = {}) =>
    judgeOf([['click', when, entry]]).judge(SHOP, group).click;

  it('carries what its rule says', () => {
    expect(click({ treatment: 'confirm', with: { wording: 'w' } })).toStrictEqual({
      treatment: 'confirm',
      with: { wording: 'w' },
      verdict: 'ruled',
      reason: 'Because.',
      ...why,
    });
    expect(click({ treatment: 'confirm', disputed })).toMatchObject({ disputed: true });
    expect(click({ treatment: 'confirm', overlay: 'what-if' })).toMatchObject({ overlay: 'what-if' });
  });

  it('names the rule that says that nobody knows', () => {
    expect(click({ treatment: 'unknown' })).toEqual({
      treatment: null,
      with: {},
      verdict: 'unknown',
      reason: 'Because.',
      ...why,
    });
    expect(click({ treatment: 'unknown', disputed, overlay: 'what-if' })).toMatchObject({
      disputed: true,
      overlay: 'what-if',
    });
  });

  it('says that nothing is on record where no rule speaks', () => {
    expect(click({ treatment: 'open' }, { surface: ['direct'] })).toEqual({
      treatment: null,
      with: {},
      verdict: 'unknown',
      rule: null,
      from: null,
      confidence: null,
      disputed: false,
      reason: 'Nothing on record says what happened to such a link here on this day.',
      sources: [],
    });
  });

  it('gives its reasons in the language asked for', () => {
    const judge = judgeOf([['click', { to: ['shop'] }, { treatment: 'open' }]], sampleCatalogue, 'zh-CN');
    expect(judge.judge(SHOP, group).click.reason).toBe('因为。');
    expect(judge.judge(DEALS, group).click.reason).toBe('没有记录说明这一天这类链接在这里会怎样。');
  });

  it('is asked by the form that the message came to have', () => {
    const judge = judgeOf([
      ['share', { to: ['shop'] }, { form: 'card' }],
      ['click', { form: ['card'] }, { treatment: 'webview' }],
      ['click', {}, { treatment: 'open' }],
    ]);
    expect(judge.judge(SHOP, group).click.treatment).toBe('webview');
    expect(judge.judge(DEALS, group).click.treatment).toBe('open');
    expect(judge.judge(DEALS, { ...group, form: 'card' }).click.treatment).toBe('webview');
  });
});

describe('membership that is inferred, or not on record', () => {
  const rules: Written[] = [['click', { to: ['@partners'] }, { treatment: 'open' }]];

  it('makes what is said of partners an assumption', () => {
    expect(judgeOf(rules, INFERRED).judge(DEALS, group).click).toMatchObject({
      treatment: 'open',
      confidence: 'assumed',
    });
  });

  it('leaves what an overlay says as hypothetical as it was', () => {
    const what: Written[] = [
      ['click', { to: ['@partners'] }, { treatment: 'open', confidence: 'hypothetical', overlay: 'what-if' }],
    ];
    expect(judgeOf(what, INFERRED).judge(DEALS, group).click.confidence).toBe('hypothetical');
  });

  it('makes the click unknown, with the rule and the destination named', () => {
    expect(judgeOf(rules, UNRECORDED).judge(DEALS, group).click).toEqual({
      treatment: null,
      with: {},
      verdict: 'unknown',
      reason: 'Whether the rule "Rule 0" covered Deals on this day is not on record.',
      ...why,
    });
  });

  it('makes the form that of a plain link, and says of sending that nobody knows', () => {
    const judge = judgeOf(
      [
        ['share', { to: ['@partners'] }, { form: 'token' }],
        ['compose', { to: ['@partners'] }, { treatment: 'refused', with: { count: 2 } }],
      ],
      UNRECORDED,
    );
    const { message, compose } = judge.judge(DEALS, group);
    expect(message).toMatchObject({
      form: 'link',
      clickable: true,
      with: {},
      basis: 'default',
      rule: 'rule-0',
    });
    expect(compose).toMatchObject({
      treatment: 'unknown',
      rule: 'rule-1',
      reason: 'Whether the rule "Rule 1" covered Deals on this day is not on record.',
    });
  });
});

describe('sending', () => {
  it('carries what its rule says', () => {
    const compose = (entry: Partial<HistoryEntry>) =>
      judgeOf([['compose', {}, entry]]).judge(SHOP, group).compose;
    expect(compose({ treatment: 'refused', with: { count: 2 } })).toEqual({
      treatment: 'refused',
      with: { count: 2 },
      reason: 'Because.',
      ...why,
    });
    expect(compose({ treatment: 'refused', disputed, overlay: 'what-if' })).toMatchObject({
      disputed: true,
      overlay: 'what-if',
    });
  });

  it('was possible where it is on record how such a message arrived; else nobody knows', () => {
    const compose = (rules: Written[], context = group) => judgeOf(rules).judge(SHOP, context).compose;
    expect(compose([])).toEqual({ treatment: 'unknown', with: {} });
    expect(compose([['click', {}, { treatment: 'unknown' }]])).toEqual({ treatment: 'unknown', with: {} });
    expect(compose([['click', {}, { treatment: 'open' }]])).toEqual({ treatment: 'unknown', with: {} });
    expect(compose([['share', {}, { form: 'unknown' }]])).toEqual({ treatment: 'unknown', with: {} });
    const card: Written = ['share', {}, { form: 'card' }];
    expect(compose([card])).toEqual({ treatment: 'allowed', with: {} });
    expect(compose([card], { ...group, form: 'card' })).toEqual({ treatment: 'allowed', with: {} });
    expect(compose([card], { ...group, form: 'link' })).toEqual({ treatment: 'unknown', with: {} });
    // What some client showed says nothing of all of them.
    expect(compose([['share', { client: ['ios'] }, { form: 'card' }]])).toEqual({
      treatment: 'unknown',
      with: {},
    });
  });
});

describe('the message', () => {
  const message = (context: Context, ...rules: Written[]) => judgeOf(rules).judge(SHOP, context).message;

  it('carries what its rule says', () => {
    const entry = { form: 'token', with: { clickable: true } } as const;
    expect(message(group, ['share', {}, entry])).toEqual({
      form: 'token',
      clickable: true,
      with: { clickable: true },
      basis: 'ruled',
      ...why,
    });
    expect(message(group, ['share', {}, { ...entry, disputed, overlay: 'what-if' }])).toMatchObject({
      disputed: true,
      overlay: 'what-if',
    });
  });

  it('is a plain link where the rule says that nobody knows', () => {
    expect(message(group, ['share', {}, { form: 'unknown' }])).toEqual({
      form: 'link',
      clickable: true,
      with: {},
      basis: 'default',
      ...why,
    });
  });

  it('in a form that the question names goes by the rule that says this form', () => {
    const asked: Context = { surface: 'group', form: 'token' };
    const rules: Written[] = [
      ['share', {}, { form: 'card' }],
      ['share', {}, { form: 'token', with: { copyable: false } }],
    ];
    expect(message(asked, ...rules)).toMatchObject({ form: 'token', basis: 'given', rule: 'rule-1' });
    expect(message(asked, ['share', {}, { form: 'card' }])).toEqual({
      form: 'token',
      clickable: false,
      with: {},
      basis: 'given',
    });
  });
});

describe('a message without a link in it', () => {
  const click = (context: Context, ...rules: Written[]) => judgeOf(rules).judge(SHOP, context).click;

  it.each([
    ['token', 'token'],
    ['qr', 'token'],
    ['text', 'inert'],
    ['removed', 'inert'],
  ] as const)('shared as %s is dealt with as "%s", on the word of the share rule', (form, treatment) => {
    expect(click(group, ['share', {}, { form }], ['click', {}, { treatment: 'open' }])).toStrictEqual({
      treatment,
      with: {},
      verdict: 'ruled',
      reason: 'Because.',
      ...why,
    });
  });

  it('has the reason of the rule that spoke, not of one before it', () => {
    const first: Written = ['share', { to: ['deals'] }, { form: 'card', reason: { en: 'Not this.' } }];
    const spoke: Written = ['share', {}, { form: 'text', reason: { en: 'This.' } }];
    expect(click(group, first, spoke)).toMatchObject({ rule: 'rule-1', reason: 'This.' });
  });

  it('hands on whether it can be copied, who disputes it and whose word it is', () => {
    const entry = {
      form: 'text',
      with: { copyable: false, shape: 'x' },
      disputed,
      overlay: 'what-if',
    } as const;
    expect(click(group, ['share', {}, entry])).toMatchObject({
      with: { copyable: false },
      disputed: true,
      overlay: 'what-if',
    });
    expect(click(group, ['share', {}, entry]).with).not.toHaveProperty('shape');
  });

  it('given in a form of which nothing is on record: text is inert, of a token nobody knows', () => {
    expect(click({ ...group, form: 'text' })).toEqual({
      treatment: 'inert',
      with: {},
      verdict: 'ruled',
      rule: null,
      from: null,
      confidence: null,
      disputed: false,
      reason: 'The message was given as "text": nothing in it is a link.',
      sources: [],
    });
    for (const form of ['token', 'qr'] as const)
      expect(click({ ...group, form })).toMatchObject({
        verdict: 'unknown',
        treatment: null,
        reason: 'Nothing on record says what happened to such a link here on this day.',
      });
  });
});

describe('where the question names no client', () => {
  const when = { client: ['ios', 'mac'] };
  const rules: Written[] = [
    ['compose', when, { treatment: 'quota' }],
    ['share', when, { form: 'card' }],
    ['click', when, { treatment: 'confirm' }],
  ];
  const asked = (written: readonly Written[], client?: string) =>
    judgeOf(written, sampleCatalogue, 'en', client).judge(SHOP, group);

  it('each ruling says which clients its rule is about alone', () => {
    const { compose, message, click } = asked(rules);
    expect([compose, message, click].map(({ clients }) => clients)).toEqual([
      ['ios', 'mac'],
      ['ios', 'mac'],
      ['ios', 'mac'],
    ]);
  });

  it('so does what follows from a form without a link, and a rule that says that nobody knows', () => {
    expect(asked([['share', when, { form: 'text' }]]).click.clients).toEqual(['ios', 'mac']);
    expect(asked([['click', when, { treatment: 'unknown' }]]).click.clients).toEqual(['ios', 'mac']);
  });

  it('a rule about any client says nothing of it, nor does one for the client that is named', () => {
    const open = rules.map(([moment, , entry]): Written => [moment, {}, entry]);
    for (const found of [asked(open), asked(rules, 'ios')])
      for (const ruling of [found.compose, found.message, found.click]) {
        expect(ruling.rule).toBeDefined();
        expect(ruling).not.toHaveProperty('clients');
      }
  });
});

it('keeps apart questions whose flags run together into the same letters', () => {
  const judge = judgeOf([['click', { flags: ['ab'] }, { treatment: 'confirm' }]]);
  const asked = (...flags: string[]) => judge.judge(SHOP, { surface: 'group', flags }).click.treatment;
  expect([asked('a', 'b'), asked('ab'), asked('a', 'b')]).toEqual([null, 'confirm', null]);
});
