import { expect, test } from 'vitest';
import { runCli, sampleData } from '.././test-run.ts';

test('an era ends on the day before the next one, the last one is open; what had no effect on a click stands in it', async () => {
  const { code, out } = await runCli(['eras', '--platform', 'sample']);
  expect(code).toBe(0);
  expect(out).toBe(
    [
      'Sample (sample), days in Asia/Shanghai',
      '  2020-01-01 – 2020-12-31  Early (early)',
      '                           Links are blocked.',
      '    2020-06-01             A plan (announced)',
      '  2021-01-01 – …           Late (late)',
      '                           Links open.',
      '',
    ].join('\n'),
  );
});

test('without --platform all platforms are told', async () => {
  const sample = sampleData.packs.sample;
  const data = {
    ...sampleData,
    packs: { ...sampleData.packs, other: { ...sample, id: 'other' } },
  } as typeof sampleData;
  const { out } = await runCli(['eras'], { data });
  expect(out.match(/^\S.*$/gm)).toEqual([
    'Sample (sample), days in Asia/Shanghai',
    'Sample (other), days in Asia/Shanghai',
  ]);
});

test('--json has the last day of each, null for the open one', async () => {
  const { out } = await runCli(['eras', '--json']);
  expect(JSON.parse(out)).toMatchObject([
    {
      platform: 'sample',
      id: 'early',
      from: '2020-01-01',
      until: '2020-12-31',
      sources: ['paper-2020'],
      notices: [{ kind: 'announced' }],
    },
    { platform: 'sample', id: 'late', from: '2021-01-01', until: null, notices: [] },
  ]);
});

test('--language gives names in that language where the pack has them', async () => {
  const sample = sampleData.packs.sample;
  const data = {
    ...sampleData,
    packs: { sample: { ...sample, name: { en: 'Sample', 'zh-CN': '示例' } } },
  } as typeof sampleData;
  const { code, out } = await runCli(['eras', '--language', 'zh-CN'], { data });
  expect([code, out.split('\n')[0]]).toEqual([0, '示例 (sample), days in Asia/Shanghai']);
});
