/**
 * Sixty frames on the compare page: how long until they stand, how long until a PNG of them is there, and how much memory the page's
 * process has taken at most, after they were drawn and saved as SVG, as PNG, and as ZIP in both languages. Beside each time stands that
 * of one frame in the same run.
 */
import { readFileSync } from 'node:fs';
import { startChromium } from './chromium.mjs';
import { atMost, median } from './figures.mjs';

/** @typedef {import('./figures.mjs').Row} Row */

const ROUNDS = 5;
const PAGE = 'extension/pages/compare/index.html';
const LINKS = [
  'https://item.taobao.com/item.htm?id=674105211932',
  'https://item.jd.com/100012043978.html',
  'https://v.douyin.com/iJ8sKpQ/',
  'https://mobile.yangkeduo.com/goods.html?goods_id=6612345890',
  'https://www.bilibili.com/video/BV1xx411c7mD',
];
const DAYS = ['2013-11-22', '2018-06-08', '2021-09-16', '2021-09-17', '2021-11-30', '2024-10-09'];

/** @param {readonly string[]} links @param {readonly string[]} days @param {readonly string[]} surfaces */
function addressOf(links, days, surfaces) {
  const query = new URLSearchParams();
  for (const link of links) query.append('link', link);
  query.append('platform', 'wechat');
  for (const day of days) query.append('day', day);
  for (const surface of surfaces) query.append('surface', surface);
  return query.toString();
}

const SIXTY = addressOf(LINKS, DAYS, ['direct', 'group']);
const ONE = addressOf(LINKS.slice(0, 1), DAYS.slice(-1), ['direct']);

/** @typedef {import('playwright-core').Page} Page */

/**
 * Milliseconds from the moment in which an address asks for a figure until its phones have been painted.
 * @param {Page} page
 * @param {string} origin
 * @param {string} address
 * @param {number} count
 */
async function drawn(page, origin, address, count) {
  await page.goto('about:blank');
  await page.goto(`${origin}/${PAGE}`);
  await page.waitForSelector('.compare-empty');
  return page.evaluate(
    ([hash, wanted]) =>
      new Promise((done) => {
        const started = performance.now();
        const look = () => {
          if (document.querySelectorAll('.figure .frame-phone > div').length !== wanted) return;
          seen.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - started)));
        };
        const seen = new MutationObserver(look);
        seen.observe(document.body, { childList: true, subtree: true });
        location.hash = String(hash);
      }),
    /** @type {[string, number]} */ ([address, count]),
  );
}

/**
 * Milliseconds from the press on a button until the file is there.
 * @param {Page} page
 */
async function exported(page, what = 'png') {
  const download = page.waitForEvent('download', { timeout: 120_000 });
  const started = performance.now();
  await page.click(`[data-export="${what}"]`);
  await (await download).path();
  return performance.now() - started;
}

/**
 * The most memory that a process of a page has ever held, in MB, as the system counts it: the largest of them.
 * @param {Page} page
 */
async function mostMemory(page) {
  const session = await page.context().browser()?.newBrowserCDPSession();
  const info = await session?.send('SystemInfo.getProcessInfo');
  const peaks = (info?.processInfo ?? [])
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]));
  if (peaks.length === 0) throw new Error('The browser told of no process of a page');
  return Math.max(...peaks) / 1024;
}

/**
 * @param {(line: string) => void} say progress
 * @returns {Promise<Row[]>}
 */
export async function benchCompare(say = () => {}) {
  const bench = await startChromium();
  try {
    const page = await bench.newPage();
    const times = { draw: [0], drawOne: [0], save: [0], saveOne: [0] };
    for (const list of Object.values(times)) list.length = 0;
    // What one page takes for one figure, before pages that were left add to it.
    await drawn(page, bench.origin, SIXTY, 60);
    for (const what of ['svg', 'png', 'zip']) await exported(page, what);
    const memory = await mostMemory(page);
    for (let round = 1; round <= ROUNDS; round++) {
      times.drawOne.push(await drawn(page, bench.origin, ONE, 1));
      times.saveOne.push(await exported(page));
      times.draw.push(await drawn(page, bench.origin, SIXTY, 60));
      times.save.push(await exported(page));
      say(`compare: ${round} of ${ROUNDS}`);
    }
    const [draw, drawOne, save, saveOne] = [times.draw, times.drawOne, times.save, times.saveOne].map(median);
    return [
      atMost('60 frames drawn', draw ?? 0, 'ms', 2000),
      {
        name: '60 frames drawn, against one',
        value: shareOf(draw, drawOne),
        unit: 'x',
        target: '',
        ok: true,
      },
      atMost('60 frames as PNG at 2x', save ?? 0, 'ms', 10_000),
      {
        name: 'PNG of 60 frames, against one',
        value: shareOf(save, saveOne),
        unit: 'x',
        target: '',
        ok: true,
      },
      atMost('most memory of a page’s process', memory, 'MB', 500),
    ];
  } finally {
    await bench.close();
  }
}

const shareOf = (whole = 0, part = 1) => Math.round((whole / part) * 10) / 10;
