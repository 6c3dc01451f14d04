/** The compare page for people who see little, hear it read, or use no mouse: see accessibility.e2e.ts. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { audit, install, type Question } from './accessibility/audit.ts';
import { speak } from './accessibility/own-pages.ts';
import { BROWSERS } from './driver/index.ts';
import type { Scheme, Tab } from './driver/types.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { openCompare, showFigure } from './pages/compare.ts';

const TAOBAO = 'https://item.taobao.com/item.htm?id=674105211932';
const QUESTION = {
  links: [TAOBAO],
  platforms: ['wechat'],
  days: ['2021-09-16', '2021-11-29'],
  surfaces: ['direct'],
} as const;
const VIEWS = ['frames', 'before-after', 'matrix', 'chart', 'standards'] as const;
const LOOKS = ['en', 'zh-CN'].flatMap((language) =>
  (['light', 'dark'] as Scheme[]).map((scheme) => [language, scheme] as const),
);
const ALL: readonly Question[] = ['axe', 'focus', 'targets', 'sideways'];

describe.each(BROWSERS)('the compare page in %s', (name) => {
  const driver = useBrowser(name, 'open-roots');
  let tab: Tab;

  beforeAll(async () => {
    tab = await openCompare(driver());
    await install(tab);
  });
  afterAll(() => tab?.close());
  beforeEach(() => pictureOnFailure(() => tab));

  const untilShown = (view: string, language = 'en', scheme = 'light') =>
    tab.until(
      `the figure as ${view}, ${language}, ${scheme}`,
      (wanted, spoken, colours) =>
        document.querySelector(`.figure[lang="${spoken}"][data-theme="${colours}"]`) !== null &&
        document.querySelector<HTMLInputElement>('.views input:checked')?.value === wanted &&
        document.querySelector('.figure-foot') !== null &&
        document.querySelector('.compare-told') === null,
      view,
      language,
      scheme,
    );

  test('with nothing in it', async () => {
    expect(await audit(tab, ALL)).toEqual([]);
  });

  test.each(VIEWS)('%s', async (view) => {
    await showFigure(tab, { ...QUESTION, view });
    const faults: string[] = [];
    for (const [language, scheme] of LOOKS) {
      await speak(tab, language);
      await driver().prefer(tab, scheme);
      await untilShown(view, language, scheme);
      const found = await audit(tab, ALL);
      faults.push(...found.map((fault) => `${language}, ${scheme}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  test('faults are told and read out', async () => {
    await tab.evaluate(() => {
      location.hash += '&platform=wechatt';
    });
    await tab.until('the fault', () => document.querySelector('.faults li') !== null);
    expect(await tab.evaluate(() => document.querySelector('.faults')?.getAttribute('role'))).toBe('alert');
    expect(await audit(tab, ALL)).toEqual([]);
  });

  test.each([
    [640, 2],
    [320, 4],
  ])('%s px wide: nothing is lost to the side', async (width, zoom) => {
    await showFigure(tab, { ...QUESTION, view: 'frames' });
    await untilShown('frames', 'zh-CN', 'dark');
    await tab.resize(width, 1600 / zoom, zoom);
    expect(await audit(tab, ['sideways', 'targets'])).toEqual([]);
  });
});
