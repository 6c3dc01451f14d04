/**
 * The Lounge and ngIRCd, both real, with a channel and a 1:1: what becomes of links on four days, set in the real popup, after the
 * real permission request.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHANNEL, type Chat, missingForChat, startChat } from './chat/the-lounge.ts';
import { BROWSERS } from './driver/index.ts';
import type { Tab } from './driver/types.ts';
import { until } from './driver/until.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { DOUYIN, ELSEWHERE, JD, TAOBAO } from './links.ts';
import { type PageServer, servePages } from './pages/page-server.ts';
import { allowHere, inPopup, setDay, setSwitch, switchHere, typeDay } from './pages/popup.ts';
import { act, actionsOf, closeStage, hold, leaveStage, screenIs, textOf } from './pages/stage.ts';
import { arrivedAs, type Kind, linkTo, messageWith, openChat, signIn } from './pages/the-lounge.ts';
import { walkThrough } from './walk.ts';

const OG_PAGE = `<!doctype html><title>Made up</title>
<meta property="og:title" content="Made up"><meta property="og:description" content="A page of this test.">`;

/** The form in which each arrived, in both kinds of chat; null = nothing is on record of it, and nothing is drawn. */
const ARRIVED: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  '2018-06-10': { [TAOBAO]: 'token', [JD]: null, [DOUYIN]: 'card' },
  '2021-09-20': { [TAOBAO]: 'token', [JD]: 'card', [DOUYIN]: 'token' },
  '2021-12-01': { [TAOBAO]: 'token', [JD]: 'card', [DOUYIN]: 'token' },
  '2022-02-01': { [TAOBAO]: 'link', [JD]: null, [DOUYIN]: 'token' },
};

const missing = missingForChat();
let chat: Chat;
/** A page whose title The Lounge fetches for a card. */
let shared: PageServer;

