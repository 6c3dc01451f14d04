import type { SiteAdapter, SiteFact } from './types.ts';

const CHAT = '.chat-view[data-type]';

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
  mark: 'meta[name="application-name"][content="The Lounge"]',
  chats: CHAT,
  messages: `${CHAT} .msg .content`,
  controls: '.toggle-type-image a.toggle-thumbnail',
  cards: [
    { card: '.preview', address: 'a', title: '.head a' },
    { card: '.toggle-preview', address: 'a' },
  ],
  // `lobby` and `special` (lists of bans, of channels) hold no conversation: they stay unknown.
  kinds: [
    { at: '.chat-view[data-type="query"]', kind: 'direct' },
    { at: '.chat-view[data-type="channel"]', kind: 'group' },
  ],
  kindAttributes: ['data-type'],
  title: { at: CHAT, attribute: 'aria-label' },
};
