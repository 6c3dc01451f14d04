/**
 * What the extension adds to a long chat that is scrolled from end to end: 10,000 messages in rows that are used again and again
 * (long-chat.mjs), one in three with a link. Time of the page's main thread in tasks (`Performance.getMetrics` with
 * `threadTicks`). Each state has a site of its own; the states take turns, and of the ratios of neighbours the median counts.
 */
import { startChromium } from './chromium.mjs';
import { atMost, median } from './figures.mjs';

/** @typedef {import('./figures.mjs').Row} Row */
/** @typedef {import('./chromium.mjs').Bench} Bench */

const ROUNDS = 9;
/** Pixels a frame: some 300 frames from end to end. */
const STEP = 2000;

const PLAIN = 'plain.test';
const ON = 'on.test';

/**
 * One scroll from end to end in a new tab.
 * @param {Bench} bench
 * @param {string} host
 * @returns {Promise<{ task: number, shown: number }>} milliseconds, and how many messages stand there as they arrived at the end
 */
async function scroll(bench, host) {
  const page = await bench.newPage();
  const protocol = await bench.protocol(page);
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(bench.address(host, '/long'));
  const taskTime = async () => {
    const { metrics } = await protocol.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  // The extension has read its state by then.
  await page.evaluate('longChat.scrollTo(30)');
  await page.evaluate('longChat.scrollThrough(100000)');
  const before = await taskTime();
  // With the time in which what is in sight at the end is drawn.
  await page.evaluate(`longChat.scrollThrough(${STEP}).then(longChat.rest)`);
  const task = (await taskTime()) - before;
  const shown = Number(await page.evaluate("document.querySelectorAll(':not(:defined)').length"));
  await page.close();
  return { task, shown };
}

/**
 * @param {(line: string) => void} say progress
 * @returns {Promise<Row[]>}
 */
export async function benchScroll(say = () => {}) {
  const bench = await startChromium();
  try {
    await bench.allow(ON);
    const { origin } = new URL(bench.address(ON, '/'));
    await bench.tell('change-site', { origin, on: true, surface: 'group' });
    /** @type {Record<'plain' | 'on' | 'messages', number[]>} */
    const tasks = { plain: [], on: [], messages: [] };
    for (let round = 1; round <= ROUNDS; round++) {
      say(`scroll: round ${round} of ${ROUNDS}`);
      const plain = (await scroll(bench, PLAIN)).task;
      const on = (await scroll(bench, ON)).task;
      await bench.tell('change-settings', { messagesAsArrived: true });
      const { task, shown } = await scroll(bench, ON);
      if (shown === 0) throw new Error('No message stands there as it arrived: the figures are void');
      await bench.tell('change-settings', { messagesAsArrived: false });
      tasks.plain.push(plain);
      tasks.on.push(on / plain);
      tasks.messages.push(task / plain);
    }
    return [
      atMost('10,000 messages scrolled, main thread without us', median(tasks.plain), 'ms'),
      atMost('the same with clicks simulated', median(tasks.on), 'x', 1.05),
      atMost('the same with messages as they arrived', median(tasks.messages), 'x', 1.05),
    ];
  } finally {
    await bench.close();
  }
}
