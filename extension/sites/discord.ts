import type { SiteAdapter, SiteFact } from './types.ts';

export const facts: readonly SiteFact[] = [
  {
    about:
      '/channels/<server>/<channel> is a channel of a server; /channels/@me/<id> is a 1:1 or a group DM alike.',
    evidence: 'third-party',
    on: '2026-05-01',
    where: 'tinyhumansai/openhuman, Discord scanner, in May 2026',
  },
  {
    about: 'Messages are ol[data-list-id="chat-messages"] > li[id="chat-messages-<channel>-<message>"].',
    evidence: 'third-party',
    on: '2026-05-01',
    where: 'tinyhumansai/openhuman, Discord scanner, in May 2026',
  },
  {
    about:
      'In a message stand #message-content-<id> with the text and #message-accessories-<id> with embeds; a reply repeats the content id of what it answers.',
    evidence: 'third-party',
    on: '2026-11-22',
    where:
      'public copies of the client’s bundle (functions that make these ids), undated; scrapers of 2026 that read them',
  },
  {
    about:
      'Links are a[class*="anchor"][href][role=link]; an embed is article[class*="embedFull"] with a[class*="embedTitleLink"]; class names end in a hash.',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'public scrapers and translators that select by these class names, read then, 2024–26',
  },
  {
    about: 'Pictures are a[class*="originalLink"] that open a viewer.',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'public scrapers that read these anchors; that the client opens a viewer is recalled',
  },
  {
    about:
      'Links to hosts that are not trusted, and those with another text, meet a dialog with the address, in three spans without a gap, in [class*="linkCalloutContainer"].',
    evidence: 'third-party',
    on: '2026-11-22',
    where:
      'public copy of the client’s bundle (the module that draws the dialog), undated; Vencord, plugins/alwaysTrust (MaskedLinkStore)',
  },
  {
    about:
      'Of its two buttons the one that leads on has the colour BRAND, whose class name begins with colorBrand.',
    evidence: 'third-party',
    on: '2026-11-22',
    where:
      'the colour: that copy of the bundle; the class name: public scripts that press button[class*="colorBrand"], 2024–26',
  },
];

export const site: SiteAdapter = {
  name: 'Discord',
  addresses: ['discord.com/channels'],
  chats: 'ol[data-list-id="chat-messages"]',
  messages: 'li[id^="chat-messages-"]',
  controls: 'a[class*="originalLink"]',
  cards: [
    {
      card: 'article[class*="embedFull"]',
      address: 'a[class*="embedTitleLink"]',
      title: '[class*="embedTitle"]',
    },
  ],
  dialogs: [
    {
      dialog: '[role="dialog"]:has([class*="linkCalloutContainer"])',
      address: '[class*="linkCalloutContainer"]',
      go: 'button[class*="colorBrand"]',
    },
  ],
  addressKinds: [{ address: '^/channels/\\d+/\\d+', kind: 'group' }],
};
