/**
 * Treatments that other platforms than WeChat brought, on a page of a chat: what the packs say of a link on a day, met with real clicks
 * and keys, through real waits, up to the link itself.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SettingsChange } from '../../extension/messages.ts';
import type { Surface } from '../../src/policy/types.ts';
import { change, changeSite, forgetRemembered, LAB, openOwn } from './accessibility/own-pages.ts';
import { BROWSERS } from './driver/index.ts';
import type { Tab } from './driver/types.ts';
import { until } from './driver/until.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { sayOfAll } from './pages/active-policy.ts';
import { type PageServer, servePages } from './pages/page-server.ts';
import { drawnFor, link, untilNoStage } from './pages/plain-page.ts';
import { allowHere } from './pages/popup.ts';
import { act, actionsOf, leaveStage, screenIs, textOf } from './pages/stage.ts';
import { chatPage, isTaken, NEWS, OTHER, REMOVED, SUBSTACK, WHOLE } from './pages/treatments-page.ts';

let server: PageServer;

beforeAll(async () => {
  server = await servePages({ '/': { html: chatPage }, '/second': { html: chatPage } });
});
afterAll(() => server?.stop());

describe.each(BROWSERS)('in %s', (name) => {
  const driver = useBrowser(name);
  let settings: Tab;
  let tab: Tab;
  let before = 0;

  beforeAll(async () => {
    settings = await openOwn(driver(), LAB);
    tab = await driver().open(`${server.origin}/`);
    await allowHere(driver(), tab);
  });
  beforeEach(() => {
    pictureOnFailure(() => tab);
    before = driver().asked.length;
  });
  afterEach(() => leaveStage(tab));

  /** From now on the page is a chat of that kind on that platform and day. */
  async function simulate(surface: Surface, settingsThen: SettingsChange): Promise<void> {
    await changeSite(settings, { origin: server.origin, surface });
    await change(settings, {
      client: null,
      sender: null,
      flags: [],
      language: 'en',
      messagesAsArrived: false,
      ...settingsThen,
    });
    await tab.activate();
    await tab.goto(`${server.origin}/`);
  }

  /** Waits until a click that a script makes is taken from the page, or left to it; a screen that it meets is closed again. */
  async function untilTaken(url: string, taken = true): Promise<void> {
    await tab.until(`${url} to be ${taken ? 'simulated' : 'the page’s own'}`, isTaken, url, taken);
    if (!taken) return;
    await tab.press('Escape');
    await untilNoStage(tab);
  }

  async function meet(url: string, screen: string): Promise<void> {
    await tab.click(link(url));
    await screenIs(tab, screen);
  }

  /** What was asked of the hosts of this test so far. */
  function opened(): string[] {
    const hosts = [NEWS, OTHER, SUBSTACK, REMOVED, WHOLE].map((url) => new URL(url).host);
    return driver()
      .asked.slice(before)
      .filter((url) => URL.canParse(url) && hosts.includes(new URL(url).host) && !url.endsWith('.ico'))
      .map((url) => new URL(url).host);
  }

  /** Waits until the link has been opened in a tab of its own, then goes back to the page, alone. */
  async function returnFrom(url: string, times = 1): Promise<void> {
    const { host } = new URL(url);
    await until(`${host} to open`, async () => opened().length >= times);
    expect(opened()).toEqual(Array.from({ length: times }, () => host));
    await driver().closeTabs((one) => one.startsWith(server.origin) || one.startsWith(driver().origin));
    await tab.activate();
  }

  test('X, August 2023: five seconds of nothing, then a press of ours opens the link; Escape ends the wait', async () => {
    await simulate('feed', { platform: 'x', day: '2023-08-10' });
    await untilTaken(NEWS);
    await meet(NEWS, 'delay');
    await tab.press('Escape');
    await untilNoStage(tab);

    const begun = performance.now();
    await meet(NEWS, 'delay');
    expect(await actionsOf(tab)).toEqual([]);
    const waiting = await tab.inStage((root) => ({
      page: root.querySelector('.page')?.textContent,
      seen: root.querySelector('.page')?.getBoundingClientRect().height ?? 0,
      unseen: root.querySelector('[role=status]')?.getBoundingClientRect().height,
    }));
    expect(waiting).toMatchObject({ page: 'A blank page. Waiting 5 s.', unseen: 1 });
    expect(waiting?.seen).toBeGreaterThan(200);
    await tab.untilStage('the wait to be over', (root) => root.querySelector('[data-action=wait]') !== null);
    expect(performance.now() - begun).toBeGreaterThan(4900);
    expect(opened()).toEqual([]);
    await act(tab, 'wait');
    await returnFrom(NEWS);
    await screenIs(tab, 'browser');
    expect(await textOf(tab)).toContain('Actions so far: 1');
  });

  test('WhatsApp: a suspicious link from a stranger does nothing until they are answered; then it is asked about', async () => {
    await simulate('direct', {
      platform: 'whatsapp',
      day: '2026-10-01',
      sender: 'stranger',
      flags: ['lookalike'],
    });
    await untilTaken(OTHER);
    await meet(OTHER, 'sender-gated');
    expect(await textOf(tab)).toContain('You can’t open the link until you add the user to your contacts');
    await act(tab, 'reply');
    await screenIs(tab, 'sender-gated-open');
    await act(tab, 'tap-link-again');
    await screenIs(tab, 'confirm');
    await act(tab, 'continue');
    await returnFrom(OTHER);
  });

  test('Discord: a domain that is trusted is opened without a word from then on, in every tab, until that is forgotten', async () => {
    await simulate('direct', { platform: 'discord', day: '2023-06-01' });
    await untilTaken(OTHER);
    const second = await driver().open(`${server.origin}/second`);
    await second.until('the second page to be simulated', isTaken, OTHER, true);
    await second.press('Escape');
    await tab.activate();

    await meet(OTHER, 'confirm');
    expect(await textOf(tab)).toContain('Trust outside.example links from now on');
    await act(tab, 'trust');
    await screenIs(tab, 'confirm-ticked');
    expect(
      await tab.inStage((root) => root.activeElement?.matches('[role=checkbox][aria-checked=true]')),
    ).toBe(true);
    await act(tab, 'continue');
    await returnFrom(OTHER);
    await leaveStage(tab);

    // Here, there, and after the page was loaded anew; but not another host.
    await untilTaken(OTHER, false);
    await second.until('the second page to follow', isTaken, OTHER, false);
    await tab.goto(`${server.origin}/`);
    await untilTaken(NEWS);
    await untilTaken(OTHER, false);
    await tab.click(link(OTHER));
    await returnFrom(OTHER, 2);

    await forgetRemembered(settings);
    await untilTaken(OTHER);
    await meet(OTHER, 'confirm');
    await act(tab, 'continue');
    await returnFrom(OTHER, 3);
    await leaveStage(tab);
    // It was not ticked.
    await untilTaken(OTHER);

    await tab.click(link(OTHER));
    await screenIs(tab, 'confirm');
    await act(tab, 'trust');
    await act(tab, 'continue');
    await returnFrom(OTHER, 4);
    await leaveStage(tab);
    await untilTaken(OTHER, false);
    await change(settings, { day: '2023-06-02' });
    await untilTaken(OTHER);
    await second.close();
  });

  test('a sheet that asks, by keyboard alone', async () => {
    await simulate('direct', { platform: 'discord', day: '2023-06-01' });
    await untilTaken(OTHER);
    // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
    await sayOfAll(settings, 'confirm', { style: 'sheet', remember: 'all', then: 'open' });
    await tab.activate();
    await until('the sheet', async () => {
      await tab.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.focus(), link(NEWS));
      await tab.press('Enter');
      await screenIs(tab, 'confirm');
      if (await tab.inStage((root) => root.querySelector('.sheet') !== null)) return true;
      await tab.press('Escape');
      return false;
    });
    expect(await textOf(tab)).toContain('[What it said is not on record.]');
    const tabTo = (selector: string) =>
      until(`the focus on ${selector}`, async () => {
        await tab.press('Tab');
        return tab.inStage((root, wanted) => root.activeElement?.matches(wanted) ?? false, selector);
      });
    await tabTo('[role=checkbox]');
    await tab.press('Enter');
    await screenIs(tab, 'confirm-ticked');
    await tab.press('Enter');
    await screenIs(tab, 'confirm');
    await tabTo('[data-action=continue]');
    await tab.untilStage('the way on to take presses', (root) =>
      root.querySelector('[data-action=continue][data-armed]'),
    );
    await tab.press('Enter');
    await returnFrom(NEWS);
    await change(settings, { day: '2023-06-03' });
  });

  describe('messages as they arrived', () => {
    const drawn = <Result>(url: string, look: (root: ShadowRoot) => Result) =>
      tab.inRootOf(drawnFor(url), look as (root: ShadowRoot) => string | null);
    const untilDrawn = (url: string, selector: string) =>
      until(`${url} to be drawn`, () =>
        tab.inRootOf(drawnFor(url), (root, wanted) => root.querySelector(wanted) !== null, selector),
      );

    test('X, April 2023: what was off stands below the link, which opens', async () => {
      await simulate('feed', { platform: 'x', day: '2023-04-06', messagesAsArrived: true });
      await untilDrawn(SUBSTACK, '.locked');
      expect(await drawn(SUBSTACK, (root) => root.querySelector('.locked')?.textContent ?? null)).toBe(
        'Off for this post:LikeRepostReplySome actions on this Tweet have been disabled by Twitter',
      );
      expect(await drawn(SUBSTACK, (root) => root.querySelector('u')?.textContent ?? null)).toBe('a letter');
      await tab.click(drawnFor(SUBSTACK));
      await returnFrom(SUBSTACK);
      expect(await tab.inStage(() => true)).toBeNull();
    });

    test('Teams, late 2025: a warning below a flagged link, and nothing before the page', async () => {
      const teams = { platform: 'teams', day: '2025-12-01', flags: ['flagged-unsafe'] } as const;
      await simulate('group', { ...teams, messagesAsArrived: true });
      await untilDrawn(OTHER, '.banner');
      expect(await drawn(OTHER, (root) => root.querySelector('.simulation')?.textContent ?? null)).toContain(
        'Microsoft Teams · 2025-12-01',
      );
      await tab.click(drawnFor(OTHER));
      await returnFrom(OTHER);
    });

    test('Steam: what stands in place of a link, and in place of a message', async () => {
      await simulate('direct', {
        platform: 'steam',
        day: '2015-05-01',
        flags: ['flagged-unsafe'],
        messagesAsArrived: true,
      });
      await untilDrawn(REMOVED, '.removed');
      expect(await drawn(REMOVED, (root) => root.querySelector('button')?.textContent ?? null)).toBe(
        '{LINK REMOVED}',
      );
      expect(await tab.evaluate(isSeen, link(REMOVED))).toEqual({ link: false, words: true });

      await change(settings, { day: '2015-02-17', flags: [] });
      await untilDrawn(WHOLE, '.removed');
      await tab.until(
        'the message to be gone',
        (selector) => {
          const message = document.querySelector(selector)?.closest('.content');
          return message && getComputedStyle(message).visibility === 'hidden';
        },
        link(WHOLE),
      );
      const host = await tab.evaluate((selector) => {
        const drawing = document.querySelector(selector);
        return drawing && getComputedStyle(drawing).visibility;
      }, drawnFor(WHOLE));
      expect(host).toBe('visible');
    });

    test('and a click on what the page still shows of it says so', async () => {
      await simulate('direct', { platform: 'steam', day: '2015-05-01', flags: ['flagged-unsafe'] });
      await untilTaken(REMOVED);
      await meet(REMOVED, 'removed');
      expect(await textOf(tab)).toContain('{LINK REMOVED}');
      expect(await actionsOf(tab)).toEqual([]);
      expect(opened()).toEqual([]);
    });
  });

  test('the page has heard no error of ours', () => {
    expect(tab.errors).toEqual([]);
  });
});

/** Runs in the page: whether a link, and the words around it, can be seen. */
function isSeen(selector: string): { link: boolean; words: boolean } {
  const found = document.querySelector(selector);
  const message = found?.closest('.content');
  return {
    link: (found?.getClientRects().length ?? 0) > 0,
    words: message !== null && message !== undefined && getComputedStyle(message).visibility === 'visible',
  };
}
