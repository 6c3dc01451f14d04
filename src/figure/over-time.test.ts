import { describe, expect, test } from 'vitest';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import { catalogue, digests, packs } from '../packs/index.ts';
import { createJudges } from '../packs/judges.ts';
import { addDays } from '../policy/day.ts';
import type { Pack } from '../policy/types.ts';
import { type CostSpan, overTime } from './over-time.ts';
import type { FigureQuestion } from './types.ts';

const judgeFor = createJudges({ packs, catalogue, digests });
const data = { packs, catalogue, judgeFor };

const QUESTION: FigureQuestion = {
  links: ['https://item.taobao.com/', 'https://mp.weixin.qq.com/s/x', 'https://nobody.example/'],
  platforms: ['wechat', 'weibo', 'whatsapp'],
  days: ['2021-12-01'],
  surfaces: ['direct', 'group', 'feed'],
};

const spanOn = (spans: readonly CostSpan[], day: string) => spans.findLast(({ from }) => from <= day);

describe('real packs', async () => {
  const steps: string[] = [];
  const { from, to, series } = await overTime(QUESTION, data, (done, of) => {
    steps.push(`${done}/${of}`);
  });

  test('there is a line for each link on each surface that the platform has', () => {
    const lines = series.map(({ platform, surface }) => `${platform} ${surface}`);
    const had = QUESTION.platforms.flatMap((id) =>
      QUESTION.surfaces
        .filter((surface) => packs[id]?.surfaces.some((one) => one.id === surface))
        .map((surface) => `${id} ${surface}`),
    );
    expect([...new Set(lines)].sort()).toEqual(had.sort());
    expect(lines.filter((line) => line === 'weibo feed')).toHaveLength(QUESTION.links.length);
  });

  test('spans follow each other without a gap, each differs from the one before, and the last ends with the chart', () => {
    for (const { platform, spans } of series) {
      expect(spans[0]?.from).toBe(packs[platform]?.eras[0]?.from);
      expect(spans.at(-1)?.to).toBe(to);
      for (const [index, span] of spans.entries()) {
        const next = spans[index + 1];
        if (next === undefined) continue;
        expect(span.to).toBe(next.from);
        expect([span.treatment, span.reach]).not.toEqual([next.treatment, next.reach]);
      }
    }
    expect(from).toBe(series.map(({ spans }) => spans[0]?.from ?? '').sort()[0]);
  });

  test('on any day it tells what is decided for that day', () => {
    for (const { link, platform, surface, spans } of series) {
      for (let day = spans[0]?.from ?? to; day <= to; day = addDays(day, 53)) {
        const { click } = judgeFor({ platform, at: day }).judge(link, { surface });
        expect(spanOn(spans, day)?.treatment, `${platform} ${surface} ${link} ${day}`).toBe(click.treatment);
      }
    }
  });

  test('the way of Taobao links in WeChat groups became shorter in 2021', () => {
    const found = series.find(
      (one) => one.platform === 'wechat' && one.surface === 'group' && one.link.includes('taobao'),
    );
    const readSteps = (day: string) => spanOn(found?.spans ?? [], day)?.reach.read.steps;
    expect([readSteps('2021-09-20'), readSteps('2021-12-20')]).toEqual([5, 1]);
  });

  test('who waits hears of every day', () => {
    expect(steps[0]).toBe(`1/${steps.length}`);
    expect(steps.at(-1)).toBe(`${steps.length}/${steps.length}`);
  });
});

test('what a destination has become on a day counts like a rule that starts', async () => {
  const own = { packs: { sample: samplePack }, catalogue: sampleCatalogue, digests: {} };
  const question = { links: ['https://deals.example/'], platforms: ['sample'], surfaces: ['group'] as const };
  const { series } = await overTime(
    { ...question, days: ['2021-01-01'] },
    { ...own, judgeFor: createJudges(own) },
  );
  expect(series[0]?.spans.map(({ from, treatment }) => `${from} ${treatment}`)).toEqual([
    '2015-01-01 null',
    '2018-01-01 webview',
    '2022-01-25 null',
  ]);
});

test('a figure about a day after the record goes on until then', async () => {
  const { to, series } = await overTime({ ...QUESTION, days: ['2020-01-01', '2040-01-01'] }, data);
  expect([to, series[0]?.spans.at(-1)?.to]).toEqual(['2040-01-01', '2040-01-01']);
});

test('where a platform has no such client there is nothing to tell, as in the cells', async () => {
  const wechat = packs.wechat as Pack;
  const alone: Pack = { ...wechat, id: 'alone', clients: [] };
  const both = { wechat, alone };
  const own = { packs: both, catalogue, judgeFor: createJudges({ packs: both, catalogue, digests }) };
  const question = { ...QUESTION, platforms: ['wechat', 'alone'] };
  const platforms = async (more: object) =>
    new Set((await overTime({ ...question, ...more }, own)).series.map(({ platform }) => platform));
  const client = wechat.clients[0]?.id;
  expect(client).toBeDefined();
  expect(await platforms({})).toEqual(new Set(['wechat', 'alone']));
  expect(await platforms({ client })).toEqual(new Set(['wechat']));
});

test('the work can be stopped', async () => {
  const stop = () => {
    throw new Error('stopped');
  };
  await expect(overTime(QUESTION, data, stop)).rejects.toThrow('stopped');
});
