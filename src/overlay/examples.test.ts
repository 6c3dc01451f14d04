/** The overlays of `examples/overlays` pass the door that everybody's files go through, and do what they say. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decide } from '../engine/decide.ts';
import type { Context } from '../engine/types.ts';
import { catalogue, digests, packs } from '../packs/index.ts';
import { createJudges } from '../packs/judges.ts';
import { formatProblem } from '../policy/problem.ts';
import type { Pack } from '../policy/types.ts';
import { treatments } from '../treatments/index.ts';
import { applyOverlay } from './apply.ts';
import { parseOverlay } from './parse.ts';
import type { Overlay } from './types.ts';

const folder = new URL('../../examples/overlays/', import.meta.url);
const files = readdirSync(folder);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

test.for(files)('%s is fine, and named after its id', (file) => {
  const parsed = parseOverlay(read(file), `examples/overlays/${file}`, { packs, catalogue, treatments });
  expect('problems' in parsed ? parsed.problems.map(formatProblem).join('\n') : '').toBe('');
  expect('value' in parsed && `${parsed.value.id}.json`).toBe(file);
});

test('the overlay in the docs is one, too', () => {
  const docs = readFileSync(new URL('../../docs/overlays.md', import.meta.url), 'utf8');
  const [, text = ''] = /```json\n([\s\S]*?)```/.exec(docs) ?? [];
  const parsed = parseOverlay(text, 'docs/overlays.md', { packs, catalogue, treatments }, 'any');
  expect('problems' in parsed ? parsed.problems.map(formatProblem).join('\n') : '').toBe('');
});

/** Asks on the record and under an overlay of the folder. */
function asking(file: string) {
  const overlay = JSON.parse(read(file)) as Overlay;
  const pack = applyOverlay(packs[overlay.on] as Pack, overlay);
  const make = (platforms: typeof packs) => createJudges({ packs: platforms, catalogue, digests });
  const judges = { record: make(packs), overlay: make({ ...packs, [overlay.on]: pack }) };
  return (under: keyof typeof judges, url: string, at: string, context: Context) =>
    decide(url, context, judges[under]({ platform: overlay.on, at }), { full: true });
}

describe('three standards in 2018', () => {
  const ask = asking('wechat-standards-2018.json');
  const shop = 'https://item.taobao.com/item.htm?id=1';
  const met = { 'same-display': true, 'opens-in-app': true, 'no-extra-step': true };

  test.for(['direct', 'group'] as const)('meets them in %s, where the record does not', (surface) => {
    expect(ask('record', shop, '2018-07-01', { surface }).criteria).not.toEqual(met);
    expect(ask('overlay', shop, '2018-07-01', { surface })).toMatchObject({
      era: 'standards-2018',
      criteria: met,
      message: { form: 'card', confidence: 'hypothetical' },
      click: { treatment: 'webview', confidence: 'hypothetical', overlay: 'wechat-standards-2018' },
    });
  });

  test('leaves what was before, and what is about conduct', () => {
    const before = ask('overlay', shop, '2017-12-31', { surface: 'group' });
    const recorded = ask('record', shop, '2017-12-31', { surface: 'group' });
    expect(before.click).toEqual(recorded.click);
    const context = { surface: 'group', flags: ['induced-share'] } as const;
    expect(ask('overlay', shop, '2020-07-01', context).click).toMatchObject({
      treatment: 'stopped',
      rule: 'induced-share',
      confidence: 'documented',
    });
  });
});

describe('X delays everything', () => {
  const ask = asking('x-delays-everything.json');
  const feed = { surface: 'feed' } as const;

  test('makes a link wait that did not, and costs the seconds of the wait', () => {
    const url = 'https://www.washingtonpost.com/';
    expect(ask('record', url, '2023-08-10', feed).click.treatment).toBe('open');
    const supposed = ask('overlay', url, '2023-08-10', feed);
    expect(supposed.click).toMatchObject({ treatment: 'delay', overlay: 'x-delays-everything' });
    expect(supposed.reach?.read.seconds?.[0]).toBeGreaterThan(5);
  });

  test('leaves X’s own pages, warnings, and the days before alone', () => {
    for (const [url, at, context] of [
      ['https://x.com/a', '2023-08-10', feed],
      ['https://news.example/', '2023-08-10', { ...feed, flags: ['flagged-unsafe'] }],
      ['https://news.example/', '2023-08-03', feed],
    ] as const) {
      expect(ask('overlay', url, at, context).click).toEqual(ask('record', url, at, context).click);
    }
  });
});
