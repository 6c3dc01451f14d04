/**
 * What the content script costs a page, and what it leaves in it while it is off.
 *
 * Costs are time of the page's main thread in script (`Performance.getMetrics` with `threadTicks`), from the start of a load until
 * nothing more is added; so other work on the machine matters little. Each state has a site of its own and each load a tab of its own;
 * the states take turns. `ScriptDuration` is what runs; reading our one file, before anything runs, is shown beside it.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contentScriptSize } from '../../scripts/build.mjs';
import { startChromium, until } from './chromium.mjs';
import { atMost, median } from './figures.mjs';

/** @typedef {import('./figures.mjs').Row} Row */
/** @typedef {import('./chromium.mjs').Bench} Bench */
/** @typedef {import('./chromium.mjs').CDPSession} CDPSession */

const ROUNDS = 21;

/** Sites: one that the extension may not see, one where it is allowed but off, one where it is on. */
const PLAIN = 'plain.test';
const OFF = 'off.test';
const ON = 'on.test';

/** All that there is to observe a page with. */
const OBSERVERS = ['MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'PerformanceObserver'];
const ALLOWED_WHILE_OFF = ['auxclick', 'click', 'keydown'];

/** @typedef {{ script: number, compile: number }} Cost milliseconds so far */

/** @param {CDPSession} protocol @returns {Promise<Cost>} */
async function costSoFar(protocol) {
  const { metrics } = await protocol.send('Performance.getMetrics');
  const time = (/** @type {string} */ name) =>
    1000 * (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN);
  return { script: time('ScriptDuration'), compile: time('V8CompileDuration') };
}

/**
 * One load in a new tab.
 * @param {Bench} bench
 * @param {string} host
 * @param {string} path
 * @returns {Promise<Cost & { shown: number }>} and how many messages stand there as they arrived
 */
async function load(bench, host, path) {
  const page = await bench.newPage();
  const protocol = await bench.protocol(page);
  // As an argument here: `Performance.setTimeDomain` before it has no effect (Chromium 156), and gives wall-clock times.
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(bench.address(host, path));
  let cost = await costSoFar(protocol);
  let same = 0;
  await until('the page to be at rest', async () => {
    const now = await costSoFar(protocol);
    same = now.script === cost.script ? same + 1 : 0;
    cost = now;
    return same === 10;
  });
  const shown = await page.evaluate("document.querySelectorAll(':not(:defined)').length");
  await page.close();
  return { ...cost, shown: Number(shown) };
}

/** @param {Bench} bench @param {string} host @returns {Promise<boolean>} whether a click on a link of the chat is taken over */
async function takesOver(bench, host) {
  const page = await bench.newPage();
  await page.goto(bench.address(host, '/chat'));
  await page.evaluate("document.addEventListener('click', (event) => event.preventDefault())");
  await page.click('a');
  const screens = await page.evaluate("document.querySelectorAll(':popover-open').length");
  await page.close();
  return screens === 1;
}

/**
 * What our own world holds in a page: listeners by type on the window and everything in the document, observers by kind. Taken from the
 * heap (`Runtime.queryObjects`) and the listener lists of the DOM, so nothing that there is can be missed.
 * @param {Bench} bench
 * @param {string} host
 */
async function presence(bench, host) {
  const page = await bench.newPage();
  const protocol = await bench.protocol(page);
  /** @type {number[]} */
  const worlds = [];
  protocol.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === bench.origin) worlds.push(context.id);
  });
  await protocol.send('Runtime.enable');
  await page.goto(bench.address(host, '/chat'));
  await until('the content script', async () => worlds.length > 0);
  const contextId = worlds.at(-1) ?? 0;
  const objectIn = async (/** @type {string} */ expression) =>
    (await protocol.send('Runtime.evaluate', { expression, contextId })).result.objectId ?? '';
  /** @type {Set<string>} */
  const listeners = new Set();
  for (const expression of ['window', 'document']) {
    const objectId = await objectIn(expression);
    const found = await protocol.send('DOMDebugger.getEventListeners', { objectId, depth: -1, pierce: true });
    for (const { type } of found.listeners) listeners.add(type);
  }
  /** @type {string[]} */
  const observers = [];
  for (const name of OBSERVERS) {
    const prototypeObjectId = await objectIn(`${name}.prototype`);
    const { objects } = await protocol.send('Runtime.queryObjects', { prototypeObjectId });
    const { result } = await protocol.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: 'function () { return this.length; }',
      returnByValue: true,
    });
    if (result.value > 0) observers.push(name);
  }
  await page.close();
  return { listeners: [...listeners].sort(), observers };
}

