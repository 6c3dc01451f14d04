import { describe, expect, it } from 'vitest';
import { madeUpPack, madeUpRule } from '../../tests/fixtures/made-up-rules.ts';
import { sampleCatalogue } from '../../tests/fixtures/sample-pack.ts';
import type { Rule } from '../policy/types.ts';
import { compile } from './compile.ts';
import { createJudge } from './judge.ts';
import { distanceOf, trace } from './trace.ts';
import type { Context } from './types.ts';

type Written = Pick<Rule, 'id' | 'when'> &
  Partial<Pick<Rule, 'moment'>> & { readonly says?: string; readonly from?: string };

function linesOf(
  rules: readonly Written[],
  context: Context = { surface: 'group' },
  url = 'https://shop.example/',
) {
  const pack = madeUpPack(
    rules.map(({ id, when, moment, says = 'open', from = '2016-01-01' }) =>
      madeUpRule(id, when, [[from, says]], moment),
    ),
  );
  const policy = compile({ pack, catalogue: sampleCatalogue, day: '2020-01-01', digests: {} });
  return trace(url, context, createJudge(policy));
}

describe('what became of a rule', () => {
  it.each<[string, Rule['when'], string[]]>([
    ['the surface', { surface: ['direct'] }, ['surface']],
    ['the destination', { to: ['deals'] }, ['to']],
    ['the domain', { domain: ['mail.example'] }, ['domain']],
    ['the host label', { hostLabel: ['telegram'] }, ['hostLabel']],
    ['the form', { form: ['card'] }, ['form']],
    ['the region, where one of two forms fits', { form: ['card', 'link'], region: ['AU'] }, ['region']],
    ['a sender that was not given', { sender: ['contact'] }, ['sender']],
    ['the flags', { flags: ['flagged-unsafe'] }, ['flags']],
    ['the region', { region: ['AU'] }, ['region']],
    [
      'all of it',
      {
        surface: ['direct'],
        to: ['deals'],
        domain: ['mail.example'],
        hostLabel: ['telegram'],
        form: ['card'],
        sender: ['contact'],
        flags: ['flagged-unsafe'],
        region: ['AU'],
      },
      ['region', 'surface', 'to', 'domain', 'hostLabel', 'form', 'sender', 'flags'],
    ],
  ])('missed on %s', (_what, when, failed) => {
    expect(linesOf([{ id: 'one', when }])).toEqual([
      { rule: 'one', moment: 'click', outcome: 'missed', failed, nearest: true },
    ]);
  });

  it('missed on another sender, and on some of the flags', () => {
    const context: Context = { surface: 'group', sender: 'stranger', flags: ['one'] };
    const lines = linesOf([{ id: 'rule', when: { sender: ['contact'], flags: ['one', 'two'] } }], context);
    expect(lines[0]?.failed).toEqual(['sender', 'flags']);
  });

  it('not reached where every condition holds, but an earlier rule had spoken', () => {
    const when = {
      surface: ['group' as const],
      to: ['shop'],
      domain: ['shop.example'],
      form: ['link' as const],
      sender: ['contact' as const],
      flags: ['one'],
    };
    const context: Context = { surface: 'group', sender: 'contact', flags: ['one', 'two'] };
    expect(
      linesOf(
        [
          { id: 'first', when: {} },
          { id: 'second', when },
        ],
        context,
      ),
    ).toEqual([
      { rule: 'first', moment: 'click', outcome: 'matched' },
      { rule: 'second', moment: 'click', outcome: 'not-reached' },
    ]);
  });

  it('keeps the order of the file where rules that sleep stand between', () => {
    const lines = linesOf([
      { id: 'asleep', when: {}, from: '2021-01-01' },
      { id: 'speaks', when: {} },
      { id: 'abroad', when: { region: ['AU'] } },
    ]);
    expect(lines).toEqual([
      {
        rule: 'asleep',
        moment: 'click',
        outcome: 'missed',
        failed: ['day'],
        day: '2021-01-01',
        nearest: true,
      },
      { rule: 'speaks', moment: 'click', outcome: 'matched' },
      { rule: 'abroad', moment: 'click', outcome: 'missed', failed: ['region'] },
    ]);
  });

  it('is told for each moment apart; the form counts for clicks alone', () => {
    const lines = linesOf([
      { id: 'sent', moment: 'compose', when: {}, says: 'allowed' },
      { id: 'sent-again', moment: 'compose', when: {}, says: 'refused' },
      { id: 'shared-card', moment: 'share', when: { form: ['link'] }, says: 'card' },
      { id: 'shared', moment: 'share', when: {}, says: 'link' },
      { id: 'clicked', when: { form: ['link'] } },
    ]);
    expect(lines.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual([
      'sent matched',
      'sent-again not-reached',
      'shared-card missed',
      'shared matched',
      'clicked matched',
    ]);
  });

  it('of a click rule is never "matched" where nothing in the message is a link', () => {
    const lines = linesOf([
      { id: 'shared', moment: 'share', when: {}, says: 'text' },
      { id: 'clicked', when: {} },
    ]);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['matched', 'not-reached']);
  });

  it('is missed by where it leads, too, where nobody knows of a set', () => {
    const rule = madeUpRule('partners', { surface: ['direct'], to: ['@partners'] }, [['2016-01-01', 'open']]);
    const pack = madeUpPack([rule]);
    const policy = compile({ pack, catalogue: sampleCatalogue, day: '2017-12-31', digests: {} });
    const [line] = trace('https://deals.example/', { surface: 'group' }, createJudge(policy));
    expect(line?.failed).toEqual(['surface', 'to']);
  });

  it('on an address that is not of the web is missed by where it leads, and by host where one is asked for', () => {
    const rules = [
      { id: 'all', when: {} },
      { id: 'mail', when: { domain: ['mail.example'] } },
      { id: 'label', when: { hostLabel: ['telegram'] } },
    ];
    const lines = linesOf(rules, { surface: 'group' }, 'mailto:a@mail.example');
    expect(lines.map(({ failed }) => failed)).toEqual([['to'], ['to', 'domain'], ['to', 'hostLabel']]);
  });
});

