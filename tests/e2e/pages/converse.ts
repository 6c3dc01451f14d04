/** Converse as a person uses it. */
import { BOB, ROOM, type ViewMode } from '../chat/converse.ts';
import type { Tab } from '../driver/types.ts';

export type Kind = 'room' | 'direct';

/** What holds a chat: the nearest of these around a link tells the kinds apart. */
export const CHAT: Readonly<Record<Kind, string>> = {
  room: `converse-muc[jid="${ROOM}"]`,
  direct: `converse-chat[jid="${BOB}"]`,
};

/** What opens it, in the list at the side. */
const ENTRY: Readonly<Record<Kind, string>> = {
  room: `.open-room[data-room-jid="${ROOM}"]`,
  direct: `.open-chat[data-jid="${BOB}"]`,
};

/** Waits until both chats are known and open: overlayed side by side, fullscreen only the one that was quicker. */
export async function untilReady(tab: Tab, mode: ViewMode): Promise<void> {
  await tab.until(
    'both chats',
    (chats, entries, atOnce) =>
      entries.every((one) => document.querySelector(one) !== null) &&
      chats.filter((one) => document.querySelector(`${one} textarea`) !== null).length === atOnce,
    Object.values(CHAT),
    Object.values(ENTRY),
    mode === 'overlayed' ? 2 : 1,
  );
}

/** Opens a chat from the list; overlayed, the other stays where it is. */
export async function openChat(tab: Tab, kind: Kind): Promise<void> {
  await tab.click(ENTRY[kind]);
  await tab.until(`the ${kind}`, (chat) => document.querySelector(`${chat} textarea`) !== null, CHAT[kind]);
}

/** Selector of a link in an open chat. */
export function linkTo(kind: Kind, url: string): string {
  return `${CHAT[kind]} converse-chat-message-body a[href="${url}"]`;
}

/** Waits until a message with this link shows in an open chat. */
export async function untilArrived(tab: Tab, kind: Kind, url: string): Promise<void> {
  await tab.until(
    `${url} in the ${kind}`,
    (link) => document.querySelector(link) !== null,
    linkTo(kind, url),
  );
}
