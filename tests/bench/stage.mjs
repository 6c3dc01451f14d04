/**
 * From a click to the screen that answers it, on a chat of 1,000 messages, with the background stopped.
 *
 * The browser's own event timing says how long it takes, unrounded, in its trace: from the moment the browser took the pointer's
 * release to the presentation of the next frame. That the screen is in that frame is looked at in the animation frame before it. One
 * click in four is the first in its tab, with everything still to be compiled.
 */
import { startChromium, until } from './chromium.mjs';
import { atMost, median, quantile } from './figures.mjs';

/** @typedef {import('./figures.mjs').Row} Row */
/** @typedef {import('./chromium.mjs').Bench} Bench */
/** @typedef {{ handled: number, painted: number, presented: number }} Click milliseconds since the pointer's release */
/**
 * @typedef {object} TraceEvent
 * @property {string} name
 * @property {{ data?: { type: string, timeStamp: number, processingEnd: number, commitFinishTime: number, duration: number } }} args
 */

const HOST = 'on.test';
const TABS = 12;
const CLICKS_IN_A_TAB = 4;

/** In the page: counts the screens that stand there when a frame is about to be drawn after a press. */
const WATCH = `
  window.seen = [];
  addEventListener('pointerup', () => requestAnimationFrame(() => {
    window.seen.push(document.querySelectorAll(':popover-open').length);
  }), true);`;

/** In the page: settled after some frames. */
const FRAMES = `new Promise((resolve) => {
  let left = 10;
  const next = () => (left-- > 0 ? requestAnimationFrame(next) : resolve());
  next();
})`;

/**
 * A new tab, and some clicks in it.
 * @param {Bench} bench
 * @returns {Promise<Click[]>}
 */
async function clicksInNewTab(bench) {
  const page = await bench.newPage();
  const protocol = await bench.protocol(page);
  await page.goto(bench.address(HOST, '/chat'));
  await page.evaluate(WATCH);
  /** @type {TraceEvent[]} */
  const trace = [];
  protocol.on('Tracing.dataCollected', ({ value }) => {
    trace.push(.../** @type {TraceEvent[]} */ (/** @type {unknown} */ (value)));
  });
  await protocol.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'], excludedCategories: ['*'] },
  });
  for (let click = 0; click < CLICKS_IN_A_TAB; click++) {
    const link = page.locator('a').nth(click * 3);
    const box = await link.boundingBox();
    if (box === null) throw new Error('The link to click is not there');
    await page.mouse.move(box.x + 20, box.y + box.height / 2);
    await bench.stopBackground();
    await page.mouse.down();
    await page.mouse.up();
    await until(
      'the frame after the click',
      async () => (await page.evaluate('window.seen.length')) === click + 1,
    );
    await page.keyboard.press('Escape');
    await until(
      'the screen to close',
      async () => (await page.evaluate("document.querySelector(':popover-open') === null")) === true,
    );
  }
  // The last click, too, is to be presented before the trace ends.
  await page.evaluate(FRAMES);
  const ended = new Promise((resolve) => protocol.once('Tracing.tracingComplete', resolve));
  await protocol.send('Tracing.end');
  await ended;
  const seen = /** @type {number[]} */ (await page.evaluate('window.seen'));
  await page.close();
  if (seen.some((screens) => screens !== 1))
    throw new Error(`Not every click has its screen in the next frame: ${seen}. The figures are void`);

  const clicks = trace.flatMap(({ name, args }) => {
    if (name !== 'EventTiming' || args.data?.type !== 'click') return [];
    const { timeStamp, processingEnd, commitFinishTime, duration } = args.data;
    return [
      { handled: processingEnd - timeStamp, painted: commitFinishTime - timeStamp, presented: duration },
    ];
  });
  if (clicks.length !== CLICKS_IN_A_TAB)
    throw new Error(`The trace has ${clicks.length} clicks instead of ${CLICKS_IN_A_TAB}`);
  return clicks;
}

/**
 * @param {(line: string) => void} say progress
 * @returns {Promise<Row[]>}
 */
export async function benchStage(say = () => {}) {
  const bench = await startChromium();
  try {
    await bench.allow(HOST);
    const origin = new URL(bench.address(HOST, '/')).origin;
    await bench.tell('change-site', { origin, on: true, surface: 'group' });
    /** @type {Click[]} */
    const clicks = [];
    /** @type {Click[]} */
    const first = [];
    for (let tab = 1; tab <= TABS; tab++) {
      say(`stage: tab ${tab} of ${TABS}`);
      const here = await clicksInNewTab(bench);
      clicks.push(...here);
      first.push(...here.slice(0, 1));
    }
    const presented = clicks.map((click) => click.presented);
    return [
      atMost('click to screen presented, median', median(presented), 'ms', 25),
      atMost('click to screen presented, 95th percentile', quantile(presented, 0.95), 'ms', 50),
      atMost('first click in a tab, median', median(first.map((click) => click.presented)), 'ms'),
      atMost('click to screen painted, median', median(clicks.map((click) => click.painted)), 'ms'),
      atMost('click to end of our handler, median', median(clicks.map((click) => click.handled)), 'ms'),
    ];
  } finally {
    await bench.close();
  }
}
