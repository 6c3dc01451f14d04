import type { SiteAdapter, SiteFact } from './types.ts';

const COLUMN = '#MiddleColumn';
/** A group or channel is in front: their ids are negative. */
const MANY = `${COLUMN}:has(.MiddleHeader .Avatar[data-peer-id^="-"])`;

export const facts: readonly SiteFact[] = [
  {
    about: 'Version A is served from web.telegram.org/a/.',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'a user style for web.telegram.org/a/ with the classes of this client',
  },
  {
    about: 'weba.telegram.org and webz.telegram.org are earlier addresses of it.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: 'web.telegram.org',
  },
  {
    about:
      'The header of the open chat has .Avatar[data-peer-id]: positive for people and bots, negative for groups and channels.',
    evidence: 'run',
    on: '2026-11-22',
    where: 'a fork of 12.0.32 with simulated data',
  },
  {
    about:
      'The avatar of Saved Messages is .Avatar.saved-messages; that of the chat with replies, which is with nobody, .replies-bot-account.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/common/Avatar.tsx @01b53fd',
  },
  {
    about:
      '.MessageList.no-avatars: 1:1 and channels, not groups or Saved Messages. .no-composer: one cannot write.',
    evidence: 'run',
    on: '2026-11-22',
    where: 'a fork of 12.0.32 with simulated data; also src/components/middle/MessageList.tsx',
  },
  {
    about:
      'A channel that shows its authors has avatars, too: where one cannot write it is not told from a group.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: 'src/components/middle/MessageList.tsx',
  },
  {
    about:
      'A message is .Message[data-message-id], a link in its text a.text-entity-link[href][target=_blank].',
    evidence: 'run',
    on: '2026-11-22',
    where: 'a fork of 12.0.32 with simulated data',
  },
  {
    about:
      'A card is .WebPage; its .WebPage-text_interactive follows on click, and its address is in a.site-name.',
    evidence: 'run',
    on: '2026-11-22',
    where: 'a fork of 12.0.32 with simulated data; src/components/middle/message/WebPage.tsx',
  },
  {
    about:
      'Clicks are heard at the document. A link whose text is not its address, and a card, meet a dialog first.',
    evidence: 'run',
    on: '2026-11-22',
    where: 'a fork of 12.0.32 with simulated data',
  },
  {
    about:
      'The dialog is .Modal.confirm: the address in a sentence, as text or as a link, then buttons, of which the first one opens.',
    evidence: 'source',
    on: '2026-11-22',
    where:
      'src/components/main/SafeLinkModal.tsx @bb8b9c4, @086c9f9; src/components/ui/{ConfirmDialog,Modal}.tsx',
  },
  {
    about: 'Links to t.me, and tg: addresses, stay in the client.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/common/SafeLink.tsx @006e6b8; src/util/deepLinkParser.ts @0ac730a',
  },
  {
    about: 'The name of the open chat is .MiddleHeader .ChatInfo .fullName.',
    evidence: 'run',
    on: '2026-11-22',
    where: 'a fork of 12.0.32 with simulated data',
  },
];

export const site: SiteAdapter = {
  name: 'Telegram Web A',
  addresses: ['web.telegram.org/a', 'weba.telegram.org', 'webz.telegram.org'],
  chats: COLUMN,
  messages: `${COLUMN} .Message`,
  controls: 'a[href^="https://t.me/"], a[href^="tg:"]',
  cards: [
    { card: '.WebPage', address: 'a.site-name', title: '.site-title' },
    { card: '.WebPage-text_interactive', address: 'a.site-name', clickable: true },
  ],
  dialogs: [
    {
      dialog: '.Modal.confirm',
      address: '.modal-content:not(:has(a[href])), .modal-content a[href]',
      go: '.confirm-dialog-button:first-child',
    },
  ],
  pageKinds: [
    { at: `${COLUMN} .MiddleHeader .Avatar.saved-messages`, kind: 'self' },
    {
      at: `${COLUMN} .MiddleHeader .Avatar[data-peer-id]:not([data-peer-id^="-"], .replies-bot-account)`,
      kind: 'direct',
    },
    { at: `${MANY} .MessageList.no-avatars`, kind: 'channel' },
    { at: `${MANY} .MessageList:not(.no-composer)`, kind: 'group' },
  ],
  kindAttributes: ['class', 'data-peer-id'],
  title: { at: '.MiddleHeader .ChatInfo .fullName' },
};
