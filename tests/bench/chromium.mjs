/**
 * Chromium with the built extension, for measurements: an ordinary profile, headless, and a world that ends at this machine. Every host
 * name leads to a small server here, so that each state of the extension can have a site of its own.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/browsers.mjs';
import { longChatPage } from './long-chat.mjs';

const built = fileURLToPath(new URL('../../dist/chromium', import.meta.url));

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').CDPSession} CDPSession */

/**
 * @typedef {object} Bench
 * @property {string} origin of the extension's own pages
 * @property {(host: string, path: string) => string} address of a page on a site of ours
 * @property {() => Promise<Page>} newPage
 * @property {(page: Page) => Promise<CDPSession>} protocol
 * @property {(host: string) => Promise<void>} allow lets the extension run on a site, as the popup's switch does
 * @property {(name: string, payload: object) => Promise<void>} tell asks the background for a change, as the popup does
 * @property {() => Promise<void>} stopBackground
 * @property {() => Promise<void>} close
 */

/** A chat of so many messages, each with one link; the links take turns between what WeChat let through and what it did not. */
export function chatPage(/** @type {number} */ messages) {
  const hosts = ['item.taobao.com', 'v.douyin.com', 'item.jd.com', 'news.example'];
  const list = Array.from({ length: messages }, (_, index) => {
    const address = `https://${hosts[index % hosts.length]}/page/${index}`;
    return `<li><b>Person ${index % 7}</b><p>Look at <a href="${address}">${address}</a> when you can.</p></li>`;
  });
  return `<!doctype html><html lang="en"><title>Chat</title><link rel="icon" href="data:,"><style>li{display:flex;gap:1em;padding:4px}p{margin:0}</style><ul>${list.join('')}</ul>`;
}

/** @type {Record<string, string>} */
const PAGES = {
  '/empty': '<!doctype html><html lang="en"><title>Empty</title><link rel="icon" href="data:,">',
  '/chat': chatPage(1000),
  '/long': longChatPage,
};

async function startServer() {
  const server = createServer((request, response) => {
    const body = PAGES[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page server has no port');
  return { server, port: address.port };
}

/**
 * Waits until the answer is true.
 * @param {string} what for the message
 * @param {() => Promise<boolean>} ask
 */
export async function until(what, ask) {
  const end = performance.now() + 30_000;
  while (!(await ask())) {
    if (performance.now() > end) throw new Error(`Waited 30 s for ${what}`);
    await new Promise((resume) => setTimeout(resume, 25));
  }
}

/** @returns {Promise<Bench>} */
export async function startChromium() {
  const executablePath = await findBrowser('chromium');
  if (executablePath === null)
    throw new Error('No Chromium here: node scripts/setup.mjs says what to install');
  const folder = mkdtempSync(join(tmpdir(), 'interstice-bench-'));
  // A copy: a build while we measure changes nothing.
  cpSync(built, join(folder, 'extension'), { recursive: true });
  const { server, port } = await startServer();
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath,
    headless: true,
    viewport: { width: 1280, height: 900 },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--enable-unsafe-extension-debugging',
      '--host-resolver-rules=MAP * 127.0.0.1',
    ],
  });
  const browser = context.browser();
  if (browser === null) throw new Error('Chromium has gone');
  const whole = await browser.newBrowserCDPSession();
  // Not among the types of playwright-core.
  const load = /** @type {(method: string, params: object) => Promise<{ id: string }>} */ (
    /** @type {unknown} */ (whole.send.bind(whole))
  );
  const { id } = await load('Extensions.loadUnpacked', { path: join(folder, 'extension') });
  const origin = `chrome-extension://${id}`;
  const own = await context.newPage();
  await own.goto(`${origin}/extension/popup/index.html`);
  const protocol = (/** @type {Page} */ page) => context.newCDPSession(page);
  const ownProtocol = await protocol(own);

  /** Runs an expression in a page of the extension, within what counts as a person's doing. */
  async function inOwnPage(/** @type {string} */ expression) {
    const { result, exceptionDetails } = await ownProtocol.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? expression);
    return result.value;
  }

  async function tell(/** @type {string} */ name, /** @type {object} */ payload) {
    const message = JSON.stringify({ interstice: name, payload });
    const answer = await inOwnPage(`chrome.runtime.sendMessage(${message})`);
    if (answer?.ok !== true) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`);
  }

  return {
    origin,
    address: (host, path) => `http://${host}:${port}${path}`,
    newPage: () => context.newPage(),
    protocol,
    tell,
    async allow(host) {
      const extensions = await context.newPage();
      await extensions.goto('chrome://extensions/');
      const pattern = `http://${host}/*`;
      // Says yes before the question: headless, the prompt would wait for ever.
      await extensions.evaluate(
        `chrome.developerPrivate.addHostPermission(${JSON.stringify(id)}, ${JSON.stringify(pattern)})`,
      );
      await extensions.close();
      const granted = await inOwnPage(
        `chrome.permissions.request({ origins: [${JSON.stringify(pattern)}] })`,
      );
      if (granted !== true) throw new Error(`Chromium did not grant ${pattern}`);
      await until(`the content script to be registered for ${pattern}`, () =>
        inOwnPage(
          `chrome.scripting.getRegisteredContentScripts().then((all) => all.some(({ matches }) => matches.includes(${JSON.stringify(pattern)})))`,
        ),
      );
    },
    async stopBackground() {
      await ownProtocol.send('ServiceWorker.enable');
      await until('the background to stop', async () => {
        await ownProtocol.send('ServiceWorker.stopAllWorkers');
        const { targetInfos } = await whole.send('Target.getTargets', {
          filter: [{ type: 'service_worker' }],
        });
        return targetInfos.every(({ url }) => !url.startsWith(origin));
      });
    },
    async close() {
      await context.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(() => closed(undefined)));
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
