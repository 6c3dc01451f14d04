/**
 * Sites that ask before they open a link: where the simulated app has a screen, that takes the place of the site's dialog, or comes at
 * its button; where it has none, the dialog is the site's. Either way a link is answered once and opened once.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { change, changeSite } from './accessibility/own-pages.ts';
import { BROWSERS } from './driver/index.ts';
import type { Tab } from './driver/types.ts';
import { until } from './driver/until.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { ELSEWHERE, TAOBAO } from './links.ts';
import { sayOfAll } from './pages/active-policy.ts';
import { ADDRESS, ASKING, type AskingPage, CANCEL, GO, MARKUP } from './pages/dialog-pages.ts';
import { openedSince } from './pages/plain-page.ts';
import { allowHere } from './pages/popup.ts';
import { act, closeStage, leaveStage, screenIs } from './pages/stage.ts';
import { settingsOf } from './walk.ts';

describe.each(BROWSERS)('in %s', (name) => {
  const driver = useBrowser(name);

  describe.each(ASKING)('%s', (site) => {
    const { origin } = new URL(ADDRESS[site]);
    let settings: Tab;
    let tab: Tab;
    let tabs: number;
    let before: number;

    beforeAll(async () => {
      settings = await settingsOf(driver());
      await change(settings, { day: '2021-09-20', language: 'en', messagesAsArrived: false });
      driver().host(origin, { '*': { html: MARKUP[site] } });
      tab = await driver().open(ADDRESS[site]);
      await allowHere(driver(), tab);
    });
    afterAll(() => tab?.close());
    beforeEach(async () => {
      pictureOnFailure(() => tab);
      await tab.goto('about:blank');
      await tab.goto(ADDRESS[site]);
      tabs = (await driver().tabs()).length;
      before = driver().asked.length;
    });
    afterEach(() => leaveStage(tab));

    const done = () =>
      tab.evaluate(() => {
        const { asked, opened } = window as unknown as AskingPage;
        return { asked, opened };
      });

    /** Clicks once the content script has read what is stored: a page that has just been loaded is its own. */
    async function meet(selector: string, screen: string): Promise<void> {
      await untilOn();
      await tab.click(selector);
      await screenIs(tab, screen);
    }

    async function untilOn(): Promise<void> {
      await tab.until('the simulation to begin', () => {
        document.querySelector<HTMLElement>('#elsewhere')?.click();
        return document.querySelector('html > :not(head, body)') !== null;
      });
      await closeStage(tab);
      await tab.evaluate((cancel) => {
        document.querySelector<HTMLElement>(cancel)?.click();
        const { asked } = window as unknown as AskingPage;
        asked.length = 0;
      }, CANCEL);
    }

    /** Exactly one more tab, and the page is in front again, alone. */
    async function openedOneTab(): Promise<void> {
      await until('the link to open', async () => (await driver().tabs()).length > tabs);
      await openedSince(driver(), tab, before);
      expect(await driver().tabs()).toHaveLength(tabs + 1);
      await driver().closeTabs((url) => url.startsWith(origin) || url.startsWith(driver().origin));
      await tab.activate();
    }

    test('a link with a screen: the site’s dialog never opens, and nothing opens', async () => {
      await meet('#taobao', 'copy-url');
      await closeStage(tab);
      expect(await done()).toEqual({ asked: [], opened: [] });
      expect(await openedSince(driver(), tab, before)).toEqual([]);
      expect(await driver().tabs()).toHaveLength(tabs);
    });

    test('a link of another text: a screen in place of the dialog where its address is known, else at its button', async () => {
      if (site === 'telegram-web-a') {
        await meet('#masked', 'copy-url');
        await closeStage(tab);
        expect(await done()).toEqual({ asked: [], opened: [] });
        return;
      }
      await untilOn();
      await tab.click('#masked');
      await tab.until('the site’s dialog', (go) => document.querySelector(go) !== null, GO);
      expect(await tab.inStage(() => true)).toBeNull();
      await tab.click(GO);
      await screenIs(tab, 'copy-url');
      await closeStage(tab);
      // The dialog has not heard of it, and stands as before.
      expect(await done()).toEqual({ asked: [TAOBAO], opened: [] });
      await tab.click(CANCEL);
      expect(await tab.inStage(() => true)).toBeNull();
      expect(await openedSince(driver(), tab, before)).toEqual([]);
    });

    test('“open anyway” opens the link once, without the site’s dialog', async () => {
      await change(settings, { day: '2018-06-10' });
      await meet('#elsewhere', 'unrecorded');
      await act(tab, 'open-anyway');
      await openedOneTab();
      expect(await openedSince(driver(), tab, before)).toEqual([ELSEWHERE]);
      expect(await done()).toEqual({ asked: [], opened: [] });
    });

    test('“open in browser” in the in-app browser’s menu opens the link once, without the site’s dialog', async () => {
      await change(settings, { day: '2021-12-01' });
      await meet('#taobao', 'webview');
      await act(tab, 'open-menu');
      await act(tab, 'open-in-browser');
      await openedOneTab();
      expect(await done()).toEqual({ asked: [], opened: [] });
    });

    test('a link that opens: the site asks once, its button opens once, and no screen comes', async () => {
      await change(settings, { day: '2021-09-20' });
      await untilOn();
      await sayOfAll(settings, 'open');
      await tab.until(
        'the policy to arrive',
        (cancel) => {
          document.querySelector<HTMLElement>('#elsewhere')?.click();
          const { asked } = window as unknown as AskingPage;
          const isOwn = asked.splice(0).length > 0;
          document.querySelector<HTMLElement>(cancel)?.click();
          return isOwn;
        },
        CANCEL,
      );
      await tab.click('#taobao');
      await tab.click(GO);
      await openedOneTab();
      expect(await done()).toEqual({ asked: [TAOBAO], opened: [TAOBAO] });
      expect(await tab.inStage(() => true)).toBeNull();
      await changeSite(settings, { origin, surface: 'group' });
    });

    test('the page has heard no error of ours', () => {
      expect(tab.errors).toEqual([]);
    });
  });
});
