/**
 * What the extension adds to a long chat that is scrolled: 10,000 messages in rows that are used again and again (long-chat.mjs), one in
 * three with a link. Time of the page's main thread in tasks (`Performance.getMetrics` with `threadTicks`). Each state has a site of its
 * own; the states take turns in changing order. The machine's own speed differs by a third from one scroll to the next, so of each state
 * the least disturbed scroll counts, and only ratios.
 */
import { startChromium } from './chromium.mjs';
import { atMost } from './figures.mjs';

/** @typedef {import('./figures.mjs').Row} Row */
/** @typedef {import('./chromium.mjs').Bench} Bench */

/** Height of the chat in pixels, 60 a message. */
const WHOLE = 600_000;

/**
 * How it is scrolled, in pixels a frame, how far, and how often in each state. From end to end two screens with each frame, as with the
 * scroll bar, and two thirds of one, as with a wheel let loose; and a short way as slowly as one can still read, where every
 * message is drawn.
 */
const SCROLLS = [
  { name: '10,000 messages, 2,000 px a frame', step: 2000, far: WHOLE, rounds: 7, most: 1.05 },
  { name: '10,000 messages, 600 px a frame', step: 600, far: WHOLE, rounds: 3, most: 1.05 },
  { name: '200 messages, 15 px a frame', step: 15, far: 12_000, rounds: 3, most: undefined },
];

const PLAIN = 'plain.test';
const ON = 'on.test';

/**
 * One scroll in a new tab.
 * @param {Bench} bench
 * @param {string} host
 * @param {{ step: number, far: number }} how
 * @returns {Promise<{ task: number, shown: number }>} milliseconds, and how many messages stand there as they arrived at the end
 */
async function scroll(bench, host, { step, far }) {
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
  await page.evaluate('longChat.scrollThrough(100000).then(longChat.rest)');
  const before = await taskTime();
  // With the time in which what is in sight at the end is drawn.
  await page.evaluate(`longChat.scrollThrough(${step}, ${far}).then(longChat.rest)`);
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
    /** @type {Row[]} */
    const rows = [];
    for (const how of SCROLLS) {
      /** @type {Record<string, number[]>} */
      const tasks = { plain: [], on: [], messages: [] };
      const states = Object.keys(tasks);
      for (let round = 0; round < how.rounds; round++) {
        say(`scroll: ${how.name}, round ${round + 1} of ${how.rounds}`);
        // Whoever comes first in a round has it otherwise than the others.
        for (const state of [...states.slice(round % 3), ...states.slice(0, round % 3)]) {
          const arrived = state === 'messages';
          await bench.tell('change-settings', { messagesAsArrived: arrived });
          const { task, shown } = await scroll(bench, state === 'plain' ? PLAIN : ON, how);
          if (shown > 0 !== arrived)
            throw new Error(
              `${shown} messages as they arrived in the state "${state}": the figures are void`,
            );
          tasks[state]?.push(task);
        }
      }
      const least = (/** @type {string} */ state) => Math.min(...(tasks[state] ?? []));
      const plain = least('plain');
      rows.push(
        atMost(`${how.name}: main thread without us`, plain, 'ms'),
        atMost('the same with clicks simulated', least('on') / plain, 'x', how.most),
        atMost('the same with messages as they arrived', least('messages') / plain, 'x', how.most),
      );
    }
    return rows;
  } finally {
    await bench.close();
  }
}
