import { closest } from './dom/closest.ts';
import type { ChatKind, SiteAdapter, SiteFact } from './types.ts';

const CHAT = '.chat-view[data-type]';

/** `lobby` and `special` (lists of bans, of channels) hold no conversation: they stay unknown. */
const KINDS: Readonly<Record<string, ChatKind>> = { query: 'direct', channel: 'group' };

export const facts: readonly SiteFact[] = [
  {
    about: 'The page names itself in meta[name="application-name"].',
    evidence: 'source',
    on: '2026-11-22',
    where: '4.5.2, public/index.html',
  },
  {
    about: 'One .chat-view[data-type][aria-label] holds the open chat; query is a 1:1, channel is a group.',
    evidence: 'run',
    on: '2026-11-22',
    where: '4.5.2',
  },
  {
    about: 'The types are channel, lobby, query and special.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'shared/types/chan.ts @2c511e6',
  },
  {
    about: 'A message is .msg[data-type]; its links are plain .content a[href][target=_blank][rel=noopener].',
    evidence: 'run',
    on: '2026-11-22',
    where: '4.5.2',
  },
  {
    about: 'A card is .preview with up to three anchors, all with the href of the message link.',
    evidence: 'run',
    on: '2026-11-22',
    where: '4.5.2',
  },
  {
    about: 'A button.toggle-preview beside the link shows and hides the card.',
    evidence: 'run',
    on: '2026-11-22',
    where: '4.5.2',
  },
  {
    about: 'The thumbnail of an image link opens a viewer in the client and prevents the default.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'client/components/LinkPreview.vue:245',
  },
];

export const site: SiteAdapter = {
  name: 'The Lounge',
  matches: (page) => page.querySelector('meta[name="application-name"][content="The Lounge"]') !== null,
  messages: `${CHAT} .msg .content`,
  controls: '.toggle-type-image a.toggle-thumbnail',
  cards: [
    { card: '.preview', address: 'a', title: '.head a' },
    { card: '.toggle-preview', address: 'a' },
  ],
  kindAttributes: ['data-type'],
  kindOf: (element) => KINDS[closest(element, CHAT)?.getAttribute('data-type') ?? ''] ?? 'unknown',
  chats: (page) => [...page.querySelectorAll(CHAT)],
  title: (page) => page.querySelector(CHAT)?.getAttribute('aria-label') ?? null,
};