/** @returns {Row[]} what can be read from the files */
function fileRows() {
  const accessible = ['chromium', 'firefox'].filter((browser) => {
    const file = fileURLToPath(new URL(`../../dist/${browser}/manifest.json`, import.meta.url));
    return 'web_accessible_resources' in JSON.parse(readFileSync(file, 'utf8'));
  });
  return [
    atMost('content script, gzipped', contentScriptSize() / 1024, 'KB', 16),
    atMost('manifests with web-accessible resources', accessible.length, '', 0),
  ];
}

/**
 * @param {Bench} bench
 * @param {(line: string) => void} say
 * @returns {Promise<Row[]>}
 */
async function presenceRows(bench, say) {
  say('content: what it leaves in a page while off');
  const off = await presence(bench, OFF);
  await bench.tell('change-settings', { messagesAsArrived: true });
  const on = await presence(bench, ON);
  await bench.tell('change-settings', { messagesAsArrived: false });
  // While on there is more, or this way of looking sees nothing.
  if (
    !on.observers.includes('MutationObserver') ||
    !on.listeners.includes('pageshow') ||
    !off.listeners.includes('click')
  )
    throw new Error(`The look into the page is void: ${JSON.stringify({ off, on })}`);
  const more = off.listeners.filter((type) => !ALLOWED_WHILE_OFF.includes(type));
  say(`content: off ${JSON.stringify(off)}, on ${JSON.stringify(on)}`);
  return [
    atMost('observers while off', off.observers.length, '', 0),
    atMost('listeners while off, beside click, auxclick, keydown', more.length, '', 0),
  ];
}

/**
 * @param {(line: string) => void} say progress
 * @returns {Promise<Row[]>}
 */
export async function benchContent(say = () => {}) {
  const bench = await startChromium();
  try {
    for (const host of [OFF, ON]) await bench.allow(host);
    const origin = new URL(bench.address(ON, '/')).origin;
    await bench.tell('change-site', { origin, on: true, surface: 'group' });
    if (!(await takesOver(bench, ON)))
      throw new Error('No click is taken over where the extension is on: the figures are void');
    if (await takesOver(bench, OFF))
      throw new Error('A click is taken over where the extension is off: the figures are void');

    const rows = [...fileRows(), ...(await presenceRows(bench, say))];
    /** @type {Record<string, Cost[]>} */
    const costs = {};
    const measure = async (
      /** @type {string} */ state,
      /** @type {string} */ host,
      /** @type {string} */ path,
    ) => {
      const { shown, ...cost } = await load(bench, host, path);
      if (shown > 0 !== (state === 'messages' && path === '/chat'))
        throw new Error(`${shown} messages as they arrived on ${host}${path}: the figures are void`);
      costs[state + path] = [...(costs[state + path] ?? []), cost];
    };
    for (let round = 1; round <= ROUNDS; round++) {
      say(`content: round ${round} of ${ROUNDS}`);
      for (const path of ['/empty', '/chat']) {
        await measure('plain', PLAIN, path);
        await measure('off', OFF, path);
        await measure('on', ON, path);
      }
      await bench.tell('change-settings', { messagesAsArrived: true });
      for (const path of ['/empty', '/chat']) await measure('messages', ON, path);
      await bench.tell('change-settings', { messagesAsArrived: false });
    }
    if (!(await takesOver(bench, ON)))
      throw new Error('No click is taken over any more: the figures are void');

    const middle = (/** @type {string} */ name, /** @type {keyof Cost} */ part) =>
      median((costs[name] ?? []).map((cost) => cost[part]));
    const added = (
      /** @type {string} */ state,
      /** @type {string} */ path,
      /** @type {keyof Cost} */ part = 'script',
    ) => middle(state + path, part) - middle(`plain${path}`, part);
    return [
      ...rows,
      atMost('script added to an empty page, off', added('off', '/empty'), 'ms', 1),
      atMost('script added to an empty page, on', added('on', '/empty'), 'ms', 1),
      atMost('script added to 1,000 links, off', added('off', '/chat'), 'ms', 1),
      atMost('script added to 1,000 links, on, messages off', added('on', '/chat'), 'ms', 1),
      atMost('script added to an empty page, messages on', added('messages', '/empty'), 'ms', 10),
      atMost('script added to 1,000 links, messages on', added('messages', '/chat'), 'ms', 10),
      atMost('reading the script, once a page', added('off', '/empty', 'compile'), 'ms'),
    ];
  } finally {
    await bench.close();
  }
}
