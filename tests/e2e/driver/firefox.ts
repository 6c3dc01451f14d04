/** Firefox over WebDriver BiDi, without geckodriver. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../../../scripts/browsers.mjs';
import { type Channel, socketChannel } from './channel.ts';
import { evaluateText, FirefoxPopup, FirefoxTab } from './firefox-page.ts';
import {
  backgroundState,
  clickToolbarButton,
  closePopup,
  popupContext,
  preferScheme,
  terminateBackground,
} from './firefox-privileged.ts';
import { type Outside, startOutside } from './outside.ts';
import { type BrowserProcess, startBrowser } from './process.ts';
import type { ServedPages } from './served-pages.ts';
import type { Driver, Json, LaunchOptions, Page, Scheme, Tab } from './types.ts';
import { until } from './until.ts';

/** Fixed, so that a profile that is used again finds its storage again. */
const UUID = '6f0c4a52-8f5e-4d0b-9a37-1f3c5e7a9b21';

function preferences(addon: string, options: LaunchOptions, outside: Outside): string {
  const values: Record<string, Json> = {
    'extensions.webextensions.uuids': JSON.stringify({ [addon]: UUID }),
    // Answers a permission request that came from a real click with yes.
    'extensions.webextOptionalPermissionPrompts': false,
    // The popup stays open while the test looks at it.
    'ui.popup.disable_autohide': true,
    'intl.locale.requested': options.language ?? 'en-US',
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': outside.port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': outside.port,
    'app.normandy.enabled': false,
    'app.update.disabledForTesting': true,
    'browser.aboutwelcome.enabled': false,
    'browser.newtab.preload': false,
    'browser.newtabpage.enabled': false,
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'browser.search.update': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage_override.mstone': 'ignore',
    'browser.startup.page': 0,
    'datareporting.policy.dataSubmissionEnabled': false,
    'dom.disable_open_during_load': false,
    'dom.ipc.processPrelaunch.enabled': false,
    'extensions.getAddons.cache.enabled': false,
    'extensions.update.enabled': false,
    'media.gmp-manager.updateEnabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'services.settings.server': 'data:,#disabled',
    'toolkit.telemetry.enabled': false,
  };
  const lines = Object.entries(values).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  return `${lines.join('\n')}\n`;
}

class FirefoxDriver implements Driver {
  readonly name = 'firefox';
  readonly origin = `moz-extension://${UUID}`;
  readonly asked: readonly string[];
  readonly #browser: BrowserProcess;
  readonly #channel: Channel;
  readonly #outside: Outside;
  readonly #addon: string;
  readonly #folder: string;
  /** The browser's own window. */
  readonly #window: string;

  constructor(
    browser: BrowserProcess,
    channel: Channel,
    outside: Outside,
    extension: { addon: string; folder: string },
    window: string,
  ) {
    this.#browser = browser;
    this.#channel = channel;
    this.#outside = outside;
    this.#addon = extension.addon;
    this.#folder = extension.folder;
    this.#window = window;
    this.asked = outside.asked;
  }

  host(origin: string, pages: ServedPages): readonly string[] {
    return this.#outside.host(origin, pages);
  }

  async #privileged<Args extends Json[], Result>(
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    const expression = `(async () => JSON.stringify((await (${run})(...${JSON.stringify(args)})) ?? null))()`;
    const text = await evaluateText(this.#channel, this.#window, expression);
    return JSON.parse(text ?? 'null') as Awaited<Result>;
  }

