import type { SiteAdapter, SiteFact } from './types.ts';

const CHAT = '.bubbles-inner';
const OF_PEOPLE = ':has(.bubble[data-peer-id]:not([data-peer-id^="-"]))';

export const facts: readonly SiteFact[] = [
  {
    about: 'Version K is served from web.telegram.org/k/ and from webk.telegram.org.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: 'web.telegram.org',
  },
  {
    about:
      'The messages stand in .bubbles-inner, which is .is-broadcast in channels, .is-chat where people have avatars.',
    evidence: 'third-party',
    on: '2026-11-22',
    where:
      'notes of a port of src/components/chat/bubbles.ts, finishPeerChange; older versions read in copies',
  },
  {
    about:
      '.is-chat are groups, Saved Messages, the chat with replies, and what is found for a hashtag in all chats.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/chat/chat.ts, _isLikeGroup (a version of 2024 or later, read in a copy)',
  },
  {
    about: 'A message is .bubble[data-mid][data-peer-id] with the id of its chat.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/chat/bubbles.ts',
  },
  {
    about: 'Ids of people and bots are positive, those of groups and channels negative.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: 'nowhere: to be looked at in the running client',
  },
  {
    about:
      'So a list that is no .is-chat, of messages with a positive id, is a 1:1, be it with a person or a bot.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: 'the three above, of which the last is recalled',
  },
  {
    about:
      'A link is a.anchor-url[href][target=_blank]; where its text is not its address a click on it shows .popup-masked-url.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/lib/richTextProcessor/wrapRichText.ts @5c2c9b7',
  },
  {
    about:
      'A link to t.me that the client follows itself is an a.anchor-url without a target; so are a.mention and a.anchor-hashtag.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/lib/richTextProcessor/wrapRichText.ts @02d9fe0',
  },
  {
    about:
      'The popup shows a clone of the link and the buttons Open and Cancel, in this order; Open clicks the clone from code.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/lib/appManagers/internalLinkProcessor.ts (a copy), src/components/popups/index.ts @057a063',
  },
  {
    about:
      'A card is one a.webpage[href] with .webpage-name, .webpage-title and .webpage-text; without an address it is a div.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/wrappers/webPage.tsx @35f0fef',
  },
  {
    about:
      'While a 1:1 with a stranger shows how to report and block, its links are plain text: nothing to click, nothing to show.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/lib/richTextProcessor, hiddenLinks.ts @39edaf1',
  },
  {
    about: 'The name of the open chat is .chat-info .peer-title.',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'tytsxai/social-copilot, 2026-01',
  },
];

export const site: SiteAdapter = {
  name: 'Telegram Web K',
  addresses: ['web.telegram.org/k', 'webk.telegram.org'],
  chats: CHAT,
  messages: `${CHAT} .bubble[data-mid]`,
  controls: 'a.anchor-url:not([target]), a.mention, a.anchor-hashtag',
  cards: [{ card: '.webpage', title: '.webpage-title' }],
  dialogs: [
    {
      dialog: '.popup-masked-url',
      address: 'a[href]',
      go: '.popup-buttons > button:first-child',
    },
  ],
  kinds: [
    { at: `${CHAT}.is-broadcast`, kind: 'channel' },
    { at: `${CHAT}.is-chat${OF_PEOPLE}`, kind: 'self' },
    { at: `${CHAT}.is-chat:has(.bubble[data-peer-id^="-"])`, kind: 'group' },
    { at: `${CHAT}:not(.is-chat)${OF_PEOPLE}`, kind: 'direct' },
  ],
  kindAttributes: ['class'],
  title: { at: '.chat-info .peer-title' },
};
