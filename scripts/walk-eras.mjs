/**
 * What `npm start` does where there is no display: one Taobao link in the Lab's group, clicked on four days, walked to where it can be
 * read. Writes a picture of each screen and a table of the decisions to out/.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LAB, openChromium } from './open-chromium.mjs';
import { root } from './setup.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').CDPSession} Session */
/** @typedef {{ day: string, decision: any, pictures: string[] }} Stop */

const OUT = join(root, 'out');
const PLATFORM = 'wechat';
const SURFACE = 'group';
const DAYS = ['2018-06-10', '2021-09-20', '2021-12-01', '2022-02-01'];
const ADDRESS = 'a[href*="item.taobao.com"]';
const LINK = `.lab-main ${ADDRESS}`;

/** The command line's answer for the link on a day. @param {string} day @param {string} url */
function decide(day, url) {
  const cli = join(root, 'dist/cli/interstice.js');
  const args = ['decide', '--json', '--platform', PLATFORM, '--surface', SURFACE, '--at', day, url];
  return JSON.parse(execFileSync(process.execPath, [cli, ...args], { encoding: 'utf8' }));
}

/**
 * Middle of the element of the stage with that action. The stage's root is closed; DevTools sees into it.
 * @param {Session} session
 * @param {string} action
 * @returns {Promise<{ x: number, y: number } | null>} null while it is not there
 */
