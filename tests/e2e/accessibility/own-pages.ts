/** The extension's own pages in a tab, and its settings by the messages that those pages send. */
import type { SettingsChange, SiteChange } from '../../../extension/messages.ts';
import type { Driver, Json, Page, Tab } from '../driver/types.ts';

/** As far as a page of an extension is used here; Firefox has it under this name too. */
interface Extension {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
  readonly storage: {
    readonly local: {
      get(keys: string[]): Promise<Readonly<Record<string, unknown>>>;
      set(items: object): Promise<void>;
    };
  };
  readonly tabs: {
    query(which: object): Promise<{ readonly id: number; readonly url?: string }[]>;
  };
}

declare global {
  interface Window {
    readonly chrome: Extension;
  }
}

export const LAB = 'extension/pages/lab/index.html';
export const OPTIONS = 'extension/pages/options/index.html';

/** Opens a page of the extension, and waits until it is drawn. */
export async function openOwn(driver: Driver, path: string): Promise<Tab> {
  const tab = await driver.open(`${driver.origin}/${path}`);
  await drawn(tab);
  return tab;
}

/** Waits for the controls of popup or Lab, with what is loaded after the first paint, for the options, or the page of a picture. */
export async function drawn(page: Page): Promise<void> {
  await page.until(
    'the page to be drawn',
    () => document.querySelector('.preview tbody tr, .options, .capture main') !== null,
  );
}

async function send(page: Page, interstice: string, payload: object): Promise<void> {
  const answer = await page.evaluate(
    async (name, value) =>
      JSON.stringify(await window.chrome.runtime.sendMessage({ interstice: name, payload: value })),
    interstice,
    payload as Json,
  );
  if (JSON.parse(answer)?.ok !== true) throw new Error(`${interstice}: ${answer}`);
}

export function change(page: Page, settings: SettingsChange): Promise<void> {
  return send(page, 'change-settings', settings);
}

export function changeSite(page: Page, site: SiteChange): Promise<void> {
  return send(page, 'change-site', site);
}

/** The simulated platform shall ask again about what it was told not to ask about. */
export function forgetRemembered(page: Page): Promise<void> {
  return send(page, 'forget-remembered', {});
}

/** Changes the language of everything, and waits until this page has followed. */
export async function speak(page: Page, language: string): Promise<void> {
  await change(page, { language });
  await page.until(
    `the page to be in ${language}`,
    (wanted) => document.documentElement.lang === wanted,
    language,
  );
}

/** Opens one of the Lab's chats by its address. */
export async function openPlace(tab: Tab, id: string): Promise<void> {
  await tab.evaluate((hash) => {
    location.hash = hash;
  }, id);
  await tab.until(
    `the chat "${id}"`,
    (wanted) => document.querySelector(`[data-chat="${wanted}"][aria-current]`) !== null,
    id,
  );
}

/** Stores settings that nobody can read, as a damaged profile would have them, and lets the background find them. */
export async function damage(page: Page): Promise<void> {
  await page.evaluate(() => window.chrome.storage.local.set({ settings: { day: 'tomorrow' } }));
  await send(page, 'prepare', {});
}

/** The browser's number of the tab with this address. */
export async function tabIdOf(page: Page, url: string): Promise<number> {
  return page.until(
    `a tab with ${url}`,
    async (wanted) =>
      (await window.chrome.tabs.query({})).find((tab) => tab.url?.startsWith(wanted))?.id ?? 0,
    url,
  );
}
