import type { ChatDescription } from '../report/description.ts';

/** What the page in front says of its chats, where nothing else is said: a group in The Lounge. */
export function sampleChat(more: Partial<ChatDescription> = {}): ChatDescription {
  return {
    adapter: 'the-lounge',
    name: 'The Lounge',
    kind: 'group',
    title: '#deals',
    fits: true,
    counts: { chats: 1, messages: 12, links: 8, cards: 2, dialogs: 0, controls: 0 },
    frames: [],
    ...more,
  };
}
