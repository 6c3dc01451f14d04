/** Comparisons in a real browser: chosen, walked through, saved, and checked again. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import zh from '../../extension/i18n/zh-CN.json' with { type: 'json' };
import { unzipped } from '../../src/figure/archive.ts';
import { toText } from '../../src/figure/bytes.ts';
import { carriedIn } from '../../src/figure/carriers.ts';
import { readPng } from '../../src/figure/png.ts';
import { verify } from '../../src/figure/verify.ts';
import { catalogue, digests, packs, sources } from '../../src/packs/index.ts';
import { createJudges } from '../../src/packs/judges.ts';
import { SURFACES } from '../../src/policy/types.ts';
import { change, LAB, openOwn } from './accessibility/own-pages.ts';
import { BROWSERS } from './driver/index.ts';
import type { Tab } from './driver/types.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import {
  catchFiles,
  choose,
  openCompare,
  pressInPhone,
  saved,
  screenOf,
  showFigure,
  untilFrames,
  verdictIn,
} from './pages/compare.ts';

const today = { packs, catalogue, digests, sources, judgeFor: createJudges({ packs, catalogue, digests }) };
const TAOBAO = 'https://item.taobao.com/item.htm?id=674105211932';
const TWO_DAYS = {
  links: [TAOBAO],
  platforms: ['wechat'],
  days: ['2021-09-16', '2021-11-29'],
  surfaces: ['direct'],
} as const;

/** Every platform, on every surface, on 28 days: 9,828 cells. */
const MANY = {
  ...TWO_DAYS,
  platforms: ['all'],
  days: Array.from({ length: 28 }, (_, day) => `2021-01-${String(day + 1).padStart(2, '0')}`),
  surfaces: SURFACES,
};

/** As long as chats allow, in scripts that break lines differently, and what could be taken for markup. */
const HOSTILE = [
  `https://item.taobao.com/item.htm?id=1&spm=${'a1z10.1-c.w4004-22370'.repeat(40)}`,
  `https://mobile.yangkeduo.com/${'商品标题很长没有空格也没有标点'.repeat(12)}`,
  `https://item.jd.com/${'👩‍👩‍👧‍👦🏳️‍🌈'.repeat(30)}`,
  `https://example.com/${'مرحبا-بالعالم-'.repeat(20)}`,
  'https://example.com/<img src=x onerror=alert(1)>&lt;b&gt;"\'',
];

