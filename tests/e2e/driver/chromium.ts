/**
 * Chromium, Chrome or Edge over the DevTools protocol on a pipe: no debugging port, and `Extensions.loadUnpacked` works there also
 * where `--load-extension` is switched off (Chrome).
 */
import type { Readable, Writable } from 'node:stream';
import { findBrowser } from '../../../scripts/browsers.mjs';
import { type Channel, pipeChannel } from './channel.ts';
import { ChromiumPopup, ChromiumTab, type Send } from './chromium-page.ts';
import { type Outside, startOutside } from './outside.ts';
import { type BrowserProcess, startBrowser } from './process.ts';
import type { ServedPages } from './served-pages.ts';
import type { Driver, LaunchOptions, Page, Scheme, Tab } from './types.ts';
import { until } from './until.ts';

interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-sync',
  '--disable-quic',
  '--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,AutofillServerCommunication',
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  '--use-mock-keychain',
];

/** So that what is behind another window or tab still runs and paints on time. */
const AWAKE = [
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
];

const PREFERENCES = {
  // A fresh profile switches an unpacked extension off on reload, unless it is in developer mode.
  extensions: { ui: { developer_mode: true } },
  // Otherwise Chromium connects to a link's host as soon as a button is pressed on it, whatever the click then does.
  net: { network_prediction_options: 2 },
};

