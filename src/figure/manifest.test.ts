import { describe, expect, test } from 'vitest';
import { catalogue, digests, packs, sources } from '../packs/index.ts';
import { createJudges } from '../packs/judges.ts';
import type { Pack } from '../policy/types.ts';
import { figureMatrix } from './cells.ts';
import { cellRecords, MANIFEST_FORMAT, manifestOf } from './manifest.ts';
import type { FigureSpec } from './types.ts';

const SPEC: FigureSpec = {
  links: ['https://item.taobao.com/'],
  platforms: ['wechat', 'weibo'],
  days: ['2018-07-01', '2021-12-20'],
  surfaces: ['group'],
  view: 'frames',
  measure: 'steps',
  goal: 'read',
  gloss: true,
};

const matrixWith = (own: Readonly<Record<string, Pack>>, spec = SPEC) =>
  figureMatrix(spec, own, { judgeFor: createJudges({ packs: own, catalogue, digests }), sources, digests });

test('a manifest says that it is a simulation, what it is about, and by which data it was decided', async () => {
  const manifest = manifestOf(SPEC, await matrixWith(packs), '1.2.3');
  expect(manifest).toMatchObject({
    format: MANIFEST_FORMAT,
    simulation: true,
    digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia',
    generator: { name: 'Interstice', version: '1.2.3' },
    figure: SPEC,
    packs: { wechat: digests.wechat, destinations: digests.destinations },
  });
  expect(manifest.statement).toMatch(/^Simulation\./);
  expect(JSON.parse(JSON.stringify(manifest))).toEqual(manifest);
});

test('a picture of a page with a screen on it is a composite', async () => {
  expect(manifestOf(SPEC, await matrixWith(packs), '1', 'capture').digitalSourceType).toMatch(
    /compositeSynthetic$/,
  );
});

test('a cell tells treatment, form, rules, day, sources and the way to read; or why there is nothing', async () => {
  const [, opened, missing] = cellRecords(await matrixWith(packs));
  expect(opened).toMatchObject({
    ...{ link: SPEC.links[0], platform: 'wechat', day: '2021-12-20', surface: 'group' },
    ...{ treatment: 'webview', form: 'token', confidence: 'documented', disputed: true, from: '2021-11-30' },
    read: { possible: true, steps: 1 },
  });
  expect(opened?.rules).toContain('stage-2-group-taobao');
  expect(opened?.sources).toContain('cnbeta-2021-11-29');
  expect(missing).toEqual({
    ...{ link: SPEC.links[0], platform: 'weibo', day: '2018-07-01', surface: 'group', missing: 'surface' },
  });
});

test('what nobody recorded is "unknown"', async () => {
  const [cell] = cellRecords(await matrixWith(packs, { ...SPEC, days: ['1999-01-01'] }));
  expect([cell?.treatment, cell?.from, cell?.confidence]).toEqual(['unknown', undefined, undefined]);
});

describe('the digest of a decision', async () => {
  const wechat = packs.wechat as Pack;
  const digestsOf = async (pack: Pack) =>
    cellRecords(await matrixWith({ ...packs, wechat: pack })).flatMap(({ decision }) => decision ?? []);
  const before = await digestsOf(wechat);
  const withEntries = (change: (entry: Pack['rules'][0]['history'][0]) => object): Pack => ({
    ...wechat,
    rules: wechat.rules.map((rule) => ({
      ...rule,
      history: rule.history.map((entry) => ({ ...entry, ...change(entry) })),
    })),
  });

  test('does not see how a reason is worded', async () => {
    expect(await digestsOf(withEntries(() => ({ reason: { en: 'otherwise' } })))).toEqual(before);
  });

  test('sees what no other field of the record tells', async () => {
    const after = await digestsOf(withEntries((entry) => ({ with: { ...entry.with, appButton: 'works' } })));
    expect(after).toHaveLength(before.length);
    expect(after.some((digest, index) => digest !== before[index])).toBe(true);
  });
});
