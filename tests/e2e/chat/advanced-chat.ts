/** A page that runs vue-advanced-chat with conversations of ours; it has no server of its own. */
import { join } from 'node:path';
import { servePages } from '../pages/page-server.ts';
import { firstMissing, packageFolder } from './installed.ts';

/** A group and a 1:1: only these data tell them apart, the page does not. */
export const ROOMS = {
  deals: { name: 'Deals', people: ['alice', 'bob', 'carol'] },
  bob: { name: 'Bob', people: ['alice', 'bob'] },
} as const;

export type Room = keyof typeof ROOMS;

/** What bob has said in each room. */
export type Said = Readonly<Record<Room, readonly string[]>>;

/** What the page offers to a test, as `window.chat`. Messages are `<room>-<n>`; n counts from 0 in the order in which they came. */
export interface ChatInPage {
  /** A new message of bob's at the end. */
  say(room: Room, text: string): void;
  /** An older one, before all others. */
  prepend(room: Room, text: string): void;
  edit(id: string, text: string): void;
  /** Shows another room; the address stays. */
  open(room: Room): void;
}

export interface AdvancedChat {
  readonly url: string;
  stop(): Promise<void>;
}

/** Otherwise its list of emoji comes from outside; an empty one it does not take. */
const EMOJI = `data:application/json,${encodeURIComponent(
  JSON.stringify([
    {
      annotation: 'grinning face',
      emoji: '😀',
      group: 0,
      order: 1,
      tags: [],
      version: 1,
      shortcodes: ['grin'],
    },
  ]),
)}`;

/** What is missing to run vue-advanced-chat here; null where nothing is. */
export function missingForAdvancedChat(): string | null {
  return firstMissing([], ['vue-advanced-chat']);
}

function page(said: Said): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Advanced chat</title><link rel="icon" href="data:,">
<style>body { margin: 0 }</style></head>
<body><script type="module">
import { register } from '/client/vue-advanced-chat.es.js';

const rooms = ${JSON.stringify(ROOMS)};
const messages = ${JSON.stringify(Object.fromEntries(Object.keys(said).map((room) => [room, []])))};
const view = document.createElement('vue-advanced-chat');
let shown = Object.keys(rooms)[0];

const message = (room, content) => ({
  _id: room + '-' + messages[room].length, content, senderId: 'bob', username: 'bob', date: '1 January', timestamp: '10:00',
});
const change = (room, changed) => {
  messages[room] = changed;
  if (room === shown) view.messages = changed;
};
window.chat = {
  say: (room, text) => change(room, [...messages[room], message(room, text)]),
  prepend: (room, text) => change(room, [message(room, text), ...messages[room]]),
  edit(id, content) {
    const room = id.split('-')[0];
    change(room, messages[room].map((one) => (one._id === id ? { ...one, content } : one)));
  },
  open(room) { view.roomId = room; },
};
for (const [room, texts] of Object.entries(${JSON.stringify(said)})) {
  for (const text of texts) window.chat.say(room, text);
}
Object.assign(view, {
  height: '100vh',
  currentUserId: 'alice',
  rooms: Object.entries(rooms).map(([roomId, { name, people }]) => ({
    roomId,
    roomName: name,
    avatar: '',
    users: people.map((one) => ({ _id: one, username: one, avatar: '', status: { state: 'online', lastChanged: '' } })),
  })),
  roomsLoaded: true,
  roomId: shown,
  emojiDataSource: '${EMOJI}',
});
view.addEventListener('fetch-messages', ({ detail: [{ room }] }) => {
  shown = room.roomId;
  // Not at once: it is drawing at this moment, and falls over what is changed meanwhile.
  setTimeout(() => {
    view.messagesLoaded = false;
    Object.assign(view, { messages: messages[shown], messagesLoaded: true });
  });
});
register();
document.body.append(view);
</script></body></html>`;
}

/** Serves the page, with the room "deals" in front. */
export async function startAdvancedChat(said: Said): Promise<AdvancedChat> {
  const pages = await servePages(
    { '/': { html: page(said) } },
    { '/client': join(packageFolder('vue-advanced-chat'), 'dist') },
  );
  return { url: `${pages.origin}/`, stop: pages.stop };
}
