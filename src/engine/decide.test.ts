import { describe, expect, it } from 'vitest';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import { reachOf } from '../journey/reach.ts';
import type { Pack } from '../policy/types.ts';
import { compile } from './compile.ts';
import { criteriaOf } from './criteria.ts';
import { decide } from './decide.ts';
import { createJudge } from './judge.ts';
import { trace } from './trace.ts';

const SHOP = 'https://shop.example/';
const group = { surface: 'group' } as const;
const judgeOf = (more: Partial<Pack> = {}, catalogue = sampleCatalogue) =>
  createJudge(
    compile({
      pack: { ...samplePack, ...more },
      catalogue,
      day: '2021-06-01',
      digests: { sample: 'sha256-s' },
    }),
  );

describe('a decision', () => {
  it('is the judgement, with platform, day, era, surface and digests', () => {
    const judge = judgeOf();
    const { message, ...judged } = judge.judge('https://deals.example/', group);
    expect(decide('https://deals.example/', group, judge)).toEqual({
      platform: 'sample',
      at: '2021-06-01',
      era: 'late',
      surface: 'group',
      ...judged,
      message,
      packs: { sample: 'sha256-s' },
    });
  });

  it('has reach, the three standards and the trace where it is asked for in full', () => {
    const judge = judgeOf();
    const { reach, criteria, trace: lines } = decide(SHOP, group, judge, { full: true });
    const judgement = judge.judge(SHOP, group);
    expect(reach).toEqual(reachOf(judgement, judge.policy));
    expect(criteria).toEqual(criteriaOf(judgement, group, judge));
    expect(lines).toEqual(trace(SHOP, group, judge));
    expect(Object.keys(decide(SHOP, group, judge, {}))).not.toContain('trace');
  });

  it('names the overlays that it rests on, where there are some', () => {
    expect(decide(SHOP, group, judgeOf())).not.toHaveProperty('hypothetical');
    const hypothetical = [{ id: 'what-if', name: { en: 'What if' }, digest: 'sha256-o' }];
    expect(decide(SHOP, group, judgeOf({ hypothetical })).hypothetical).toEqual(['what-if']);
  });
});

describe('the text of a message', () => {
  const chinese = {
    ...sampleCatalogue,
    destinations: sampleCatalogue.destinations.map((each) => ({
      ...each,
      name: { ...each.name, 'zh-CN': `${each.id}（中文）` },
    })),
  };

  it('is made where its shape is on record, from the name in Chinese, or the host where there is none', () => {
    expect(decide(SHOP, group, judgeOf({}, chinese)).message.text).toContain('【shop（中文）】');
    expect(decide(SHOP, group, judgeOf()).message.text).toContain('【shop.example】');
    const everything = samplePack.rules.map((rule) => ({ ...rule, when: {} }));
    const { text } = decide(
      'https://unlisted.example/',
      group,
      judgeOf({ rules: everything }, chinese),
    ).message;
    expect(text).toContain('【unlisted.example】');
  });

  it('is of the shop that the link leads to', () => {
    const judge = judgeOf();
    const texts = [SHOP, `${SHOP}2`].map((url) => decide(url, group, judge).message.text);
    expect(texts[0]).not.toBe(texts[1]);
  });

  it('is not made where no shape is on record', () => {
    expect(decide('https://video.example/', group, judgeOf()).message).not.toHaveProperty('text');
  });
});
