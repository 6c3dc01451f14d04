/**
 * How long the popup takes to its first paint: opened as a page in a tab of its own, from the start of the navigation to the first
 * paint of content, by the page's own paint timing. With the background running, and stopped.
 */
import { startChromium, until } from './chromium.mjs';
import { atMost, median } from './figures.mjs';

/** @typedef {import('./figures.mjs').Row} Row */
/** @typedef {import('./chromium.mjs').Bench} Bench */

const ROUNDS = 15;
const HOST = 'on.test';

/** @param {Bench} bench @returns {Promise<{ paint: number, controls: number }>} milliseconds since the navigation began */
async function open(bench) {
  const page = await bench.newPage();
  // In the page: when the controls stood there at the end of a frame.
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('.controls') === null) requestAnimationFrame(look);
      else performance.mark('controls');
    };
    requestAnimationFrame(look);
  });
  await page.goto(`${bench.origin}/extension/popup/index.html`);
  const time = async (/** @type {string} */ name) =>
    Number(await page.evaluate(`performance.getEntriesByName(${JSON.stringify(name)})[0]?.startTime ?? 0`));
  await until('the popup to be painted', async () => (await time('first-contentful-paint')) > 0);
  await until('the controls of the popup', async () => (await time('controls')) > 0);
  const times = { paint: await time('first-contentful-paint'), controls: await time('controls') };
  await page.close();
  return times;
}

/**
 * How long a background that was stopped takes to start, compile another day and store it.
 * @param {Bench} bench
 * @param {number} round
 */
async function change(bench, round) {
  const started = performance.now();
  await bench.tell('change-settings', { day: `2021-10-${String(10 + round)}` });
  return performance.now() - started;
}

/**
 * @param {(line: string) => void} say progress
 * @returns {Promise<Row[]>}
 */
export async function benchPopup(say = () => {}) {
  const bench = await startChromium();
  try {
    await bench.allow(HOST);
    /** @type {{ paint: number, controls: number }[]} */
    const running = [];
    /** @type {{ paint: number, controls: number }[]} */
    const stopped = [];
    /** @type {number[]} */
    const changes = [];
    for (let round = 1; round <= ROUNDS; round++) {
      say(`popup: round ${round} of ${ROUNDS}`);
      await bench.tell('prepare', {});
      running.push(await open(bench));
      await bench.stopBackground();
      stopped.push(await open(bench));
      // A popup that is only looked at wakes nothing.
      changes.push(await change(bench, round));
    }
    const paint = (/** @type {{ paint: number }[]} */ all) => median(all.map((one) => one.paint));
    const controls = (/** @type {{ controls: number }[]} */ all) => median(all.map((one) => one.controls));
    return [
      atMost('popup, first paint, background running', paint(running), 'ms', 150),
      atMost('popup, first paint, background stopped', paint(stopped), 'ms', 150),
      atMost('popup, controls there, background running', controls(running), 'ms'),
      atMost('popup, controls there, background stopped', controls(stopped), 'ms'),
      atMost('another day stored, background stopped', median(changes), 'ms'),
    ];
  } finally {
    await bench.close();
  }
}