describe('the nearest miss', () => {
  it('is the first of the closest click rules, whatever the other moments miss', () => {
    const lines = linesOf([
      { id: 'shared', moment: 'share', when: { surface: ['direct'] }, says: 'card' },
      { id: 'far', when: { to: ['deals'] } },
      { id: 'near', when: { surface: ['direct'] } },
      { id: 'as-near', when: { form: ['card'] } },
      { id: 'speaks', when: {} },
    ]);
    expect(lines.filter(({ nearest }) => nearest).map(({ rule }) => rule)).toEqual(['near']);
  });

  it('is none where every click rule was reached or hidden', () => {
    const lines = linesOf([
      { id: 'speaks', when: {} },
      { id: 'hidden', when: {} },
    ]);
    expect(lines.some(({ nearest }) => nearest)).toBe(false);
  });
});

describe('how far a rule is from speaking', () => {
  it('what the question can change counts least, what the link is most', () => {
    const near = ['surface', 'day', 'form', 'client', 'clientVersion', 'sender'];
    expect(near.map((key) => distanceOf({ failed: [key] }, '2020-01-01'))).toEqual(near.map(() => 1));
    expect(['flags', 'region'].map((key) => distanceOf({ failed: [key] }, '2020-01-01'))).toEqual([2, 2]);
    const far = ['domain', 'hostLabel', 'to'];
    expect(far.map((key) => distanceOf({ failed: [key] }, '2020-01-01'))).toEqual([4, 4, 4]);
  });

  it('adds up, with 1 for a condition that it does not know, and 0 for none', () => {
    expect(distanceOf({ failed: ['to', 'flags', 'moon'] }, '2020-01-01')).toBe(7);
    expect(distanceOf({}, '2020-01-01')).toBe(0);
  });

  it('grows by 1 in two years, to either side, and by 2 at most', () => {
    const from = (day: string) => distanceOf({ failed: ['day'], day }, '2020-01-01');
    expect(from('2020-01-01')).toBe(1);
    expect(from('2021-12-31')).toBe(2);
    expect(from('2018-01-01')).toBe(2);
    expect(from('1999-01-01')).toBe(3);
  });
});
