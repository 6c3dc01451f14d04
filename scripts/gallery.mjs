/**
 * Takes a picture of every surface and every simulated screen, in both languages, both themes, at 1x and 2x, into out/gallery/, with an
 * index page. The pages run in a plain tab over the mock browser; nothing leaves this machine.
 *
 *   npm run gallery                  everything
 *   npm run gallery -- --only popup  what has "popup" in its id
 *   npm run gallery -- --quick       English, light, 1x
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { argv, stdout } from 'node:process';
import { findBrowser } from './browsers.mjs';
import { buildAll } from './build.mjs';
import { root, runMain, setup } from './setup.mjs';

/**
 * @typedef {object} Item as in extension/pages/gallery/main.ts
 * @property {string} id
 * @property {string} about
 * @property {string} [path]
 * @property {Record<string, string>} [query]
 * @property {string} [hash]
 * @property {number} [width]
 * @property {number} [height]
 * @property {true} [whole]
 * @property {true} [touch]
 * @property {string} [ready]
 * @property {string} [press]
 * @property {{ into: string, text: string }} [type]
 * @property {string} [after]
 */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ language: string, theme: 'light' | 'dark' }} Look */
/** @typedef {{ item: Item, look: Look, scale: number, file: string }} Picture */

const OUT = join(root, 'out/gallery');
const PLAIN = join(root, 'dist/plain');
const GALLERY = 'extension/pages/gallery/index.html';
/** Simulated screens: the phone with its explanation beside it. */
const SCREEN = { width: 760, height: 800 };
/** Pictures must not change with the day on which they are taken. */
const TODAY = new Date('2026-11-22T12:00:00Z');
const PAGES = 2;

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
});

/**
 * Serves a folder on 127.0.0.1.
 * @param {string} folder
 * @returns {Promise<{ url: string, close(): void }>}
 */
function serve(folder) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const file = resolve(folder, `.${decodeURIComponent(pathname)}`);
    try {
      if (!file.startsWith(folder + sep)) throw new Error('outside');
      const body = readFileSync(file);
      response
        .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      done({ url: `http://127.0.0.1:${port}/`, close: () => server.close() });
    });
  });
}

/**
 * The address of a surface's own page.
 * @param {string} base
 * @param {Item} item
 * @param {Look} look
 */
function addressOf(base, { path = '', query = {}, hash = '' }, { language, theme }) {
  const url = new URL(path, base);
  for (const [key, value] of Object.entries({ ...query, lang: language, theme }))
    url.searchParams.set(key, value);
  url.hash = hash;
  return url.href;
}

/**
 * Brings an item up in a page and waits until it is complete.
 * @param {Page} page
 * @param {string} base
 * @param {Item} item
 * @param {Look} look
 */
async function show(page, base, item, look) {
  await page.setViewportSize({ width: item.width ?? SCREEN.width, height: item.height ?? SCREEN.height });
  await page.emulateMedia({ colorScheme: look.theme, reducedMotion: 'reduce' });
  if (item.ready !== undefined) {
    await page.goto(addressOf(base, item, look));
    await page.waitForSelector(item.ready);
    if (item.press !== undefined) await page.click(item.press);
    if (item.type !== undefined) {
      await page.fill(item.type.into, item.type.text);
      await page.press(item.type.into, 'Enter');
    }
    if (item.after !== undefined) await page.waitForSelector(item.after);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return;
  }
  if (!page.url().includes(GALLERY)) {
    await page.goto(new URL(GALLERY, base).href);
    await page.waitForFunction('window.showScreen !== undefined');
  }
  await page.evaluate(`window.showScreen(${JSON.stringify(item.id)}, ${JSON.stringify(look.language)})`);
}

/**
 * Pictures of what the page shows, at each scale, without loading it again.
 * @param {Page} page
 * @param {Item} item
 * @param {readonly Picture[]} pictures of this item and look
 */
