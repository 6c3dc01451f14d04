import type { SiteAdapter, SiteFact } from './types.ts';

export const facts: readonly SiteFact[] = [
  {
    about:
      'Chats are at <organisation>.feishu.cn/next/messenger/, for Lark on larksuite.com; the address does not name them.',
    evidence: 'third-party',
    on: '2025-05-01',
    where:
      'Unionfab/biz-tools, in May 2025; Greasy Fork 454170; for Lark addresses like <organisation>.sg.larksuite.com in public scripts',
  },
  {
    about: 'The open chat is .messageList, a message in it .messageItem-wrapper[data-id].',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'public scrapers of Feishu’s web client, 2025–26, read then',
  },
  {
    about: 'A chat of two people stands in .chatContainer.p2pChat; a group has no mark.',
    evidence: 'third-party',
    on: '2026-09-11',
    where:
      'test tree of a screen recorder, "measured" in the desktop client, which names the same message classes; the web client was not seen',
  },
  {
    about: 'Links in a message are a.rich-text-anchor[href][target=_blank].',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'a Selenium reader of Feishu groups, and HTML pasted out of Lark, undated',
  },
  {
    about: 'The title of the chat is .chatWindow_chatName.',
    evidence: 'third-party',
    on: '2026-09-11',
    where: 'the same test tree',
  },
  {
    about:
      'Links may lead over security.feishu.cn/link/safety?target=, for Lark over security.larksuite.com.',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'addresses pasted into public notes, see destinations.json',
  },
];

// No selector for cards is known.
export const site: SiteAdapter = {
  name: 'Feishu / Lark',
  addresses: ['feishu.cn/next/messenger', 'larksuite.com/next/messenger'],
  chats: '.messageList',
  messages: '.messageItem-wrapper',
  // The second is the same element without the mark: so a change is seen in either direction.
  kinds: [
    { at: '.chatContainer.p2pChat', kind: 'direct' },
    { at: '.chatContainer', kind: 'unknown' },
  ],
  kindAttributes: ['class'],
  title: { at: '.chatWindow_chatName' },
};
