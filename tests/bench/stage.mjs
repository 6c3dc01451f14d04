/**
 * From a click to the screen that answers it, on a chat of 1,000 messages, with the background stopped.
 *
 * The browser's own event timing says how long it takes, unrounded, in its trace: from the moment the browser took the pointer's
 * release to the presentation of the next frame. That the screen is in that frame is looked at in the animation frame before it. One
 * click in four is the first in its tab, with everything still to be compiled. Tabs of a page without us, which answers a click with
 * an empty popover of its own, take turns with ours: what they need is what this browser on this machine, as busy as it is, takes at
 * the least.
 */
import { startChromium, until } from './chromium.mjs';
import { atMost, quantile } from './figures.mjs';

/** @typedef {import('./figures.mjs').Row} Row */
/** @typedef {import('./chromium.mjs').Bench} Bench */
/**
 * Milliseconds; all but `work` since the pointer's release.
 * @typedef {object} Click
 * @property {number} handled
 * @property {number} painted handed to the compositor
 * @property {number} presented
 * @property {number} work time of the thread in the handlers of the click
 */
/**
 * @typedef {object} TraceEvent
 * @property {string} name
 * @property {number} [tdur] microseconds of the thread
 * @property {{ data?: { type: string, timeStamp: number, processingEnd: number, commitFinishTime: number, duration: number } }} args
 */

const OURS = 'on.test';
const BARE = 'plain.test';
const TABS = 12;
const CLICKS_IN_A_TAB = 4;

/** In the page: counts the screens that stand there when a frame is about to be drawn after a press. */
const WATCH = `
  window.seen = [];
  addEventListener('pointerup', () => requestAnimationFrame(() => {
    window.seen.push(document.querySelectorAll(':popover-open').length);
  }), true);`;

/** In the page without us: the least that a click can be answered with. */
const ANSWER = `
  addEventListener('click', (event) => {
    event.preventDefault();
    const box = document.createElement('div');
    box.popover = 'manual';
    document.documentElement.append(box);
    box.showPopover();
    addEventListener('keydown', () => box.remove(), { once: true });
  });`;

/** In the page: settled after some frames. */
const FRAMES = `new Promise((resolve) => {
  let left = 10;
  const next = () => (left-- > 0 ? requestAnimationFrame(next) : resolve());
  next();
})`;

/** @param {readonly TraceEvent[]} trace @returns {Click[]} */
function clicksOf(trace) {
  const work = trace.flatMap(({ name, args, tdur = Number.NaN }) =>
    name === 'EventDispatch' && args.data?.type === 'click' ? [tdur / 1000] : [],
  );
  return trace
    .flatMap(({ name, args }) => (name === 'EventTiming' && args.data?.type === 'click' ? [args.data] : []))
    .sort((a, b) => a.timeStamp - b.timeStamp)
    .map(({ timeStamp, processingEnd, commitFinishTime, duration }, index) => ({
      handled: processingEnd - timeStamp,
      painted: commitFinishTime - timeStamp,
      presented: duration,
      work: work[index] ?? Number.NaN,
    }));
}

/**
 * A new tab, and some clicks in it.
 * @param {Bench} bench
 * @param {string} host
 * @returns {Promise<Click[]>}
 */
async function clicksInNewTab(bench, host) {
  const page = await bench.newPage();
  const protocol = await bench.protocol(page);
  await page.goto(bench.address(host, '/chat'));
  await page.evaluate(WATCH);
  if (host === BARE) await page.evaluate(ANSWER);
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
  const clicks = clicksOf(trace);
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
    await bench.allow(OURS);
    const origin = new URL(bench.address(OURS, '/')).origin;
    await bench.tell('change-site', { origin, on: true, surface: 'group' });
    /** @type {Click[]} */
    const ours = [];
    /** @type {Click[]} */
    const first = [];
    /** @type {Click[]} */
    const bare = [];
    for (let tab = 1; tab <= TABS; tab++) {
      say(`stage: tab ${tab} of ${TABS}`);
      bare.push(...(await clicksInNewTab(bench, BARE)));
      const here = await clicksInNewTab(bench, OURS);
      ours.push(...here);
      first.push(...here.slice(0, 1));
    }
    const all = (/** @type {readonly Click[]} */ clicks, /** @type {keyof Click} */ what, share = 0.5) =>
      quantile(
        clicks.map((click) => click[what]),
        share,
      );
    return [
      atMost('click to screen presented, median', all(ours, 'presented'), 'ms', 25),
      atMost('click to screen presented, 95th percentile', all(ours, 'presented', 0.95), 'ms', 50),
      atMost('the same without us, an empty popover, median', all(bare, 'presented'), 'ms'),
      atMost('the same without us, 95th percentile', all(bare, 'presented', 0.95), 'ms'),
      atMost('click to screen handed to the compositor, median', all(ours, 'painted'), 'ms'),
      atMost('click to screen, first click in a tab, median', all(first, 'presented'), 'ms'),
      atMost('handler, time of the thread, median', all(ours, 'work'), 'ms'),
      atMost('handler, time of the thread, first click in a tab', all(first, 'work'), 'ms'),
    ];
  } finally {
    await bench.close();
  }
}
