/** Everything without a mouse: from a chat over the screens back to the chat, and every control of the popup. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actByKey, focusOf, hasFocus, leaveByEscape, tabAlong, tabTo } from './accessibility/keyboard.ts';
import { change, drawn, LAB, openOwn, openPlace } from './accessibility/own-pages.ts';
import { BROWSERS } from './driver/index.ts';
import type { Page, Tab } from './driver/types.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { type PageServer, servePages } from './pages/page-server.ts';
import { plainPage } from './pages/plain-page.ts';
import { inPopup } from './pages/popup.ts';
import { leaveStage, screenIs, textOf } from './pages/stage.ts';

const TAOBAO = '.lab-message a[href*="item.taobao.com"]';

describe.each(BROWSERS)('in %s', (name) => {
  const driver = useBrowser(name, 'open-roots');

  describe('the Lab', () => {
    let tab: Tab;

    beforeAll(async () => {
      tab = await openOwn(driver(), LAB);
    });
    beforeEach(async () => {
      pictureOnFailure(() => tab);
      await change(tab, { day: '2021-09-20', language: 'en', messagesAsArrived: false });
    });
    afterEach(() => leaveStage(tab));

    /** Goes to a link of a chat and presses Enter. */
    async function enter(place: string, screen: string): Promise<void> {
      await openPlace(tab, place);
      await tabTo(tab, TAOBAO);
      await tab.press('Enter');
      await screenIs(tab, screen);
      expect(await hasFocus(tab, '[data-screen]')).toBe(true);
    }

    test('from the list of chats to a link, over the screens, and back to the link', async () => {
      await tabTo(tab, '[data-chat="group"]');
      await tab.press('Enter');
      await enter('group', 'copy-url');
      await actByKey(tab, 'press-address');
      await screenIs(tab, 'copy-url-pressed');
      expect((await focusOf(tab)).inStage).toBe(true);
      await actByKey(tab, 'copy', ' ');
      await screenIs(tab, 'switcher-address');
      await tab.untilStage('the address to be copied', (root) => root.querySelector('.clip') !== null);
      expect(await textOf(tab)).toContain('On your clipboard now:https://item.taobao.com/');
      expect((await focusOf(tab)).inStage).toBe(true);
      await leaveByEscape(tab);
      expect(await hasFocus(tab, TAOBAO)).toBe(true);
    });

    test('Tab and Shift+Tab go round on the stage, over each of its buttons', async () => {
      await enter('direct', 'confirm');
      const buttons = await tab.inStage((root) => root.querySelectorAll('button').length);
      const there = await tabAlong(tab, (buttons ?? 0) * 2);
      const back = await tabAlong(tab, (buttons ?? 0) * 2, 'Shift+Tab');
      expect(new Set(there.map(({ html }) => html)).size).toBe(buttons);
      expect([...there, ...back].every(({ inStage }) => inStage)).toBe(true);
      // The last of the first way is where the second sets out from.
      const htmlOf = (one: { readonly html: string }) => one.html;
      expect(back.slice(0, -1).map(htmlOf)).toEqual(there.slice(0, -1).reverse().map(htmlOf));
    });

    test.each(name === 'chromium' ? ['Enter', ' ', 'ContextMenu', 'Shift+F10'] : ['Enter', ' '])(
      'the key "%s" does what a long press does',
      async (key) => {
        await enter('group', 'copy-url');
        await actByKey(tab, 'press-address', key);
        await screenIs(tab, 'copy-url-pressed');
        await leaveByEscape(tab);
      },
    );

    test('back, the translation and "close" are buttons too', async () => {
      await enter('direct', 'confirm');
      await actByKey(tab, 'continue');
      await screenIs(tab, 'webview');
      await actByKey(tab, 'open-menu');
      await screenIs(tab, 'menu');
      await tabTo(tab, '[data-control="back"]', 'Shift+Tab');
      await tab.press('Enter');
      await screenIs(tab, 'webview');
      await tabTo(tab, '[data-control="gloss"]');
      const before = await tab.inStage((root) => root.activeElement?.getAttribute('aria-pressed'));
      await tab.press(' ');
      expect(await tab.inStage((root) => root.activeElement?.getAttribute('aria-pressed'))).not.toBe(before);
      await tab.press(' ');
      await tabTo(tab, '[data-control="close"]');
      await tab.press('Enter');
      await tab.until('the stage to be gone', () => document.querySelector(':popover-open') === null);
      expect(await hasFocus(tab, TAOBAO)).toBe(true);
    });

    test('a message as it arrived is pressed like a link, and gets the focus back', async () => {
      await change(tab, { messagesAsArrived: true });
      await openPlace(tab, 'group');
      await tabTo(tab, 'button.token');
      const message = await focusOf(tab);
      await tab.press('Enter');
      await tab.untilStage('a screen', (root) => root.querySelector('[data-screen]') !== null);
      await leaveByEscape(tab);
      expect(await focusOf(tab)).toEqual(message);
    });

    test('folded groups are opened and closed, and the focus stays with the row', async () => {
      await openPlace(tab, 'direct');
      await tabTo(tab, '[data-chat="group"]', 'Shift+Tab');
      await tab.press('Tab');
      await tab.press('Enter');
      await tab.press('Tab');
      expect(await hasFocus(tab, '[data-chat="folded"]')).toBe(true);
      await tab.press('Enter');
      await tab.until('the folded group', () =>
        document.querySelector('h2')?.textContent.includes('Neighbours'),
      );
      await tab.press('Shift+Tab');
      await tab.press('Enter');
      await tab.press('Shift+Tab');
      expect(await hasFocus(tab, '[data-chat="group"]')).toBe(true);
    });
  });

  describe('the popup', () => {
    let server: PageServer;
    let site: Tab;

    beforeAll(async () => {
      server = await servePages({ '/': { html: plainPage() } });
      site = await driver().open(`${server.origin}/`);
      const lab = await openOwn(driver(), LAB);
      await change(lab, { day: '2021-09-20', language: 'en', messagesAsArrived: false });
      await lab.close();
    });
    afterAll(() => server?.stop());

    function inDrawnPopup(work: (popup: Page) => Promise<void>): Promise<void> {
      return inPopup(driver(), site, async (popup) => {
        await drawn(popup);
        await work(popup);
      });
    }
    const dayIs = (popup: Page, day: string) =>
      popup.until(
        `the day ${day}`,
        (wanted) => document.querySelector<HTMLInputElement>('[type="date"]')?.value === wanted,
        day,
      );

    test('Tab comes to every control, and shows where it is', async () => {
      await inDrawnPopup(async (popup) => {
        const stops = await tabAlong(popup, 24);
        const order = [
          'href=".*lab',
          'role="switch"',
          'class="field platform"',
          'type="date"',
          '<select',
          'Previous era',
          'Next era',
          'timeline-slider',
          '<summary',
          'type="radio"',
          'role="switch"',
          'role="switch"',
          'role="switch"',
          '<select',
          '<summary',
        ];
        expect(stops.map(({ html }) => html).join('\n')).toMatch(new RegExp(order.join('[^]*')));
      });
    });

    test('the switch for the site, with the permission that it asks for', async () => {
      await driver().consent(server.origin);
      await inDrawnPopup(async (popup) => {
        await tabTo(popup, '.here input');
        await popup.press(' ');
        await popup.until('the site to be on', () => document.querySelector('.here.here-on') !== null);
      });
    });

    test('the slider: arrows move by a day, Page Up and Page Down by an era', async () => {
      await inDrawnPopup(async (popup) => {
        await tabTo(popup, '.timeline-slider');
        for (const [key, day] of [
          ['ArrowRight', '2021-09-21'],
          ['ArrowLeft', '2021-09-20'],
          ['PageDown', '2021-09-17'],
          ['PageUp', '2021-11-30'],
          ['PageDown', '2021-09-17'],
        ] as const) {
          await popup.press(key);
          await dayIs(popup, day);
          expect(await hasFocus(popup, '.timeline-slider')).toBe(true);
        }
      });
    });

    test('the date, the eras, the steps between them', async () => {
      await inDrawnPopup(async (popup) => {
        await tabTo(popup, '[type="date"]');
        await popup.press('ArrowUp');
        await dayIs(popup, '2021-10-17');
        await tabTo(popup, '.timeline-era select');
        await popup.press('ArrowUp');
        await popup.until(
          'another era',
          () => document.querySelector<HTMLInputElement>('[type="date"]')?.value !== '2021-10-17',
        );
        await tabTo(popup, '.timeline-step:last-of-type');
        await popup.press('Enter');
        await dayIs(popup, '2021-09-17');
        expect(await popup.evaluate(() => document.querySelector<HTMLInputElement>('.platform')?.value)).toBe(
          'WeChat',
        );
      });
    });

    test('where the link is, and how things are shown', async () => {
      await inDrawnPopup(async (popup) => {
        await tabTo(popup, '.surface-options input');
        const chosen = () =>
          popup.evaluate(() => document.querySelector<HTMLInputElement>('.surface-options :checked')?.value);
        expect(await chosen()).toBe('detect');
        await popup.press('ArrowRight');
        await popup.until(
          'the 1:1',
          () => document.querySelector<HTMLInputElement>('.surface-options :checked')?.value === 'direct',
        );
        expect(await hasFocus(popup, '.surface-options [value="direct"]')).toBe(true);
        await tabTo(popup, '.controls input[role="switch"]');
        await popup.press(' ');
        await popup.until(
          'messages as they arrived',
          () => document.querySelector<HTMLInputElement>('.controls input[role="switch"]')?.checked,
        );
      });
    });

    test('the language, while it runs', async () => {
      await inDrawnPopup(async (popup) => {
        await tabTo(popup, 'select:has([value="zh-CN"])');
        const languageIs = (language: string, words: string) =>
          popup.until(
            language,
            (lang, text) =>
              document.documentElement.lang === lang && document.body.textContent.includes(text),
            language,
            words,
          );
        await popup.press('ArrowDown');
        await languageIs('zh-CN', '打开实验室');
        expect(await hasFocus(popup, 'select:has([value="zh-CN"])')).toBe(true);
        await popup.press('ArrowUp');
        await languageIs('en', 'Open the Lab');
      });
    });
  });
});
