/**
 * Figures as pictures, against those in `tests/e2e/pictures`: what has moved is found, how letters are smoothed is not. Where a change
 * is meant, `UPDATE_PICTURES=1 npx vitest run --project e2e tests/e2e/pictures.e2e.ts` makes them anew; look at them before they are committed.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Capturer, openCapturer } from '../../src/cli/capture/browser.ts';
import { unzipped } from '../../src/figure/archive.ts';
import type { CaptureRequest } from '../../src/figure/capture-request.ts';
import { presets } from '../../src/figure/presets.ts';
import { builtExtension } from './extension.ts';
import { comparePictures, readPicture, withMoved } from './pages/pixels.ts';

const FOLDER = fileURLToPath(new URL('./pictures/', import.meta.url));
const OUT = fileURLToPath(new URL('../../out/e2e/', import.meta.url));
const TAOBAO = 'https://item.taobao.com/item.htm?id=674105211932';
const JD = 'https://item.jd.com/100012043978.html';

const wechat = { platforms: ['wechat'], surfaces: ['direct'] };
const PICTURES: Readonly<
  Record<string, Pick<CaptureRequest, 'figure' | 'theme'> & { readonly language: string }>
> = {
  'frames-en-light': {
    figure: { ...wechat, links: [JD, TAOBAO], days: ['2021-11-29'] },
    theme: 'light',
    language: 'en',
  },
  'frames-zh-dark': {
    figure: { ...wechat, links: [TAOBAO], days: ['2021-09-16', '2021-11-29', '2022-02-01'] },
    theme: 'dark',
    language: 'zh-CN',
  },
  'before-after-en-light': {
    figure: { ...wechat, links: [TAOBAO], days: ['2018-07-01', '2021-12-01'], view: 'before-after' },
    theme: 'light',
    language: 'en',
  },
  'matrix-en-dark': {
    figure: {
      links: [TAOBAO],
      platforms: ['wechat', 'qq', 'discord'],
      days: ['2018-07-01', '2021-12-01'],
      surfaces: ['direct', 'group'],
      view: 'matrix',
    },
    theme: 'dark',
    language: 'en',
  },
  'chart-zh-light': {
    figure: { ...wechat, links: [TAOBAO, JD], days: ['2026-02-06'], view: 'chart' },
    theme: 'light',
    language: 'zh-CN',
  },
  'standards-en-light': {
    figure: { ...wechat, links: [TAOBAO, JD], days: ['2021-09-16'], view: 'standards' },
    theme: 'light',
    language: 'en',
  },
};

let capturer: Capturer;
beforeAll(async () => {
  capturer = await openCapturer(builtExtension('chromium'));
});
afterAll(() => capturer?.close());

async function pictureOf(name: string): Promise<Uint8Array> {
  const { figure, theme, language } = PICTURES[name] as (typeof PICTURES)[string];
  const request = { figure, theme, languages: [language], scales: [1], formats: ['png'], note: '' };
  const answer = await capturer.capture(request);
  if (!answer.ok) throw new Error(answer.trouble);
  const files = unzipped(new Uint8Array(Buffer.from(answer.zip, 'base64'))) ?? {};
  return files[`figure.${language}@1x.png`] ?? new Uint8Array();
}

const fileOf = (name: string) => join(FOLDER, `${name}.png`);

describe('pictures of figures', () => {
  test.each(Object.keys(PICTURES))('%s', async (name) => {
    const bytes = await pictureOf(name);
    if (env.UPDATE_PICTURES === '1') {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(fileOf(name), bytes);
    }
    expect(existsSync(fileOf(name)), `${name}.png is there`).toBe(true);
    const { same, why, difference } = comparePictures(
      readPicture(readFileSync(fileOf(name))),
      readPicture(bytes),
    );
    if (!same) {
      mkdirSync(OUT, { recursive: true });
      writeFileSync(join(OUT, `picture-${name}.png`), bytes);
      if (difference !== null) writeFileSync(join(OUT, `picture-${name}-difference.png`), difference);
    }
    expect(same, `${why}; see out/e2e/picture-${name}.png`).toBe(true);
  });

  test('the same figure is the same picture, byte for byte', async () => {
    expect(await pictureOf('frames-en-light')).toEqual(await pictureOf('frames-en-light'));
  });
});

test.each(['en', 'zh-CN'])('the README has the 2021 figure as it is made now, %s', async (language) => {
  const answer = await capturer.capture({
    figure: presets[0].figure(),
    theme: 'light',
    languages: [language],
    scales: [2],
    formats: ['png'],
    note: '',
  });
  if (!answer.ok) throw new Error(answer.trouble);
  const files = unzipped(new Uint8Array(Buffer.from(answer.zip, 'base64'))) ?? {};
  const bytes = files[`figure.${language}@2x.png`] ?? new Uint8Array();
  const file = fileURLToPath(new URL(`../../docs/pictures/the-2021-figure.${language}.png`, import.meta.url));
  if (env.UPDATE_PICTURES === '1') writeFileSync(file, bytes);
  const { same, why } = comparePictures(readPicture(readFileSync(file)), readPicture(bytes));
  expect(same, why).toBe(true);
});

describe('the comparison of pictures', () => {
  const known = () => readPicture(readFileSync(fileOf('frames-en-light')));

  test('finds a button that moved by four pixels', () => {
    // Around "Continue", in the second phone.
    const moved = withMoved(known(), { x: 430, y: 730, width: 110, height: 80, by: 4 });
    expect(comparePictures(known(), moved).same).toBe(false);
  });

  test('finds a picture of another size', () => {
    const other = known();
    other.height -= 1;
    expect(comparePictures(known(), other).same).toBe(false);
  });

  test('takes letters for the same that are smoothed otherwise', () => {
    const other = known();
    // Edges between ink and paper, a sixth lighter or darker, as another rasteriser draws them.
    for (let at = 0; at < other.data.length; at += 4)
      for (let channel = 0; channel < 3; channel++) {
        const value = other.data[at + channel] as number;
        if (value > 40 && value < 215)
          other.data[at + channel] = Math.min(255, value + (at % 8 === 0 ? 20 : -20));
      }
    expect(comparePictures(known(), other).same).toBe(true);
  });
});