describe.skipIf(missing !== null)(`The Lounge${missing === null ? '' : ` (${missing})`}`, () => {
  beforeAll(async () => {
    shared = await servePages({ '/': { html: OG_PAGE } });
    chat = await startChat();
    for (const link of [TAOBAO, JD, DOUYIN, ELSEWHERE, `${shared.origin}/`]) {
      chat.bob.say(CHANNEL, link);
      chat.bob.say('alice', link);
    }
  });
  afterAll(async () => {
    await chat?.stop();
    await shared?.stop();
  });

  describe.each(BROWSERS)('in %s', (name) => {
    const driver = useBrowser(name);
    let tab: Tab;

    beforeAll(async () => {
      tab = await driver().open(chat.url);
      await signIn(tab);
    });
    beforeEach(() => pictureOnFailure(() => tab));
    afterEach(() => leaveStage(tab));

    /** What is drawn in a chat while messages are shown as they arrived: links move when it changes, and a click goes where one was. */
    let arrived: (typeof ARRIVED)[string] = {};
    async function untilDrawn(kind: Kind): Promise<void> {
      for (const [url, form] of Object.entries(arrived)) {
        await until(`${url} to arrive as ${form}`, async () => {
          const drawn = (await arrivedAs(tab, kind, url))?.form ?? null;
          return drawn === form || (await Promise.reject(new Error(`It is ${drawn}`)));
        });
      }
    }

    async function goTo(day: string): Promise<void> {
      await setDay(driver(), tab, day);
      arrived = ARRIVED[day] ?? {};
    }

    /** Clicks a link, or what stands for it, and waits for the screen that it meets. */
    async function meet(kind: Kind, url: string, screen: string): Promise<void> {
      await openChat(tab, kind);
      await untilDrawn(kind);
      await tab.click(`${messageWith(kind, url)}, ${linkTo(kind, url)}`);
      await screenIs(tab, screen);
    }

    test('before it is allowed, links are the page’s own', async () => {
      await openChat(tab, 'channel');
      await tab.click(linkTo('channel', ELSEWHERE));
      await until('the link to open', async () => driver().asked.includes(ELSEWHERE));
      await driver().closeTabs((url) => url !== ELSEWHERE);
      await tab.activate();
    });

    test('the popup asks for this site only', async () => {
      await allowHere(driver(), tab);
      const origins = await inPopup(driver(), tab, (popup) => popup.evaluate(grantedOrigins));
      expect(origins).toEqual(['http://127.0.0.1/*']);
    });

    test('2021-09-20, without a reload: copy page in the channel, prompt in the 1:1, JD with its app button', async () => {
      await setDay(driver(), tab, '2021-09-20');

      await meet('channel', TAOBAO, 'copy-url');
      expect(await textOf(tab)).toContain('2021-09-20');
      expect(await actionsOf(tab)).toEqual(['press-address']);
      await hold(tab, 'press-address', 'copy-url-pressed');
      await closeStage(tab);

      await meet('query', TAOBAO, 'confirm');
      await act(tab, 'continue');
      await screenIs(tab, 'webview');
      expect(await actionsOf(tab)).not.toContain('open-app');
      await closeStage(tab);

      for (const kind of ['channel', 'query'] as const) {
        await meet(kind, JD, 'webview');
        await act(tab, 'open-app');
        await screenIs(tab, 'app');
        await closeStage(tab);
      }
    });

    test('2021-09-20 as messages arrived: Taobao as token text, JD as a card, Douyin as text without a link', async () => {
      await inPopup(driver(), tab, (popup) => setSwitch(popup, 'messages-as-arrived', true));
      arrived = ARRIVED['2021-09-20'] ?? {};
      for (const kind of ['channel', 'query'] as const) {
        await openChat(tab, kind);
        await untilDrawn(kind);
        expect((await arrivedAs(tab, kind, TAOBAO))?.text).toMatch(/￥\S+￥/);
        expect(await arrivedAs(tab, kind, ELSEWHERE)).toBeNull();
      }
      await meet('channel', JD, 'webview');
      expect(await actionsOf(tab)).toContain('open-app');
      await closeStage(tab);
    });

    test('2021-12-01: the channel’s Taobao opens in the app, Douyin does not', async () => {
      await goTo('2021-12-01');
      await meet('channel', TAOBAO, 'webview');
      expect(await actionsOf(tab)).not.toContain('open-app');
      await closeStage(tab);
      await meet('channel', DOUYIN, 'token');
      expect(await actionsOf(tab)).toEqual(['copy-token']);
      await closeStage(tab);
      await meet('query', TAOBAO, 'webview');
      await closeStage(tab);
    });

    test('2018-06-10: copy page in both; what JD did is not on record, and the link still opens', async () => {
      await goTo('2018-06-10');
      for (const kind of ['channel', 'query'] as const) {
        await meet(kind, TAOBAO, 'copy-url');
        await closeStage(tab);
        await meet(kind, DOUYIN, 'copy-url');
        await closeStage(tab);
        await meet(kind, JD, 'unrecorded');
        await closeStage(tab);
      }
      await meet('channel', ELSEWHERE, 'unrecorded');
      const asked = driver().asked.filter((url) => url === ELSEWHERE).length;
      await act(tab, 'open-anyway');
      await until(
        'the link to open once',
        async () => driver().asked.filter((url) => url === ELSEWHERE).length === asked + 1,
      );
      await driver().closeTabs((url) => url !== ELSEWHERE);
      await tab.activate();
      await closeStage(tab);
    });

    test('2022-02-01: Taobao opens in the app and names its app, without a way there', async () => {
      await goTo('2022-02-01');
      for (const kind of ['channel', 'query'] as const) {
        await meet(kind, TAOBAO, 'webview');
        expect(await actionsOf(tab)).not.toContain('open-app');
        await closeStage(tab);
        await meet(kind, JD, 'webview');
        await closeStage(tab);
      }
    });

    test('the popup says what the last click met, and on whose word', async () => {
      await goTo('2021-09-20');
      await meet('channel', TAOBAO, 'copy-url');
      await closeStage(tab);
      await inPopup(driver(), tab, async (popup) => {
        const text = await popup.until('the last click and its rule', lastClickText);
        expect(text).toContain('2021-09-17');
        expect(await popup.evaluate(sourceLinks)).not.toHaveLength(0);
      });
    });

    test('an open screen follows when the day is changed', async () => {
      await meet('channel', TAOBAO, 'copy-url');
      await inPopup(driver(), tab, (popup) => typeDay(popup, '2021-12-01'));
      await screenIs(tab, 'webview');
      await closeStage(tab);
    });

    test('the card that The Lounge itself draws is a link like any other', async () => {
      await openChat(tab, 'channel');
      const head = `.chat-view[data-type="channel"] .toggle-content .head a[href="${shared.origin}/"]`;
      await tab.click(head, { text: 'Made up' });
      await screenIs(tab, 'unrecorded');
      expect(await textOf(tab)).toContain('127.0.0.1');
      await closeStage(tab);
    });

    test('the page hears no error of ours', () => {
      expect(tab.errors).toEqual([]);
    });

    test('switched off, the page is as it was, and links are its own', async () => {
      await openChat(tab, 'channel');
      await switchHere(driver(), tab, false);
      const before = await tab.evaluate(pageAsItStands);
      await switchHere(driver(), tab, true);
      await meet('channel', TAOBAO, 'webview');
      await switchHere(driver(), tab, false);
      await tab.until('the stage to be gone', () => document.querySelector(':popover-open') === null);
      expect(await tab.evaluate(pageAsItStands)).toEqual(before);

      const asked = driver().asked.length;
      await tab.click(linkTo('channel', TAOBAO));
      await until('the link to open by itself', async () =>
        driver().asked.slice(asked).includes('https://item.taobao.com'),
      );
    });

    describe('the walk', () => {
      const KIND = { group: 'channel', direct: 'query' } as const;
      walkThrough(driver, () => ({
        tab,
        told: ['direct', 'group'],
        open: (kind) => openChat(tab, KIND[kind]),
        async say(kind, url) {
          chat.bob.say(kind === 'group' ? CHANNEL : 'alice', url);
          await tab.until(
            `${url} to arrive`,
            (link) => document.querySelector(link) !== null,
            linkTo(KIND[kind], url),
          );
        },
        within: (kind) => `.chat-view[data-type="${KIND[kind]}"]`,
        async asItStands() {
          // The Lounge looks for a preview of each link, and changes the message once it knows that there is none.
          await tab.until('no preview to be awaited', () => !document.querySelector('.toggle-type-loading'));
          return tab.evaluate(() => document.querySelector('.chat-view')?.outerHTML ?? '');
        },
      }));
    });
  });
});

/** Where the extension may run. Registered scripts count in Chromium, so the same pattern may be listed twice. */
async function grantedOrigins(): Promise<string[]> {
  const api = (globalThis as unknown as { chrome: typeof browser }).chrome;
  return [...new Set((await api.permissions.getAll()).origins)];
}

declare const browser: { permissions: { getAll(): Promise<{ origins: string[] }> } };

function lastClickText(): string {
  const section = [...document.querySelectorAll('section')].find((one) =>
    one.querySelector('h2')?.textContent.includes('Last click'),
  );
  const text = section?.textContent ?? '';
  return text.includes('item.taobao.com') && section?.querySelector('dl, dd, a') != null ? text : '';
}

function sourceLinks(): string[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('a[href^="http"]')].map(({ href }) => href);
}

function pageAsItStands() {
  return {
    html: document.documentElement.outerHTML,
    sheets: document.adoptedStyleSheets.length,
    focus: document.activeElement?.outerHTML.slice(0, 100),
  };
}
