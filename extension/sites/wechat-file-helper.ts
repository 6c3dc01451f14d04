import type { SiteAdapter, SiteFact } from './types.ts';

export const facts: readonly SiteFact[] = [
  {
    about: 'Served at filehelper.weixin.qq.com and szfilehelper.weixin.qq.com, apart from the web client.',
    evidence: 'third-party',
    on: '2026-11-22',
    where:
      'addresses in public lists of links, and a bot whose entry is szfilehelper.weixin.qq.com, read then',
  },
  {
    about: 'It holds the file helper only, which is a chat with oneself.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: 'its name; no selectors are known, so the whole page counts as the chat',
  },
];

export const site: SiteAdapter = {
  name: 'WeChat file helper',
  addresses: ['filehelper.weixin.qq.com', 'szfilehelper.weixin.qq.com'],
  chats: 'body',
  messages: null,
  kinds: [{ at: 'body', kind: 'self' }],
};
