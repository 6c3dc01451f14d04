/** Converse.js with Prosody, both real, in both of its view modes: what the adapter counts on, and the walk through a room and a 1:1. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  ALICE,
  BOB,
  type Converse,
  missingForConverse,
  ROOM,
  startConverse,
  VIEW_MODES,
} from './chat/converse.ts';
import { BROWSERS } from './driver/index.ts';
import type { Tab } from './driver/types.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { ELSEWHERE, TAOBAO } from './links.ts';
import { CHAT, linkTo, openChat, untilArrived, untilReady } from './pages/converse.ts';
import { walkThrough } from './walk.ts';

const WHERE = { room: ROOM, direct: ALICE } as const;
const KINDS = ['room', 'direct'] as const;

const missing = missingForConverse();
let converse: Converse;

describe.skipIf(missing !== null)(`Converse.js${missing === null ? '' : ` (${missing})`}`, () => {
  beforeAll(async () => {
    converse = await startConverse();
    for (const kind of KINDS) converse.bob.say(WHERE[kind], `Look: ${TAOBAO}`);
  });
  afterAll(() => converse?.stop());

  describe.each(BROWSERS)('in %s', (name) => {
    const driver = useBrowser(name);

    describe.each(VIEW_MODES)('%s', (mode) => {
      let tab: Tab;
      /** A link that was not said before. */
      const fresh = (what: string) => `${ELSEWHERE}/${name}-${mode}-${what}`;

      beforeAll(async () => {
        tab = await driver().open(converse.url[mode]);
        await untilReady(tab, mode);
      });
      afterAll(() => tab?.close());
      beforeEach(() => pictureOnFailure(() => tab));

      test.each(KINDS)(
        '%s: what was said before shows, and the nearest marker tells the kind',
        async (kind) => {
          await openChat(tab, kind);
          await untilArrived(tab, kind, TAOBAO);
          expect(await tab.evaluate(factsOf, linkTo(kind, TAOBAO))).toEqual({
            marker: kind === 'room' ? 'converse-muc.chatbox.chatroom' : 'converse-chat.chatbox',
            jid: kind === 'room' ? ROOM : BOB,
            flat: true,
            title: kind === 'room' ? [ROOM, 'deals'] : [BOB, BOB],
            message: kind === 'room' ? 'groupchat' : 'chat',
            from: expect.stringMatching(kind === 'room' ? /^deals@.*\/bob$/ : /^bob@/),
            link: { target: '_blank', rel: 'noopener' },
          });
        },
      );

      test('overlayed both chats stand in the page, fullscreen only the one in front', async () => {
        await openChat(tab, 'direct');
        expect(
          await tab.evaluate((link) => document.querySelector(link) !== null, linkTo('room', TAOBAO)),
        ).toBe(mode === 'overlayed');
      });

      test.each(KINDS)('%s: a message arrives while one looks, and is corrected', async (kind) => {
        await openChat(tab, kind);
        const [wrong, right] = [fresh(`${kind}-wrong`), fresh(`${kind}-right`)];
        const id = converse.bob.say(WHERE[kind], `Now: ${wrong}`);
        await untilArrived(tab, kind, wrong);
        await tab.evaluate(remember, linkTo(kind, wrong));
        converse.bob.correct(WHERE[kind], id, `No: ${right}`);
        await untilArrived(tab, kind, right);
        // Lit keeps the message and its body and draws what is in it anew.
        expect(await tab.evaluate(isRemembered, linkTo(kind, right))).toEqual({ link: false, body: true });
        expect(await tab.evaluate((link) => document.querySelector(link) !== null, linkTo(kind, wrong))).toBe(
          false,
        );
      });

      describe('the walk', () => {
        const KIND = { group: 'room', direct: 'direct' } as const;
        walkThrough(driver, () => ({
          tab,
          told: ['direct', 'group'],
          open: (kind) => openChat(tab, KIND[kind]),
          async say(kind, url) {
            converse.bob.say(WHERE[KIND[kind]], url);
            await untilArrived(tab, KIND[kind], url);
          },
          within: (kind) => CHAT[KIND[kind]],
          asItStands: () =>
            tab.evaluate(() =>
              [...document.querySelectorAll('.chat-msg__content')]
                .map(({ outerHTML }) => outerHTML)
                .join('\n'),
            ),
        }));
      });

      test('the page asks nobody outside, and hears no error', async () => {
        const asked = await tab.evaluate(() =>
          performance.getEntriesByType('resource').map((one) => one.name),
        );
        expect(asked.filter((url) => new URL(url).hostname !== '127.0.0.1')).toEqual([]);
        expect(tab.errors).toEqual([]);
      });
    });
  });
});

/** Runs in the page: what stands around a link. */
function factsOf(selector: string) {
  const link = document.querySelector(selector);
  const chat = link?.closest('converse-muc.chatbox.chatroom, converse-chat.chatbox');
  const title = chat?.querySelector(
    ':is(converse-muc-heading, converse-chat-heading) .chatbox-title__text[role=heading]',
  );
  const message = link?.closest('converse-chat-message > .message.chat-msg[data-msgid]');
  return {
    marker: chat?.matches('converse-muc') ? 'converse-muc.chatbox.chatroom' : 'converse-chat.chatbox',
    jid: chat?.getAttribute('jid'),
    flat: chat?.getBoundingClientRect().height === 0,
    title: [title?.getAttribute('title'), title?.textContent?.trim()],
    message: ['groupchat', 'chat'].find((one) => message?.classList.contains(one)),
    from: message?.getAttribute('data-from'),
    link: { target: link?.getAttribute('target'), rel: link?.getAttribute('rel') },
  };
}

/** Runs in the page: marks a link and what holds it. */
function remember(selector: string): void {
  const link = document.querySelector(selector);
  for (const one of [link, link?.parentElement]) Object.assign(one ?? {}, { remembered: true });
}

/** Runs in the page: whether a link and what holds it are the same as before. */
function isRemembered(selector: string) {
  const link = document.querySelector(selector);
  const [same, body] = [link, link?.parentElement].map((one) => Object.hasOwn(one ?? {}, 'remembered'));
  return { link: same, body };
}
