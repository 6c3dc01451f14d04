/**
 * Trouble of our own: the background is stopped, stored items cannot be read, the extension is loaded anew, permission is taken back,
 * the day is changed faster than it can be stored. No setting is lost, no wrong screen is shown, and what is in doubt is the page's.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import en from '../../extension/i18n/en.json' with { type: 'json' };
import { BROWSERS } from './driver/index.ts';
import type { Json, Page, Tab } from './driver/types.ts';
import { until } from './driver/until.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { DOUYIN, ELSEWHERE, JD, TAOBAO } from './links.ts';
import { type PageServer, servePages } from './pages/page-server.ts';
import {
  allowAs,
  gotoSimulated,
  link,
  meet,
  plainPage,
  untilNoStage,
  untilNotSimulated,
  untilOpened,
  untilSimulated,
} from './pages/plain-page.ts';
import { allowHere, inPopup, setDay } from './pages/popup.ts';
import { closeStage, leaveStage, screenIs, textOf } from './pages/stage.ts';

let server: PageServer;

beforeAll(async () => {
  server = await servePages({ '/': { html: plainPage() } });
});
afterAll(() => server?.stop());

describe.each(BROWSERS)('trouble in %s', (name) => {
  const driver = useBrowser(name);
  let tab: Tab;

  beforeAll(async () => {
    tab = await driver().open(`${server.origin}/`);
    await allowAs(driver(), tab, 'group');
    await gotoSimulated(tab, `${server.origin}/`);
  });
  beforeEach(() => pictureOnFailure(() => tab));
  afterEach(() => leaveStage(tab));

  /** Does something in a page of the extension that is open for this only. */
  async function inOwnPage<Result>(work: (page: Page) => Promise<Result>): Promise<Result> {
    const page = await driver().open(`${driver().origin}/extension/popup/index.html`);
    try {
      return await work(page);
    } finally {
      await page.close();
      await tab.activate();
    }
  }

  /** Without the popup, where that is not what is in trouble. */
  const changeDay = (day: string) => inOwnPage((page) => page.evaluate(askForDay, day));

  const read = (key: string) => inOwnPage((page) => page.evaluate(readItem, key));

  /** Clicks a link and waits until it has opened by itself. */
  async function opensByItself(url: string): Promise<void> {
    const before = driver().asked.length;
    await tab.click(link(url));
    await untilOpened(driver(), tab, before, [url]);
    await untilNoStage(tab);
  }

  test('the background was stopped: a click is answered, and wakes it to hear of the click', async () => {
    await driver().stopBackground();
    await tab.activate();
    expect(await driver().backgroundRuns()).toBe(false);
    await meet(tab, DOUYIN, 'token');
    await until('the background to wake', () => driver().backgroundRuns());
    await closeStage(tab);
    await inPopup(driver(), tab, async (popup) => {
      await popup.until(
        'the last click',
        (host) => document.querySelector('.last-click')?.textContent.includes(host),
        new URL(DOUYIN).host,
      );
    });
  });

  test('the background was stopped: a day chosen in the popup reaches the page all the same', async () => {
    await driver().stopBackground();
    await setDay(driver(), tab, '2021-12-01');
    await meet(tab, TAOBAO, 'webview');
    await closeStage(tab);
    await setDay(driver(), tab, '2021-09-20');
    await meet(tab, TAOBAO, 'copy-url');
  });

  test.each<[string, (whole: { [key: string]: Json }) => Json]>([
    ['no object', () => 'garbage'],
    ['another format', (whole) => ({ ...whole, format: Number(whole.format) + 1 })],
    ['no policy', (whole) => ({ ...whole, policy: null })],
    ['an empty policy', (whole) => ({ ...whole, policy: {} })],
    ['a policy of numbers', (whole) => ({ ...whole, policy: { rules: 1, destinations: 2 } })],
    ['no texts and looks', (whole) => ({ ...whole, kit: null })],
    ['sites that are none', (whole) => ({ ...whole, sites: 7 })],
  ])('the prepared state is damaged (%s): links are the page’s own', async (_, damage) => {
    const whole = await inOwnPage(async (page) => {
      // A background that starts would mend it: let it be running, and at rest.
      await page.evaluate(prepare);
      const active = (await page.evaluate(readItem, 'active')) as { [key: string]: Json };
      await page.evaluate(writeItems, { active: damage(active) });
      return active;
    });
    await untilNotSimulated(tab);
    await opensByItself(ELSEWHERE);
    await tab.reload();
    await opensByItself(ELSEWHERE);
    expect(tab.errors).toEqual([]);
    await inOwnPage((page) => page.evaluate(writeItems, { active: whole }));
    await untilSimulated(tab);
  });

  test('the prepared state cannot be read: the popup has it made anew', async () => {
    await inOwnPage((page) => page.evaluate(writeItems, { active: 'garbage' }));
    await inPopup(driver(), tab, async () => undefined);
    await untilSimulated(tab);
    await meet(tab, TAOBAO, 'copy-url');
  });

  test('settings that cannot be read: what can be is kept, the rest is set aside, and the popup says so', async () => {
    await changeDay('2021-12-01');
    const settings = (await read('settings')) as { [key: string]: Json };
    const sites = await read('sites');
    await inOwnPage((page) => page.evaluate(writeItems, { settings: { ...settings, enabled: 'perhaps' } }));
    await driver().stopBackground();
    await inPopup(driver(), tab, async (popup) => {
      const notice = await popup.until(
        'a notice',
        () => document.querySelector('[role="alert"]')?.textContent,
      );
      expect(notice).toContain(en.errors['damaged-title']);
      expect(notice).toContain('settings/enabled');
      expect(notice).toContain('"perhaps"');
    });
    expect(await read('sites')).toEqual(sites);
    expect(await read('settings')).toEqual(settings);
    await meet(tab, TAOBAO, 'webview');
    await closeStage(tab);

    await inPopup(driver(), tab, async (popup) => {
      await popup.click('[role="alert"] button', { text: en.errors['damaged-forget'] });
      await popup.until('the notice to go', () => document.querySelector('[role="alert"]') === null);
    });
    expect(await read('damaged')).toEqual([]);
    await changeDay('2021-09-20');
  });

  test('sites that cannot be read: they are set aside, nothing is simulated, and the switch works', async () => {
    await inOwnPage((page) => page.evaluate(writeItems, { sites: 'garbage' }));
    // Nobody can tell any more where it was on.
    await inPopup(driver(), tab, async () => undefined);
    await untilNotSimulated(tab);
    await opensByItself(ELSEWHERE);
    await inPopup(driver(), tab, async (popup) => {
      const notice = await popup.until(
        'a notice',
        () => document.querySelector('[role="alert"]')?.textContent,
      );
      expect(notice).toContain('"garbage"');
      await popup.click('[role="alert"] button', { text: en.errors['damaged-forget'] });
    });
    await allowAs(driver(), tab, 'group');
    await untilSimulated(tab);
  });

  test('the day is changed many times in a row, in two windows: the last one holds, everywhere', async () => {
    await meet(tab, TAOBAO, 'copy-url');
    const own = `${driver().origin}/extension/popup/index.html`;
    const [one, two] = [await driver().open(own), await driver().open(own)];
    for (const page of [one, two]) {
      await page.until('the slider', () => document.querySelector('input[type="range"]') !== null);
    }
    // Both at once, without waiting for an answer.
    await Promise.all([one.evaluate(dragThrough, { days: 40 }), two.evaluate(dragThrough, { days: 40 })]);
    await two.evaluate(askForDay, '2018-06-10');
    await two.evaluate(askForDay, '2021-12-01');
    for (const page of [one, two]) {
      await page.until(
        'the last day to be shown',
        (day) => document.querySelector<HTMLInputElement>('input[type="date"]')?.value === day,
        '2021-12-01',
      );
    }
    await one.close();
    await two.close();
    await tab.activate();
    await screenIs(tab, 'webview');
    expect(await textOf(tab)).toContain('2021-12-01');
    expect(await read('settings')).toMatchObject({ day: '2021-12-01' });
    expect(await read('active')).toMatchObject({ policy: { at: '2021-12-01' } });
    await closeStage(tab);
    await changeDay('2021-09-20');
  });

  test.each([
    ['runs', true, false],
    ['is stopped', false, false],
    // Chromium drops what a closed page sent to a background that is still being started; Firefox delivers it.
    ...(name === 'chromium' ? [['is stopped and is not woken by the message', false, true] as const] : []),
  ] as const)(
    'the popup closes at the very change while the background %s: the last day is kept',
    async (_how, runs, losesMessages) => {
      const first = '2021-10-01';
      await changeDay(first);
      const popup = await driver().popup(tab);
      await popup.until('the slider', () => document.querySelector('input[type="range"]') !== null);
      if (losesMessages) await popup.evaluate(loseMessages);
      if (!runs) await driver().stopBackground();
      await popup.evaluate(dragThrough, { days: 60, andClose: true });
      // It has closed by itself.
      await popup.close().catch(() => undefined);
      await until('the last day to be stored', async () => {
        const { day } = (await read('settings')) as { day: string };
        return day === '2021-11-30' || (await Promise.reject(new Error(day)));
      });
      await meet(tab, TAOBAO, 'webview');
      await closeStage(tab);
      await changeDay('2021-09-20');
    },
  );

  test('the extension is loaded anew while the tab is open: settings stay, links are simulated without a reload', async () => {
    await changeDay('2021-12-01');
    const [settings, sites] = [await read('settings'), await read('sites')];
    await tab.evaluate(() => {
      document.title = 'not loaded anew';
    });
    await driver().update();
    await untilSimulated(tab);
    await meet(tab, TAOBAO, 'webview');
    await closeStage(tab);
    await meet(tab, JD, 'webview');
    expect(await tab.evaluate(() => document.title)).toBe('not loaded anew');
    await closeStage(tab);
    expect([await read('settings'), await read('sites')]).toEqual([settings, sites]);
    await changeDay('2021-09-20');
    await meet(tab, TAOBAO, 'copy-url');
  });

  test('permission is taken back under an open screen: the screen goes, links are the page’s own, it can be given again', async () => {
    await meet(tab, TAOBAO, 'copy-url');
    await inOwnPage((page) => page.evaluate(takeBack));
    await untilNotSimulated(tab);
    await opensByItself(ELSEWHERE);
    await tab.reload();
    await opensByItself(ELSEWHERE);
    await inPopup(driver(), tab, async (popup) => {
      expect(await popup.evaluate(() => document.querySelector('.here-on'))).toBeNull();
    });
    await allowHere(driver(), tab);
    await untilSimulated(tab);
    // The choice of the surface has been kept.
    await meet(tab, TAOBAO, 'copy-url');
  });

  test('the page heard no error of ours', () => {
    expect(tab.errors).toEqual([]);
  });
});

