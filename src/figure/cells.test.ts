import { expect, test } from 'vitest';
import { catalogue, digests, packs, sources } from '../packs/index.ts';
import { createJudges } from '../packs/judges.ts';
import { figureMatrix } from './cells.ts';
import { layoutOf } from './layout.ts';
import { cellRecords } from './manifest.ts';
import type { FigureSpec } from './types.ts';

const data = { judgeFor: createJudges({ packs, catalogue, digests }), sources, digests };

const SPEC: FigureSpec = {
  links: ['https://item.taobao.com/', 'https://v.douyin.com/abc/'],
  platforms: ['wechat', 'weibo'],
  days: ['2018-07-01', '2021-12-20'],
  surfaces: ['group', 'feed'],
  view: 'frames',
  measure: 'steps',
  goal: 'read',
  gloss: true,
};

test('every place of the layout has its cell, decided or with the reason why not', async () => {
  const { cells } = await figureMatrix(SPEC, packs, data);
  const places = layoutOf(SPEC).sections.flat(2);
  const key = (parts: readonly string[]) => parts.join(' ');
  expect(cells.map(({ url, platform, at, surface }) => key([url, platform, at, surface])).sort()).toEqual(
    places.map(({ link, platform, day, surface }) => key([link, platform, day, surface])).sort(),
  );
  for (const { platform, surface, decision, missing } of cells) {
    const lacks = platform === 'weibo' && surface === 'group';
    expect([decision === null, missing]).toEqual([lacks, lacks ? 'surface' : undefined]);
  }
});

test('what is said of message and client reaches the decisions', async () => {
  const treatments = async (more: object) =>
    (
      await figureMatrix({ ...SPEC, platforms: ['wechat'], surfaces: ['group'], ...more }, packs, data)
    ).cells.map(({ decision, missing }) => decision?.message.form ?? missing);
  expect(new Set(await treatments({ form: 'card' }))).toEqual(new Set(['card']));
  expect(new Set(await treatments({ client: 'no-such-client' }))).toEqual(new Set(['client']));
});

test('in another language the same is decided', async () => {
  const records = async (language: string) =>
    cellRecords(await figureMatrix({ ...SPEC, language }, packs, data));
  expect(await records('zh-CN')).toEqual(await records('en'));
});

test('a platform of which there is no pack is left out, and who waits can stop the work', async () => {
  const { cells } = await figureMatrix({ ...SPEC, platforms: ['nobody', 'weibo'] }, packs, data);
  expect(new Set(cells.map(({ platform }) => platform))).toEqual(new Set(['weibo']));
  const stop = (done: number, of: number) => {
    if (done === 3) throw new Error(`stopped after 3 of ${of}`);
  };
  await expect(figureMatrix(SPEC, packs, data, stop)).rejects.toThrow('stopped after 3 of 16');
});
