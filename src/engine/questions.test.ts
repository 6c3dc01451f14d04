/** How a judge takes questions: the same again, others between, and what is no web address. */
import { describe, expect, it } from 'vitest';
import { madeUpPack, madeUpRule } from '../../tests/fixtures/made-up-rules.ts';
import { sampleCatalogue } from '../../tests/fixtures/sample-pack.ts';
import type { When } from '../policy/types.ts';
import { compile } from './compile.ts';
import { createJudge, type Judge } from './judge.ts';
import type { Context } from './types.ts';

const group: Context = { surface: 'group' };
const SHOP = 'https://shop.example/';

/** A judge of click rules `rule-0`, `rule-1` ..., all in force since 2016. */
function judgeOf(...rules: readonly (readonly [when: When, treatment: string])[]): Judge {
  const pack = madeUpPack(
    rules.map(([when, treatment], index) => madeUpRule(`rule-${index}`, when, [['2016-01-01', treatment]])),
  );
  return createJudge(compile({ pack, catalogue: sampleCatalogue, day: '2020-01-01', digests: {} }));
}

describe('one judge, asked often', () => {
  const judge = () =>
    judgeOf(
      [{ sender: ['stranger'], flags: ['a', 'b'] }, 'stopped'],
      [{ flags: ['b'] }, 'confirm'],
      [{ form: ['card'] }, 'webview'],
      [{ surface: ['direct'] }, 'blank'],
      [{}, 'open'],
    );
  const questions: readonly (readonly [Context, string])[] = [
    [{ surface: 'group' }, 'open'],
    [{ surface: 'direct' }, 'blank'],
    [{ surface: 'group', form: 'card' }, 'webview'],
    [{ surface: 'group', flags: ['b'] }, 'confirm'],
    [{ surface: 'group', flags: ['a', 'b'], sender: 'stranger' }, 'stopped'],
    [{ surface: 'group', flags: ['b', 'a'], sender: 'stranger' }, 'stopped'],
    [{ surface: 'group', flags: ['a', 'b'], sender: 'contact' }, 'confirm'],
    [{ surface: 'group', flags: ['b'], sender: 'stranger' }, 'confirm'],
    [{ surface: 'group', flags: [] }, 'open'],
  ];

  it('never mixes up two questions, in whatever order they come', () => {
    const one = judge();
    for (const [context, treatment] of [...questions, ...questions.toReversed()])
      expect(one.judge(SHOP, context).click.treatment).toBe(treatment);
  });

  it('gives the very same answer to the same question, in other words too, and nobody can change it', () => {
    const one = judge();
    const { click, message, compose } = one.judge(SHOP, { surface: 'group', flags: ['a', 'b'] });
    const again = one.judge('https://www.shop.example/other', { surface: 'group', flags: ['b', 'a'] });
    expect(again.click).toBe(click);
    expect(again.message).toBe(message);
    expect(again.compose).toBe(compose);
    expect([click, message, compose].every(Object.isFrozen)).toBe(true);
  });

  it('leaves the flags of the question as they were given', () => {
    const flags = ['b', 'a'];
    judge().judge(SHOP, { surface: 'group', flags });
    expect(flags).toEqual(['b', 'a']);
  });
});

describe('what is no web address', () => {
  it('has no host, and is ruled by nothing, whatever the rules say of everything', () => {
    const judge = judgeOf([{}, 'open']);
    const ruled = {
      compose: { treatment: 'unknown', with: {} },
      message: { form: 'link', clickable: true, with: {}, basis: 'default' },
      click: {
        treatment: null,
        with: {},
        verdict: 'unknown',
        rule: null,
        from: null,
        confidence: null,
        disputed: false,
        reason: 'This is not a web address. The rules on record are about web addresses.',
        sources: [],
      },
    };
    expect(judge.judge('mailto:a@shop.example', group)).toEqual({
      link: {
        kind: 'other',
        url: 'mailto:a@shop.example',
        host: '',
        destination: null,
        owner: null,
        category: null,
        sets: [],
        unwrapped: [],
      },
      ...ruled,
    });
    expect(judge.judge('deals://x', group)).toMatchObject({
      link: { kind: 'app', host: '', destination: 'deals', owner: 'friend', category: 'e-commerce' },
      ...ruled,
    });
    const answer = judge.judge('', group);
    expect([answer.message, answer.click, answer.compose].every(Object.isFrozen)).toBe(true);
  });
});

describe('a redirector', () => {
  it('is asked about itself where it hides nothing', () => {
    const judge = judgeOf([{ domain: ['out.example'] }, 'confirm']);
    const { link, click } = judge.judge('https://out.example/go', group);
    expect(link).toMatchObject({ host: 'out.example', unwrapped: [] });
    expect(click.treatment).toBe('confirm');
    const inner = judge.judge(`https://out.example/go?to=${encodeURIComponent(SHOP)}`, group);
    expect(inner.link).toMatchObject({
      host: 'shop.example',
      destination: 'shop',
      unwrapped: ['out.example'],
    });
    expect(inner.click.verdict).toBe('unknown');
  });
});