interface Api {
  readonly chrome: {
    readonly storage: {
      readonly local: {
        get(key: string): Promise<Record<string, Json>>;
        set(items: Record<string, Json>): Promise<void>;
      };
    };
    readonly permissions: { remove(permissions: { origins: string[] }): Promise<boolean> };
    readonly runtime: { sendMessage(message: object): Promise<unknown> };
  };
}

async function readItem(key: string): Promise<Json> {
  const { storage } = (globalThis as unknown as Api).chrome;
  return (await storage.local.get(key))[key] ?? null;
}

async function writeItems(items: { [key: string]: Json }): Promise<void> {
  await (globalThis as unknown as Api).chrome.storage.local.set(items);
}

async function prepare(): Promise<void> {
  await (globalThis as unknown as Api).chrome.runtime.sendMessage({ interstice: 'prepare', payload: {} });
}

function takeBack(): Promise<boolean> {
  return (globalThis as unknown as Api).chrome.permissions.remove({ origins: ['http://127.0.0.1/*'] });
}

/** Moves the slider as a quick hand would: one event after another, none waits; with `andClose` it is gone before anything can be answered. */
function dragThrough({ days, andClose = false }: { days: number; andClose?: boolean }): void {
  const slider = document.querySelector<HTMLInputElement>('input[type="range"]');
  for (let moved = 0; moved < days; moved += 1) {
    slider?.stepUp();
    slider?.dispatchEvent(new Event('input', { bubbles: true }));
  }
  if (andClose) setTimeout(() => close(), 0);
}

/** From now on nothing that the page sends arrives, as happens where it has closed before a stopped background runs. */
function loseMessages(): void {
  (globalThis as unknown as Api).chrome.runtime.sendMessage = () => new Promise(() => undefined);
}

async function askForDay(day: string): Promise<void> {
  const { runtime } = (globalThis as unknown as Api).chrome;
  await runtime.sendMessage({ interstice: 'change-settings', payload: { day } });
}