  async open(url: string): Promise<FirefoxTab> {
    const { context } = await this.#channel.send<{ context: string }>('browsingContext.create', {
      type: 'tab',
    });
    const tab = new FirefoxTab(this.#channel, context);
    await tab.goto(url);
    return tab;
  }

  async opened(url: string): Promise<FirefoxTab> {
    const found = await until(`a tab at ${url}`, async () =>
      (await this.#contexts()).find((one) => one.url === url),
    );
    return new FirefoxTab(this.#channel, found?.context ?? '');
  }

  async #contexts(): Promise<{ context: string; url: string }[]> {
    const tree = await this.#channel.send<{ contexts: { context: string; url: string }[] }>(
      'browsingContext.getTree',
      { maxDepth: 0 },
    );
    return tree.contexts;
  }

  async tabs(): Promise<string[]> {
    return (await this.#contexts()).map(({ url }) => url);
  }

  async closeTabs(keep: (url: string) => boolean): Promise<void> {
    await until('the tabs to close', async () => {
      const open = (await this.#contexts()).filter(({ url }) => !keep(url));
      for (const { context } of open)
        await this.#channel.send('browsingContext.close', { context }).catch(() => undefined);
      return open.length === 0;
    });
  }

  async popup(tab: Tab): Promise<Page> {
    await tab.activate();
    await this.#privileged(clickToolbarButton, this.#addon);
    const context = await until('the popup to open', () => this.#privileged(popupContext, this.origin));
    const popup = new FirefoxPopup(this.#channel, context ?? '', async () => {
      await until('the popup to close', () => this.#privileged(closePopup));
    });
    await popup.until('the popup to load', () => document.readyState === 'complete');
    return popup;
  }

  /** For all pages at once: Firefox knows a preference only. */
  async prefer(_page: Page, scheme: Scheme): Promise<void> {
    await this.#privileged(preferScheme, scheme);
  }

  /** Nothing to prepare: see the preference about optional permission prompts. */
  async consent(): Promise<void> {}

  async backgroundRuns(): Promise<boolean> {
    return (await this.#privileged(backgroundState, this.#addon)) === 'running';
  }

  async stopBackground(): Promise<void> {
    // A tab that has just been closed, for one, wakes it again.
    await until('the background to stop', async () => {
      await this.#privileged(terminateBackground, this.#addon);
      return !(await this.backgroundRuns());
    });
  }

  async update(): Promise<void> {
    await install(this.#channel, this.#folder);
  }

  async close(): Promise<void> {
    await this.#browser.stop(() => this.#channel.send('browser.close'));
    await this.#outside.close();
  }
}

async function install(channel: Channel, path: string): Promise<void> {
  await channel.send('webExtension.install', { extensionData: { type: 'path', path } });
}

export async function launchFirefox(options: LaunchOptions): Promise<Driver> {
  const program = await findBrowser('firefox');
  if (program === null) throw new Error('No Firefox found: run `npm start` once, it says what to install');
  const manifest = JSON.parse(readFileSync(join(options.extension, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  const addon = manifest.browser_specific_settings.gecko.id;
  const outside = await startOutside();
  const browser = startBrowser(
    program,
    (profile) => [
      ...((options.headless ?? true) ? ['-headless'] : []),
      '-no-remote',
      '-profile',
      profile,
      '--remote-debugging-port=0',
      '--remote-allow-system-access',
      'about:blank',
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      files: { 'user.js': preferences(addon, options, outside) },
      profile: options.profile,
    },
  );
  try {
    const address = await until(
      'Firefox to listen',
      async () => {
        if (browser.child.exitCode !== null) throw new Error(`Firefox ended: ${browser.stderr()}`);
        return /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(browser.stderr())?.[1];
      },
      60_000,
    );
    const channel = await socketChannel(`${address}/session`);
    await channel.send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    await channel.send('session.subscribe', { events: ['log.entryAdded'] });
    const { contexts } = await channel.send<{ contexts: { context: string }[] }>('browsingContext.getTree', {
      'moz:scope': 'chrome',
    });
    await install(channel, options.extension);
    const extension = { addon, folder: options.extension };
    return new FirefoxDriver(browser, channel, outside, extension, contexts[0]?.context ?? '');
  } catch (error) {
    await browser.stop(async () => undefined);
    await outside.close();
    throw error;
  }
}
