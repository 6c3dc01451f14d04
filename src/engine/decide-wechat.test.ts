import { beforeEach, describe, expect, it } from 'vitest';
import { catalogue, digests, packs } from '../packs/index.ts';
import type { Pack } from '../policy/types.ts';
import { compile } from './compile.ts';
import { decide } from './decide.ts';
import { createJudge, type Judge } from './judge.ts';
import type { Decision } from './types.ts';

const wechat = packs.wechat as Pack;
const on = (day: string) => createJudge(compile({ pack: wechat, catalogue, day, digests }));
const TAOBAO = 'https://item.taobao.com/item.htm?id=1';

describe('a whole decision', () => {
  let judge: Judge;
  let decision: Decision;
  beforeEach(() => {
    judge = on('2021-12-01');
    decision = decide(TAOBAO, { surface: 'group' }, judge, { full: true });
  });

  it('carries what the contract names', () => {
    expect(Object.keys(decision)).toEqual([
      'platform',
      'at',
      'era',
      'surface',
      'link',
      'compose',
      'message',
      'click',
      'reach',
      'criteria',
      'trace',
      'packs',
    ]);
    expect(decision).toMatchObject({
      platform: 'wechat',
      at: '2021-12-01',
      era: 'stage-2',
      surface: 'group',
    });
    expect(decision.packs.wechat).toMatch(/^sha256-/);
  });

  it('counts the ways to read, to the app, and to pay', () => {
    expect(decision.reach?.read).toMatchObject({
      possible: true,
      where: 'in-app',
      steps: 1,
      path: ['tap-link'],
    });
    expect(decision.reach?.app).toMatchObject({ possible: true, steps: 4 });
    expect(decision.reach?.pay).toMatchObject({ possible: true, steps: 3, accepted: ['alipay'] });
    expect(decision.reach?.pay.refused).toContain('wechat-pay');
  });

  it('holds it against the three standards', () => {
    expect(decision.criteria).toEqual({ 'same-display': false, 'opens-in-app': true, 'no-extra-step': true });
    const before = decide(TAOBAO, { surface: 'group' }, on('2021-09-20'), { full: true });
    expect(before.criteria).toEqual({ 'same-display': false, 'opens-in-app': false, 'no-extra-step': false });
    const favoured = decide('https://item.jd.com/1.html', { surface: 'group' }, on('2021-09-20'), {
      full: true,
    });
    expect(favoured.criteria).toEqual({ 'same-display': true, 'opens-in-app': true, 'no-extra-step': true });
  });

  it('leaves the costly parts out unless asked, and is the same to the byte each time', () => {
    expect(Object.keys(decide(TAOBAO, { surface: 'group' }, judge))).not.toContain('reach');
    const again = decide(TAOBAO, { surface: 'group' }, on('2021-12-01'), { full: true });
    expect(JSON.stringify(again)).toBe(JSON.stringify(decision));
  });

  it('says unknown for each goal and criterion where nothing is on record', () => {
    const news = decide('https://news.example/', { surface: 'group' }, judge, { full: true });
    expect(news.click.verdict).toBe('unknown');
    expect(news.reach).toEqual({
      read: { possible: 'unknown' },
      app: { possible: 'unknown' },
      pay: { possible: 'unknown' },
    });
    expect(news.criteria).toEqual({ 'same-display': null, 'opens-in-app': null, 'no-extra-step': null });
  });
});

it('a rule that fits by an inferred membership, behind the one that spoke, is not reached and not missed', () => {
  // Dianping's link, said to be unsafe: that Tencent holds a stake in it is inferred.
  const context = { surface: 'direct', flags: ['flagged-unsafe'] } as const;
  const { click, trace } = decide('https://www.dianping.com/', context, on('2021-09-20'), { full: true });
  expect(click.rule).toBe('flagged-unsafe');
  expect(trace?.find(({ rule }) => rule === 'tencent-invested')?.outcome).toBe('not-reached');
});