async function pointOf(session, action) {
  const { root: document } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  /** @type {(node: any) => number | null} */
  const find = (node) => {
    const { attributes = [], children = [], shadowRoots = [], contentDocument } = node;
    for (let i = 0; i < attributes.length; i += 2)
      if (attributes[i] === 'data-action' && attributes[i + 1] === action) return node.nodeId;
    for (const child of [...shadowRoots, ...children, ...(contentDocument ? [contentDocument] : [])]) {
      const found = find(child);
      if (found !== null) return found;
    }
    return null;
  };
  const nodeId = find(document);
  if (nodeId === null) return null;
  // The screen may have been drawn anew meanwhile: then it is looked for again.
  const box = await session.send('DOM.getBoxModel', { nodeId }).catch(() => null);
  if (box === null) return null;
  const [left = 0, top = 0, , , right = 0, bottom = 0] = box.model.border;
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** @param {Page} page @param {Session} session @param {string} action */
async function untilAction(page, session, action) {
  for (let frame = 0; frame < 600; frame++) {
    const point = await pointOf(session, action);
    if (point !== null) return point;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  throw new Error(`The action "${action}" did not appear on the screen`);
}

/** @param {Page} page @param {string} day */
async function setDay(page, day) {
  await page.fill('input[type="date"]', day);
  await page.waitForSelector(`.lab-main :text("${day}")`);
}

/**
 * Walks one day: click, then each action of the cheapest way to read, as far as the stage goes without leaving it.
 * @param {Page} page
 * @param {Session} session
 * @param {string} day
 * @param {string} url
 * @returns {Promise<Stop>}
 */
async function walk(page, session, day, url) {
  await setDay(page, day);
  const decision = decide(day, url);
  const [, ...actions] = decision.reach?.read?.path ?? [];
  /** @type {string[]} */
  const pictures = [];
  const take = async (/** @type {string} */ name) => {
    const file = `${day}-${pictures.length + 1}-${name}.png`;
    await page.screenshot({ path: join(OUT, file) });
    pictures.push(file);
  };
  const arrived = `.lab-main :not(a):has(+ ${ADDRESS})`;
  const form = decision.message.form;
  // A link of which the text is on record is drawn as well.
  const isDrawn = form !== 'link' || decision.message.with.shape !== undefined;
  if (isDrawn) await page.waitForSelector(arrived);
  await take(`arrives-as-${form}`);
  await page.click(isDrawn ? arrived : LINK);
  await page.waitForSelector(':popover-open', { state: 'attached' });
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await take(decision.click.treatment ?? 'unrecorded');
  for (const action of actions) {
    const { x, y } = await untilAction(page, session, action);
    // The last step of the way through a browser really opens the link: shown, not pressed.
    if (action === 'paste-and-go') break;
    await page.mouse.move(x, y);
    await page.mouse.down(action.startsWith('press-') ? { button: 'right' } : {});
    await page.mouse.up(action.startsWith('press-') ? { button: 'right' } : {});
    const following = actions[actions.indexOf(action) + 1];
    if (following !== undefined) await untilAction(page, session, following);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await take(action);
  }
  await page.keyboard.press('Escape');
  await page.waitForSelector(':popover-open', { state: 'detached' });
  return { day, decision, pictures };
}

/** @param {number} steps */
const count = (steps) => (steps === 1 ? '1 step' : `${steps} steps`);

/** @param {readonly Stop[]} stops @param {string} url */
function table(stops, url) {
  const cell = (/** @type {unknown} */ value) =>
    String(value ?? '')
      .replaceAll('|', '\\|')
      .replaceAll('\n', ' ');
  const way = (/** @type {any} */ reach) =>
    reach?.possible === true
      ? `${count(reach.steps)}, ${reach.seconds.join('–')} s`
      : reach?.possible === false
        ? 'no way'
        : 'unknown';
  const head = [
    'day',
    'era',
    'arrives as',
    'click',
    'read',
    'in its app',
    'pay',
    'rule',
    'since',
    'confidence',
    'sources',
    'pictures',
  ];
  const rows = stops.map(({ day, decision, pictures }) => [
    day,
    decision.era,
    decision.message.form,
    `${decision.click.treatment ?? 'unknown'}${decision.click.disputed ? ' (disputed)' : ''}`,
    way(decision.reach.read),
    way(decision.reach.app),
    way(decision.reach.pay),
    decision.click.rule,
    decision.click.from,
    decision.click.confidence,
    decision.click.sources.join(', '),
    pictures.map((file) => `[${file}](${file})`).join(' '),
  ]);
  const line = (/** @type {readonly unknown[]} */ cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [
    '# One link through four eras of WeChat (a simulation)',
    '',
    `${url}, shared in a group. Seconds are KLM-equivalent: they compare ways, they do not predict anybody's time.`,
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
    '',
  ].join('\n');
}

/** The part of the table that fits a terminal. @param {readonly Stop[]} stops */
function summary(stops) {
  return stops
    .map(({ day, decision }) => {
      const { read, app } = decision.reach;
      const steps = (/** @type {any} */ reach) =>
        reach.possible === true ? count(reach.steps) : reach.possible === false ? 'no way' : 'unknown';
      return `  ${day}  arrives as ${decision.message.form.padEnd(6)} click: ${(decision.click.treatment ?? 'unknown').padEnd(9)} read: ${steps(read).padEnd(8)} in its app: ${steps(app)}`;
    })
    .join('\n');
}

/** @param {string} executablePath of Chromium */
export async function walkEras(executablePath) {
  mkdirSync(OUT, { recursive: true });
  for (const file of readdirSync(OUT)) if (/^\d{4}-\d\d-\d\d-.*\.png$/.test(file)) rmSync(join(OUT, file));
  const opened = await openChromium(executablePath, true, join(root, 'dist/chromium'));
  if (opened === null) throw new Error('Chromium did not load the extension');
  try {
    const page = opened.context.pages()[0] ?? (await opened.context.newPage());
    await page.goto(`${opened.address(LAB)}#group`);
    await page.waitForSelector(LINK);
    await page.click('.lab-controls label.switch:has-text("as they arrived")');
    const session = await opened.context.newCDPSession(page);
    await session.send('DOM.enable');
    const url = await page.getAttribute(LINK, 'href');
    if (url === null) throw new Error('The Lab has no such link');
    /** @type {Stop[]} */
    const stops = [];
    for (const [i, day] of DAYS.entries()) {
      console.log(`start: ${i + 1} of ${DAYS.length}, ${day}`);
      stops.push(await walk(page, session, day, url));
    }
    writeFileSync(join(OUT, 'decisions.md'), table(stops, url));
    writeFileSync(
      join(OUT, 'decisions.ndjson'),
      stops.map(({ decision }) => `${JSON.stringify(decision)}\n`).join(''),
    );
    console.log(
      `\n${summary(stops)}\n\nstart: no display here. Pictures and the table of decisions are in out/, see out/decisions.md`,
    );
  } finally {
    await opened.close();
  }
}
