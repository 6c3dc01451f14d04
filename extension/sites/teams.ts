import type { SiteAdapter, SiteFact } from './types.ts';

export const facts: readonly SiteFact[] = [
  {
    about:
      'Messages are [data-tid="chat-pane-message"], posts in a channel [data-tid="channel-pane-message"], replies to a post [data-tid="channel-replies-pane-message"].',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'public exporters and captions tools of 2025–26, read then; m0nkmaster/msteams-mcp, 2026',
  },
  {
    about:
      'The last replies to a post stand in it, in [data-tid="response-surface"], each in a [data-tid="message-body"].',
    evidence: 'third-party',
    on: '2026-08-29',
    where: 'notes of a channel scraper, "Channel Posts & Notices Selectors (Teams v2 Virtual Feed)"',
  },
  {
    about:
      'Panes are [data-tid="message-pane-list-viewport"] (chat), [data-tid="channel-pane-viewport"] and, for a thread at the side, [data-tid="right-rail-message-pane-body"].',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'public exporters of 2025–26, one of them "on teams.cloud.microsoft", read then',
  },
  {
    about: 'The card of a link is an anchor around [data-tid="url-preview"].',
    evidence: 'third-party',
    on: '2026-11-22',
    where:
      'a media player script that removes the anchor around it, undated; the same notes of 2026-08-29 name the mark',
  },
  {
    about:
      'The address is mostly /v2/; where it names the chat, it is as in /v2/#/conversations/19:…@thread.v2.',
    evidence: 'third-party',
    on: '2026-05-18',
    where:
      'waynetd777/brainstead, extensions/teams-capture/README.md; public exporters that read the fragment',
  },
  {
    about: '19:…@thread.tacv2 is a channel.',
    evidence: 'third-party',
    on: '2026-01-01',
    where: 'm0nkmaster/msteams-mcp, some day of 2026',
  },
  {
    about: '48:notes is the chat with oneself.',
    evidence: 'third-party',
    on: '2026-11-22',
    where:
      'addresses in public notes (/_#/conversations/48:notes?ctx=chat, /l/chat/48:notes/…) and clients of its API, read then',
  },
  {
    about: '19:<person>_<person>@unq.gbl.spaces is a 1:1.',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'samples in the Microsoft Graph documentation and lists of chats in public tools, read then',
  },
  {
    about: '19:…@thread.v2 is a group or a meeting.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: 'public tools take it so; to be looked at in the running client',
  },
  {
    about: 'The title of the chat is [data-tid="chat-title"], of a channel [data-tid="channelTitle-text"].',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'public exporters of 2026, read then; m0nkmaster/msteams-mcp has chat-header-title',
  },
];

/** In the page's address a chat's id may be written plainly or escaped. */
const id = (first: string, rest: string) => `${first}(?::|%3[aA])${rest}`;
const of = (domain: string) => id('19', `[^/?#&]+(?:@|%40)${domain}`);

export const site: SiteAdapter = {
  name: 'Microsoft Teams',
  addresses: ['teams.microsoft.com', 'teams.live.com', 'teams.cloud.microsoft'],
  chats: [
    '[data-tid="message-pane-list-viewport"]',
    '[data-tid="channel-pane-viewport"]',
    '[data-tid="right-rail-message-pane-body"]',
  ].join(),
  messages: [
    '[data-tid="chat-pane-message"]',
    '[data-tid="channel-pane-message"]',
    '[data-tid="channel-replies-pane-message"]',
    '[data-tid="response-surface"] [data-tid="message-body"]',
  ].join(),
  cards: [{ card: 'a:has([data-tid="url-preview"])' }],
  kinds: [
    { at: '[data-tid="channel-pane-viewport"], [data-tid="channel-pane-message"]', kind: 'group' },
    { at: '[data-tid="channel-replies-pane-message"]', kind: 'group' },
  ],
  addressKinds: [
    { address: of('unq\\.gbl\\.spaces'), kind: 'direct' },
    { address: of('thread\\.(?:v2|tacv2)'), kind: 'group' },
    { address: id('48', 'notes'), kind: 'self' },
  ],
  title: {
    at: '[data-tid="chat-title"], [data-tid="chat-header-title"], [data-tid="channelTitle-text"]',
  },
};