async function take(page, item, pictures) {
  const session = await page.context().newCDPSession(page);
  const size = page.viewportSize() ?? SCREEN;
  const phone = item.touch === true;
  const resize = (/** @type {number} */ height, /** @type {number} */ deviceScaleFactor) =>
    session.send('Emulation.setDeviceMetricsOverride', {
      width: size.width,
      height,
      deviceScaleFactor,
      mobile: phone,
    });
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: phone });
  await resize(size.height, 1);
  const height = item.whole ? await page.evaluate(() => document.documentElement.scrollHeight) : size.height;
  for (const { scale, file } of pictures) {
    await resize(height, scale);
    const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
    writeFileSync(join(OUT, file), Buffer.from(data, 'base64'));
  }
  await session.send('Emulation.clearDeviceMetricsOverride');
  await session.detach();
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** @param {readonly Picture[]} pictures */
function indexPage(pictures) {
  const ids = [...new Set(pictures.map(({ item }) => item.id))];
  const sections = ids.map((id) => {
    const own = pictures.filter(({ item }) => item.id === id);
    const figures = own
      .filter(({ scale }) => scale === 1)
      .map(({ look, file }) => {
        const twice = own.find((one) => one.scale === 2 && one.look === look)?.file;
        const label = `${look.language}, ${look.theme}`;
        const more = twice === undefined ? '' : ` <a href="${twice}">2x</a>`;
        return `<figure><a href="${file}"><img src="${file}" alt="${escaped(id)}, ${label}" loading="lazy"></a><figcaption>${label}${more}</figcaption></figure>`;
      });
    return `<section id="${escaped(id)}"><h2>${escaped(id)}</h2><p>${escaped(own[0]?.item.about ?? '')}</p><div>${figures.join('')}</div></section>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Interstice gallery</title>
<style>body{font:14px/1.5 system-ui,sans-serif;margin:24px;background:#e9e8e5}section div{display:flex;flex-wrap:wrap;gap:16px;align-items:start}
figure{margin:0}img{max-width:360px;max-height:480px;border:1px solid #bbb}nav{columns:3}</style>
<h1>Interstice gallery</h1><p>${pictures.length} pictures. All that looks like a chat app here is a simulation.</p>
<nav>${ids.map((id) => `<a href="#${escaped(id)}">${escaped(id)}</a>`).join('<br>')}</nav>${sections.join('\n')}</html>\n`;
}

/**
 * @param {readonly Item[]} items
 * @param {boolean} quick
 * @returns {Picture[]}
 */
function picturesOf(items, quick) {
  const looks = /** @type {Look[]} */ (
    quick
      ? [{ language: 'en', theme: 'light' }]
      : ['en', 'zh-CN'].flatMap((language) => ['light', 'dark'].map((theme) => ({ language, theme })))
  );
  return items.flatMap((item) =>
    looks.flatMap((look) =>
      (quick ? [1] : [1, 2]).map((scale) => {
        const name = item.id.replaceAll(':', '_').replace(/[^\w.-]/g, '-');
        return { item, look, scale, file: `${name}.${look.language}.${look.theme}@${scale}x.png` };
      }),
    ),
  );
}

/** @param {readonly string[]} args */
async function main(args) {
  const quick = args.includes('--quick');
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
  await setup({ browsers: 'one' });
  await buildAll({ parts: ['plain'] });
  const executablePath = await findBrowser('chromium');
  if (executablePath === null)
    throw new Error('No Chromium, Chrome or Edge was found: npm start says what to install');
  const { chromium } = await import('playwright-core');
  const server = await serve(PLAIN);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
  });
  const faults = /** @type {string[]} */ ([]);
  try {
    const open = async () => {
      const page = await browser.newPage({ viewport: SCREEN });
      await page.clock.setFixedTime(TODAY);
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
      return page;
    };
    const pages = await Promise.all(Array.from({ length: PAGES }, open));
    const items = await listItems(pages[0], server.url);
    const chosen = items.filter(({ id }) => only === undefined || id.includes(only));
    if (chosen.length === 0)
      throw new Error(
        `Nothing has "${only}" in its id. There are:\n${items.map(({ id }) => `  ${id}`).join('\n')}`,
      );
    if (only === undefined) rmSync(OUT, { recursive: true, force: true });
    mkdirSync(OUT, { recursive: true });
    const pictures = picturesOf(chosen, quick);
    const todo = [...new Set(pictures.map(({ item, look }) => JSON.stringify([item.id, look])))];
    let done = 0;
    await Promise.all(
      pages.map(async (page) => {
        for (let key = todo.shift(); key !== undefined; key = todo.shift()) {
          const own = pictures.filter(({ item, look }) => JSON.stringify([item.id, look]) === key);
          const [first] = own;
          if (first === undefined) continue;
          await show(page, server.url, first.item, first.look);
          await take(page, first.item, own);
          done += own.length;
          progress(`${done}/${pictures.length} ${first.item.id}`);
        }
      }),
    );
    // A partial run leaves the index of the last full one.
    if (only === undefined) writeFileSync(join(OUT, 'index.html'), indexPage(pictures));
    progress('');
    if (faults.length > 0) throw new Error(`Pages reported errors:\n${[...new Set(faults)].join('\n')}`);
    console.log(
      `${pictures.length} pictures in out/gallery/${only === undefined ? ', see out/gallery/index.html' : ''}`,
    );
  } finally {
    await browser.close();
    server.close();
  }
}

/**
 * @param {Page | undefined} page
 * @param {string} base
 * @returns {Promise<Item[]>}
 */
async function listItems(page, base) {
  if (page === undefined) return [];
  await page.goto(new URL(GALLERY, base).href);
  await page.waitForFunction('window.galleryItems !== undefined');
  return page.evaluate('window.galleryItems');
}

/** @param {string} text */
function progress(text) {
  if (stdout.isTTY) stdout.write(`\r\x1b[K${text}`);
}

await runMain(() => main(argv.slice(2)));