function chromiumArgs(profile: string, options: LaunchOptions, outside: Outside): string[] {
  const headless = options.headless ?? true;
  return [
    ...(headless ? ['--headless=new', '--hide-scrollbars'] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-dev-shm-usage',
    ...QUIET,
    ...AWAKE,
    '--window-size=1280,900',
    '--force-device-scale-factor=1',
    `--lang=${options.language ?? 'en-US'}`,
    `--proxy-server=http://127.0.0.1:${outside.port}`,
    `--ignore-certificate-errors-spki-list=${outside.keyHash}`,
    '--remote-debugging-pipe',
    '--enable-unsafe-extension-debugging',
    `--user-data-dir=${profile}`,
    'about:blank',
  ];
}

class ChromiumDriver implements Driver {
  readonly name = 'chromium';
  readonly asked: readonly string[];
  readonly #browser: BrowserProcess;
  readonly #channel: Channel;
  readonly #outside: Outside;
  readonly #id: string;
  /** Target of the tab that the browser began with. */
  readonly #first: string;
  #extensions: Promise<ChromiumTab> | undefined;

  constructor(browser: BrowserProcess, channel: Channel, outside: Outside, id: string, first: string) {
    this.#browser = browser;
    this.#channel = channel;
    this.#outside = outside;
    this.#id = id;
    this.#first = first;
    this.asked = outside.asked;
  }

  get origin(): string {
    return `chrome-extension://${this.#id}`;
  }

  host(origin: string, pages: ServedPages): readonly string[] {
    return this.#outside.host(origin, pages);
  }

  async #targets(type: string): Promise<TargetInfo[]> {
    const { targetInfos } = await this.#channel.send<{ targetInfos: TargetInfo[] }>('Target.getTargets', {
      filter: [{ type }],
    });
    return targetInfos;
  }

  async #attach(targetId: string): Promise<string> {
    const params = { targetId, flatten: true };
    return (await this.#channel.send<{ sessionId: string }>('Target.attachToTarget', params)).sessionId;
  }

  async open(url: string): Promise<ChromiumTab> {
    const { targetId: tabTarget } = await this.#channel.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      forTab: true,
    });
    const tabSession = await this.#attach(tabTarget);
    const page = new Promise<{ sessionId: string; targetInfo: TargetInfo }>((resolve) => {
      const end = this.#channel.on('Target.attachedToTarget', (event, session) => {
        const attached = event as unknown as { sessionId: string; targetInfo: TargetInfo };
        if (session !== tabSession || attached.targetInfo.type !== 'page') return;
        end();
        resolve(attached);
      });
    });
    await this.#channel.send(
      'Target.setAutoAttach',
      { autoAttach: true, waitForDebuggerOnStart: false, flatten: true },
      tabSession,
    );
    const { sessionId, targetInfo } = await page;
    const tab = new ChromiumTab(this.#channel, sessionId, targetInfo.targetId, tabTarget);
    await tab.prepare();
    await tab.goto(url);
    return tab;
  }

  async opened(url: string): Promise<ChromiumTab> {
    const found = await until(`a tab at ${url}`, async () =>
      (await this.#targets('page')).find((target) => target.url === url),
    );
    const targetId = found?.targetId ?? '';
    const tab = new ChromiumTab(this.#channel, await this.#attach(targetId), targetId, '');
    await tab.prepare();
    return tab;
  }

  /** Tabs that a test knows of: without the popup, and without the tab that the browser began with. */
  async #tabTargets(): Promise<TargetInfo[]> {
    const popup = `${this.origin}/extension/popup/`;
    const pages = await this.#targets('page');
    return pages.filter(({ url, targetId }) => targetId !== this.#first && !url.startsWith(popup));
  }

  async tabs(): Promise<string[]> {
    return (await this.#tabTargets()).map(({ url }) => url);
  }

  async closeTabs(keep: (url: string) => boolean): Promise<void> {
    await until('the tabs to close', async () => {
      const open = (await this.#tabTargets()).filter(({ url }) => !keep(url));
      // One that has just begun to load may give way to another.
      for (const { targetId } of open)
        await this.#channel.send('Target.closeTarget', { targetId }).catch(() => undefined);
      return open.length === 0;
    });
  }

  async popup(tab: Tab): Promise<Page> {
    if (!(tab instanceof ChromiumTab)) throw new Error('This tab belongs to another browser');
    await tab.activate();
    const before = new Set((await this.#targets('page')).map(({ targetId }) => targetId));
    await this.#channel.send('Extensions.triggerAction', { id: this.#id, targetId: tab.tabTarget });
    const found = await until('the popup to open', async () =>
      (await this.#targets('page')).find(
        ({ url, targetId }) => !before.has(targetId) && url.startsWith(`${this.origin}/`),
      ),
    );
    if (found === undefined) throw new Error('The popup did not open');
    const { targetId } = found;
    const session = await this.#attach(targetId);
    const send: Send = (method, params) => this.#channel.send(method, params, session);
    const popup = new ChromiumPopup(send, async () => {
      // It may have closed itself.
      await this.#channel.send('Target.closeTarget', { targetId }).catch(() => undefined);
      await until('the popup to close', async () =>
        (await this.#targets('page')).every((target) => target.targetId !== targetId),
      );
    });
    await popup.until('the popup to load', () => document.readyState === 'complete');
    return popup;
  }

  async prefer(page: Page, scheme: Scheme): Promise<void> {
    if (!(page instanceof ChromiumTab || page instanceof ChromiumPopup)) {
      throw new Error('This page belongs to another browser');
    }
    const features = [{ name: 'prefers-color-scheme', value: scheme }];
    await page.send('Emulation.setEmulatedMedia', { features });
  }

  /** In the tab that the browser began with, so that the tab in front stays there. */
  async #onExtensionsPage(call: string): Promise<void> {
    this.#extensions ??= this.#openExtensionsPage();
    const tab = await this.#extensions;
    await tab.send('Runtime.evaluate', { expression: `(async () => { ${call} })()`, awaitPromise: true });
  }

  async #openExtensionsPage(): Promise<ChromiumTab> {
    const tab = new ChromiumTab(this.#channel, await this.#attach(this.#first), this.#first, '');
    await tab.prepare();
    await tab.goto('chrome://extensions/');
    return tab;
  }

  /** Headless, the prompt would wait for ever. Once the person has said yes, a request from a real click is answered with yes. */
  async consent(origin: string): Promise<void> {
    const [id, pattern] = [this.#id, `${origin.replace(/:\d+$/, '')}/*`].map((text) => JSON.stringify(text));
    await this.#onExtensionsPage(`await chrome.developerPrivate.addHostPermission(${id}, ${pattern})`);
  }

  async backgroundRuns(): Promise<boolean> {
    return (await this.#targets('service_worker')).some(({ url }) => url.startsWith(`${this.origin}/`));
  }

  /** A worker that is just starting does not hear it, and one that is told while it stops starts anew: told again, but not at once. */
  async stopBackground(): Promise<void> {
    let told = Number.NEGATIVE_INFINITY;
    await until('the background to stop', async () => {
      const workers = (await this.#targets('service_worker')).filter(({ url }) =>
        url.startsWith(`${this.origin}/`),
      );
      if (performance.now() - told > 200) {
        told = performance.now();
        for (const { targetId } of workers) await this.#channel.send('Target.closeTarget', { targetId });
      }
      return workers.length === 0;
    });
  }

  async update(): Promise<void> {
    await this.#onExtensionsPage(`await chrome.developerPrivate.reload(${JSON.stringify(this.#id)})`);
  }

  async close(): Promise<void> {
    await this.#browser.stop(() => this.#channel.send('Browser.close'));
    await this.#outside.close();
  }
}

export async function launchChromium(options: LaunchOptions): Promise<Driver> {
  const program = await findBrowser('chromium');
  if (program === null)
    throw new Error('No Chromium, Chrome or Edge found: run `npm start` once, it says what to install');
  const outside = await startOutside();
  const browser = startBrowser(program, (profile) => chromiumArgs(profile, options, outside), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    files: { 'Default/Preferences': JSON.stringify(PREFERENCES) },
    profile: options.profile,
  });
  const [, , , write, read] = browser.child.stdio;
  const channel = pipeChannel(write as Writable, read as Readable);
  try {
    const { id } = await channel.send<{ id: string }>('Extensions.loadUnpacked', { path: options.extension });
    const { targetInfos } = await channel.send<{ targetInfos: TargetInfo[] }>('Target.getTargets', {
      filter: [{ type: 'page' }],
    });
    return new ChromiumDriver(browser, channel, outside, id, targetInfos[0]?.targetId ?? '');
  } catch (error) {
    await browser.stop(async () => undefined);
    await outside.close();
    throw new Error(`${program} did not take the extension: ${String(error)}\n${browser.stderr()}`);
  }
}
