/** vue-advanced-chat as a person uses it, and as its page fills it. All of it stands in an open shadow root. */
import { type ChatInPage, ROOMS, type Room } from '../chat/advanced-chat.ts';
import { pointInRoot } from '../driver/in-page.ts';
import { untilHit } from '../driver/page.ts';
import type { Tab } from '../driver/types.ts';
import { until } from '../driver/until.ts';

export const HOST = 'vue-advanced-chat';

type Args<Name extends keyof ChatInPage> = Parameters<ChatInPage[Name]>;

/** Has the page say, edit, prepend or open something: `await inPage(tab, 'say', 'deals', 'text')`. */
export async function inPage<Name extends keyof ChatInPage>(
  tab: Tab,
  name: Name,
  ...args: Args<Name>
): Promise<void> {
  await tab.evaluate(
    (called, given) => {
      const { chat } = globalThis as unknown as { chat: Record<string, (...all: string[]) => void> };
      chat[called]?.(...given);
    },
    name,
    args as string[],
  );
}

/** Selector of a link in the shadow root, in the room that is shown. */
export function linkTo(url: string): string {
  return `.vac-message-wrapper .markdown a[href="${url}"]`;
}

/** Waits until a message with this link shows. */
export async function untilArrived(tab: Tab, url: string): Promise<void> {
  await until(`${url} to show`, () =>
    tab.inRootOf(HOST, (root, link) => root.querySelector(link) !== null, linkTo(url)),
  );
}

/** Waits until a room's name stands at the top. */
export async function untilShown(tab: Tab, room: Room): Promise<void> {
  await until(`the room ${room}`, () =>
    tab.inRootOf(
      HOST,
      (root, name) => root.querySelector('.vac-room-header .vac-room-name')?.textContent.trim() === name,
      ROOMS[room].name,
    ),
  );
}

/** Clicks something in the shadow root. */
export async function clickInChat(tab: Tab, selector: string): Promise<void> {
  await tab.clickAt(await untilHit(selector, () => tab.inRootOf(HOST, pointInRoot, selector)));
}
