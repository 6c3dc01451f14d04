/** vue-advanced-chat, which stands in an open shadow root: what the adapter counts on, and the walk. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AdvancedChat, missingForAdvancedChat, startAdvancedChat } from './chat/advanced-chat.ts';
import { BROWSERS } from './driver/index.ts';
import type { Tab } from './driver/types.ts';
import { until } from './driver/until.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { ELSEWHERE, JD, TAOBAO } from './links.ts';
import { clickInChat, HOST, inPage, linkTo, untilArrived, untilShown } from './pages/advanced-chat.ts';
import { walkThrough } from './walk.ts';

const missing = missingForAdvancedChat();
let chat: AdvancedChat;

describe.skipIf(missing !== null)(`vue-advanced-chat${missing === null ? '' : ` (${missing})`}`, () => {
  beforeAll(async () => {
    chat = await startAdvancedChat({ deals: [`Look: ${TAOBAO}`], bob: [`Look: ${JD}`] });
  });
  afterAll(() => chat?.stop());

  describe.each(BROWSERS)('in %s', (name) => {
    const driver = useBrowser(name);
    let tab: Tab;

    beforeAll(async () => {
      tab = await driver().open(chat.url);
      await untilShown(tab, 'deals');
    });
    beforeEach(() => pictureOnFailure(() => tab));

    test('what was said before shows; the link is a plain one', async () => {
      await untilArrived(tab, TAOBAO);
      expect(await tab.inRootOf(HOST, factsOf, linkTo(TAOBAO))).toEqual({
        mode: 'open',
        title: 'Deals',
        message: 'deals-0',
        link: { target: null, rel: null },
      });
    });

    test('a message arrives, an older one comes before it, one is edited', async () => {
      await inPage(tab, 'say', 'deals', `Now: ${ELSEWHERE}/new`);
      await untilArrived(tab, `${ELSEWHERE}/new`);
      await inPage(tab, 'prepend', 'deals', `Before: ${ELSEWHERE}/old`);
      await untilArrived(tab, `${ELSEWHERE}/old`);
      await until('their order', async () => {
        const ids = await tab.inRootOf(HOST, idsOf);
        return ids?.join() === 'deals-2,deals-0,deals-1' || Promise.reject(new Error(ids?.join()));
      });
      await tab.inRootOf(HOST, remember, linkTo(`${ELSEWHERE}/new`));
      await inPage(tab, 'edit', 'deals-1', `No: ${ELSEWHERE}/edited`);
      await untilArrived(tab, `${ELSEWHERE}/edited`);
      // Vue keeps the message and its body and writes what is in it anew.
      expect(await tab.inRootOf(HOST, isRemembered, linkTo(`${ELSEWHERE}/edited`))).toEqual({
        link: false,
        body: true,
      });
    });

    test('another room shows without a navigation', async () => {
      await tab.evaluate(() => {
        Object.assign(globalThis, { loaded: true });
      });
      await inPage(tab, 'open', 'bob');
      await untilShown(tab, 'bob');
      await untilArrived(tab, JD);
      await clickInChat(tab, '.vac-room-list [id="deals"]');
      await untilShown(tab, 'deals');
      await untilArrived(tab, TAOBAO);
      expect(await tab.url()).toBe(chat.url);
      expect(await tab.evaluate(() => Object.hasOwn(globalThis, 'loaded'))).toBe(true);
    });

    test('its link opens in the same tab', async () => {
      const other = await driver().open(chat.url);
      await untilShown(other, 'deals');
      const tabs = (await driver().tabs()).length;
      await clickInChat(other, linkTo(TAOBAO));
      await until('the address', async () => driver().asked.includes(new URL(TAOBAO).origin));
      expect((await driver().tabs()).length).toBe(tabs);
      await other.close();
      await tab.activate();
    });

    describe('the walk', () => {
      const ROOM = { group: 'deals', direct: 'bob' } as const;
      walkThrough(driver, () => ({
        tab,
        // Nothing in the page tells a room from a 1:1.
        told: [],
        async open(kind) {
          await inPage(tab, 'open', ROOM[kind]);
          await untilShown(tab, ROOM[kind]);
        },
        async say(kind, url) {
          await inPage(tab, 'say', ROOM[kind], url);
          await untilArrived(tab, url);
        },
        within: () => '.vac-col-messages',
        asItStands: async () =>
          (await tab.inRootOf(HOST, (root) =>
            [...root.querySelectorAll('.vac-message-wrapper')].map(({ outerHTML }) => outerHTML).join('\n'),
          )) ?? '',
      }));
    });

    test('the page asks nobody outside, and hears no error', async () => {
      const asked = await tab.evaluate(() => performance.getEntriesByType('resource').map((one) => one.name));
      expect(asked.filter((url) => url.startsWith('http') && new URL(url).hostname !== '127.0.0.1')).toEqual(
        [],
      );
      expect(tab.errors).toEqual([]);
    });
  });
});

/** Runs in the shadow root: what stands around a link. */
function factsOf(root: ShadowRoot, selector: string) {
  const link = root.querySelector(selector);
  return {
    mode: root.mode,
    title: root.querySelector('.vac-room-header .vac-room-name')?.textContent?.trim(),
    message: link?.closest('.vac-message-wrapper')?.id,
    link: { target: link?.getAttribute('target'), rel: link?.getAttribute('rel') },
  };
}

/** Runs in the shadow root: ids of the messages, in order. */
function idsOf(root: ShadowRoot): string[] {
  return [...root.querySelectorAll('.vac-message-wrapper')].map(({ id }) => id);
}

/** Runs in the shadow root: marks a link and what holds it. */
function remember(root: ShadowRoot, selector: string): void {
  const link = root.querySelector(selector);
  for (const one of [link, link?.closest('.markdown')]) Object.assign(one ?? {}, { remembered: true });
}

/** Runs in the shadow root: whether a link and what holds it are the same as before. */
function isRemembered(root: ShadowRoot, selector: string) {
  const link = root.querySelector(selector);
  const [same, body] = [link, link?.closest('.markdown')].map((one) =>
    Object.hasOwn(one ?? {}, 'remembered'),
  );
  return { link: same, body };
}