describe.each(BROWSERS)('comparisons in %s', (name) => {
  const driver = useBrowser(name);
  let tab: Tab;

  beforeAll(async () => {
    tab = await openCompare(driver());
    await tab.evaluate(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) =>
        window.violations?.push(`${violatedDirective} ${blockedURI}`),
      );
    });
    await catchFiles(tab);
  });
  beforeEach(() => pictureOnFailure(() => tab));

  /** What was asked of the world that a link or a source of the page names; the browser asks its maker by itself. */
  const askedOfLinks = () =>
    driver().asked.filter((address) => !/mozilla|firefox|google|gstatic/.test(address));

  test('the 2021 figure is one press away, and its address brings it back', async () => {
    await tab.click('[data-preset="the-2021-figure"]');
    await untilFrames(tab, 3);
    const address = await tab.url();
    expect(address).toContain('day=2021-11-29');
    const other = await driver().open(address);
    await untilFrames(other, 3);
    const told = (page: Tab) => page.evaluate(() => document.querySelector('.figure')?.textContent);
    expect(await told(other)).toBe(await told(tab));
    await other.close();
  });

  test('a phone can be walked through; nothing is opened', async () => {
    await showFigure(tab, { ...TWO_DAYS, days: ['2021-11-29'] });
    await untilFrames(tab, 1);
    const tabs = await driver().tabs();
    expect(await screenOf(tab, 0)).toBe('confirm');
    await pressInPhone(tab, 0, '[data-action="continue"]');
    await tab.until(
      'the page',
      () =>
        document
          .querySelector('.figure .frame-phone > div')
          ?.shadowRoot?.querySelector('[data-screen="webview"]') !== null,
    );
    await pressInPhone(tab, 0, '[data-control="back"]');
    await tab.until(
      'the way back',
      () =>
        document
          .querySelector('.figure .frame-phone > div')
          ?.shadowRoot?.querySelector('[data-screen="confirm"]') !== null,
    );
    expect(await driver().tabs()).toEqual(tabs);
    expect(askedOfLinks()).toEqual([]);
  });

  test('what differs from the day before is marked, in words, too', async () => {
    await showFigure(tab, TWO_DAYS);
    await untilFrames(tab, 2);
    const classes = await tab.evaluate(() =>
      [...document.querySelectorAll('.frame')].map((frame) => frame.className),
    );
    expect(classes).toEqual(['frame', 'frame differs-screen differs-cost']);
    expect(await tab.evaluate(() => document.querySelector('.frame-differs')?.textContent)).toBe(
      'Differs: screen, steps',
    );
  });

  test('the slider moves all frames through time, and the days come back', async () => {
    await showFigure(tab, TWO_DAYS);
    await untilFrames(tab, 2);
    await tab.evaluate(() => document.querySelector<HTMLElement>('.slider input')?.focus());
    await tab.press('Home');
    await untilFrames(tab, 1);
    expect(await tab.url()).toMatch(/day=2021-09-16&day=2021-11-29&surface=direct&at=2013-08-01$/);
    await tab.press('ArrowRight');
    await tab.until('the next change', () => location.hash.includes('at=2013-11-22'));
    await tab.click('.slider button');
    await untilFrames(tab, 2);
    expect(await tab.url()).toMatch(/day=2021-09-16&day=2021-11-29&surface=direct$/);
  });

  test('what is saved carries its manifest, and is the same when checked', async () => {
    await showFigure(tab, TWO_DAYS);
    await untilFrames(tab, 2);
    for (const format of ['png', 'svg', 'html', 'json']) {
      const { name: file, bytes } = await saved(tab, format);
      expect(await verify({ [file]: bytes }, today), file).toMatchObject({
        kind: 'same',
        cells: 2,
        packsChanged: [],
      });
      const text = toText(bytes);
      for (const part of [
        'Simulation',
        'stage-1-direct-alibaba',
        'cnbeta-2021-11-29',
        digests.wechat ?? '',
      ]) {
        if (format !== 'png') expect(text, `${file}: ${part}`).toContain(part);
      }
      expect(JSON.stringify(carriedIn(bytes)?.manifest)).toContain('digitalsourcetype/dataDrivenMedia');
    }
  });

  test('text in an SVG is text', async () => {
    const { bytes } = await saved(tab, 'svg');
    const svg = toText(bytes);
    expect(svg).toContain('>将要访问</text>');
    expect(svg).not.toContain('foreignObject');
    expect(svg).not.toContain('<image');
  });

  test('everything at once, in both languages, with a note that is no part of what is checked', async () => {
    await tab.evaluate(() => {
      const field = document.querySelector<HTMLTextAreaElement>('.compare-side textarea');
      if (field === null) return;
      field.value = 'Seen by the desk';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    const { name: file, bytes } = await saved(tab, 'zip');
    const files = unzipped(bytes) ?? {};
    expect(Object.keys(files).sort()).toEqual([
      'cells.csv',
      'cells.json',
      'figure.en.html',
      'figure.en.svg',
      'figure.en.txt',
      'figure.en@2x.png',
      'figure.json',
      'figure.zh-CN.html',
      'figure.zh-CN.svg',
      'figure.zh-CN.txt',
      'figure.zh-CN@2x.png',
      'manifest.json',
      'note.txt',
      'packs/destinations.json',
      'packs/wechat.json',
      'sources.bib',
      'sources.csl.json',
    ]);
    expect(await verify({ [file]: bytes }, today)).toMatchObject({
      kind: 'same',
      note: 'Seen by the desk\n',
    });
    const other = { ...files, 'note.txt': new TextEncoder().encode('Something else') };
    expect((await verify(other, today)).kind).toBe('same');
    const png = files['figure.zh-CN@2x.png'];
    expect(readPng(png ?? new Uint8Array())?.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['IHDR', 'iTXt', 'pHYs', 'IDAT', 'IEND']),
    );
  });

  test('the drop zone tells what is the same from what was altered, and opens a comparison file', async () => {
    const { bytes } = await saved(tab, 'svg');
    await choose(tab, { 'figure.svg': bytes });
    expect(await verdictIn(tab)).toBe('same');
    const altered = new TextEncoder().encode(toText(bytes).replace('>5 steps<', '>1 step<'));
    await choose(tab, { 'figure.svg': altered });
    await tab.until('the other verdict', () => document.querySelector('[data-verdict="altered"]') !== null);
    await choose(tab, { 'figure.svg': bytes, 'other.svg': altered });
    await tab.until(
      'a verdict for each',
      () =>
        [...document.querySelectorAll<HTMLElement>('[data-verdict]')]
          .map(({ dataset }) => dataset.verdict)
          .join() === 'same,altered',
    );
    await choose(tab, { 'holiday.png': new Uint8Array([1, 2, 3]) });
    await tab.until('no verdict', () => document.querySelector('[data-verdict="unreadable"]') !== null);
    const { bytes: figure } = await saved(tab, 'figure');
    await showFigure(tab, { ...TWO_DAYS, days: ['2018-07-01'] });
    await untilFrames(tab, 1);
    await choose(tab, { 'figure.json': figure });
    await untilFrames(tab, 2);
  });

  test('no text leaves its frame, whatever stands in a link', async () => {
    await showFigure(tab, {
      links: HOSTILE,
      platforms: ['wechat', 'x'],
      days: ['2021-09-16'],
      surfaces: ['direct', 'feed'],
    });
    await untilFrames(tab, 20);
    const wide = await tab.evaluate(() => {
      const found: string[] = [];
      const look = (node: ParentNode, box: DOMRect) => {
        for (const element of node.querySelectorAll('*')) {
          const { left, right, width } = element.getBoundingClientRect();
          const { scrollHeight, clientHeight } = element;
          if (
            clientHeight > 0 &&
            getComputedStyle(element).overflowY === 'hidden' &&
            scrollHeight > clientHeight + 1
          )
            found.push(
              `${element.localName}.${element.className} is ${scrollHeight - clientHeight} px too low`,
            );
          if (width === 0) continue;
          if (left < box.left - 1 || right > box.right + 1)
            found.push(
              `${element.localName}.${element.className} ${left}-${right} out of ${box.left}-${box.right}`,
            );
          if (element.shadowRoot) look(element.shadowRoot, box);
        }
      };
      for (const column of document.querySelectorAll('.figure-column'))
        look(column, column.getBoundingClientRect());
      const figure = document.querySelector('.figure');
      if (figure) look(figure, figure.getBoundingClientRect());
      return found;
    });
    expect(wide).toEqual([]);
    const { name: file, bytes } = await saved(tab, 'svg');
    expect((await verify({ [file]: bytes }, today)).kind).toBe('same');
  });

  test('work can be stopped; nothing is lost', async () => {
    await showFigure(tab, {
      links: [TAOBAO, 'https://item.jd.com/1.html', 'https://v.douyin.com/abc/'],
      platforms: ['wechat'],
      days: ['2013-11-22', '2018-06-08', '2021-09-16', '2021-09-17', '2021-11-30', '2024-10-09'],
      surfaces: ['direct', 'group'],
    });
    await untilFrames(tab, 36);
    await tab.evaluate(() => {
      const scale = document.querySelector<HTMLSelectElement>('.compare-side select');
      if (scale === null) return;
      scale.value = '4';
      scale.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await tab.click('[data-export="zip"]');
    await tab.click('.export-told button');
    await tab.until(
      'that it was stopped',
      () => document.querySelector('.export-told[data-state="cancelled"]') !== null,
    );
    const { bytes } = await saved(tab, 'csv');
    expect(toText(bytes).split('\r\n')).toHaveLength(38);
  });

  test('what an address asks for wrongly is told, and the rest is shown', async () => {
    await tab.evaluate((link) => {
      location.hash = `link=${encodeURIComponent(link)}&link=nope&link=javascript:alert(1)&platform=wechat&platform=wechatt&day=2021-02-30&day=2099-01-01&day=2021-11-29&surface=direct`;
    }, TAOBAO);
    await untilFrames(tab, 1);
    const faults = await tab.evaluate(() =>
      [...document.querySelectorAll('.faults li')].map((one) => one.textContent),
    );
    expect(faults).toEqual([
      '“nope” is no address that leads anywhere; it is left out.',
      '“javascript:alert(1)” is no address that leads anywhere; it is left out.',
      'There is no platform “wechatt”; it is left out.',
      '“2021-02-30” is a day that no calendar has; it is left out.',
      '“2099-01-01” has not come yet, and nothing is on record of it; it is left out.',
    ]);
    await showFigure(tab, MANY);
    await tab.until('the matrix', () => document.querySelectorAll('.matrix td').length > 1000);
    expect(await tab.evaluate(() => document.querySelector('.faults')?.textContent)).toContain('9,828 cells');
  });

  test('deciding many cells can be stopped, and gone on with', async () => {
    await showFigure(tab, { ...TWO_DAYS, days: ['2021-11-29'] });
    await untilFrames(tab, 1);
    await showFigure(tab, { ...MANY, links: [TAOBAO, 'https://item.jd.com/1.html'] });
    await tab.until('the button that stops it', () => {
      const button = document.querySelector<HTMLButtonElement>('.compare-told:has(progress) button');
      button?.click();
      return button !== null;
    });
    await tab.until('that it was stopped', () => document.querySelector('.compare-told progress') === null);
    expect(await tab.evaluate(() => document.querySelectorAll('.frame').length)).toBe(1);
    await tab.click('.compare-told button');
    await tab.until('the matrix', () => document.querySelectorAll('.matrix td').length > 2000);
  });

  test('the slider between before and after is in the address', async () => {
    await showFigure(tab, { ...TWO_DAYS, view: 'before-after' });
    await untilFrames(tab, 2);
    await tab.evaluate(() => document.querySelector<HTMLElement>('#compare-cut')?.focus());
    await tab.press('End');
    await tab.until('the address', () => location.hash.includes('cut=100'));
    const cut = () =>
      tab.evaluate(() => getComputedStyle(document.querySelector('.pair-after') as Element).clipPath);
    expect(await cut()).toBe('inset(0px 0px 0px 100%)');
  });

  test('the Lab leads here with the links of the open chat', async () => {
    const lab = await openOwn(driver(), `${LAB}#group`);
    const address = await lab.until(
      'the way to the compare page',
      () => document.querySelector<HTMLAnchorElement>('.lab-compare')?.href,
    );
    const other = await driver().open(String(address));
    await untilFrames(other, 5);
    await other.close();
    await lab.close();
  });

  test('the chart is drawn, with eras, and told in words; the page’s policy is kept', async () => {
    await showFigure(tab, { ...TWO_DAYS, view: 'chart' });
    await tab.until('the chart', () => document.querySelectorAll('.chart svg path').length > 0);
    const { alt, eras } = await tab.evaluate(() => ({
      alt: document.querySelector('.chart')?.getAttribute('aria-label'),
      eras: document.querySelectorAll('.chart-eras li').length,
    }));
    expect(alt).toContain('Taobao: 2013-08-01: no record, 2013-11-22: not possible, 2018-06-08: 5 steps');
    expect(eras).toBeGreaterThan(10);
    // Every line of it stands on rules that are named, and is decided again when the file is checked.
    const notes = await tab.evaluate(() => document.querySelector('.figure-notes')?.textContent);
    for (const words of ['from about 2013-11-22', 'in force by 2018-06-08', 'stage-2-direct-alibaba'])
      expect(notes).toContain(words);
    const { name: file, bytes } = await saved(tab, 'svg');
    const verdict = await verify({ [file]: bytes }, today);
    expect(verdict.kind).toBe('same');
    expect(verdict.cells).toBeGreaterThan(4);
    expect(await tab.evaluate(() => window.violations)).toEqual([]);
    expect(tab.errors).toEqual([]);
    expect(askedOfLinks()).toEqual([]);
  });

  test('the language changes while it is open', async () => {
    await showFigure(tab, TWO_DAYS);
    await untilFrames(tab, 2);
    await change(tab, { language: 'zh-CN' });
    await tab.until('Chinese', (title) => document.title === title, zh.compare.title);
    await tab.until(
      'a Chinese figure',
      (label) => document.querySelector('.figure-label strong')?.textContent === label,
      zh.figure.simulation,
    );
    await change(tab, { language: 'en' });
  });
});
