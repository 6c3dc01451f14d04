import type { SiteAdapter, SiteFact } from './types.ts';

/** The messages of one conversation that follow each other; a feed holds rows of many conversations. */
const ROW = '.recipient_row';
const DIRECT = 'a.narrows_by_recipient[href*="#narrow/dm/"]';

export const facts: readonly SiteFact[] = [
  {
    about: 'The page is served with #message_feed_container, which all lists of messages stand in.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'templates/zerver/app/index.html @002de08',
  },
  {
    about: 'A .recipient_row holds the header of a conversation and then its messages, .message_row.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'web/templates/{message_group,single_message}.hbs @087f1b9, @14a8f57',
  },
  {
    about:
      'The header of a channel is .message_header_stream[data-stream-id], of others .message_header_private_message.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'web/templates/recipient_row.hbs @00cfd0c, recipient_row.ts @3b32118',
  },
  {
    about:
      'The latter links to #narrow/dm/<ids>-<name>: the ids of all others, with commas between; names have none unescaped.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'web/src/people.ts, pm_with_url @002ad20',
  },
  {
    about:
      'A chat with oneself has one id, one’s own. Only its tooltip tells it from a 1:1, here recognised in English only.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'web/templates/recipient_row.ts @3b32118',
  },
  {
    about: 'The text is .message_content; a click on an anchor in it is left to the browser.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'web/templates/message_body.hbs @069680a; web/src/click_handlers.ts @0061cdb',
  },
  {
    about:
      'A card is .message_embed with an anchor around its picture and one around its title, of one href.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'zerver/tests, what test_inline_url_embed_preview expects (version unknown)',
  },
  {
    about: 'Previews of pictures and videos open a viewer and prevent the default.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'web/src/lightbox.ts @00eff81',
  },
  {
    about: 'The name of the view in front is .message-header-navbar-title.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'web/templates/navbar_icon_and_title.hbs @1084e5a',
  },
];

export const site: SiteAdapter = {
  name: 'Zulip',
  mark: '#message_feed_container',
  chats: ROW,
  messages: `${ROW} .message_content`,
  controls: '.message_inline_image a',
  cards: [{ card: '.message_embed', address: 'a', title: '.message_embed_title a' }],
  kinds: [
    { at: `${ROW}:has(> .message_header_stream)`, kind: 'group' },
    { at: `${ROW}:has(${DIRECT}[href*=","])`, kind: 'group' },
    { at: `${ROW}:has(${DIRECT}[data-tippy-content$="with yourself"])`, kind: 'self' },
    { at: `${ROW}:has(${DIRECT})`, kind: 'direct' },
  ],
  title: { at: '.message-header-navbar-title' },
};
