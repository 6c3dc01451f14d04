import type { SiteAdapter, SiteFact } from './types.ts';

export const facts: readonly SiteFact[] = [
  {
    about:
      'Served at wx.qq.com, wx2.qq.com and wx8.qq.com, for accounts abroad at web.wechat.com and web2.wechat.com; closed to many accounts (ret 1203).',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'host lists of public WeChat bots, one of 2026, read then',
  },
  {
    about:
      'The open chat is [jquery-scrollbar][data-cm]; its data-cm is JSON with the username of the chat, which begins with @@ for groups.',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'a PhantomJS bot that reads both, undated, before 2018 by its kind',
  },
  {
    about:
      'Usernames of people begin with one @, and so do those of public accounts: only data that the page does not show tells them apart.',
    evidence: 'third-party',
    on: '2026-11-22',
    where:
      'a Wechaty puppet of about 2018: a username without @@ is a public account’s where VerifyFlag says so; that both begin with one @ is recalled',
  },
  {
    about: 'filehelper is the chat with oneself.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: 'nowhere; a bot of about 2016 finds the file helper by its picture',
  },
  {
    about:
      'A message is .message .js_message_bubble[data-cm], its text pre.js_message_plain; a shared page is one anchor a.app with .title and .desc.',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'doterlin/wechat-robot and an Electron bot of about 2016, which takes the address out of requrl',
  },
  {
    about: 'Links lead over /cgi-bin/mmwebwx-bin/webwxcheckurl?requrl= on the host itself.',
    evidence: 'third-party',
    on: '2026-11-22',
    where:
      'addresses pasted into public notes, and two Electron clients that take it off; see destinations.json',
  },
  {
    about: 'The title of the open chat is .title_name.',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'doterlin/wechat-robot and the PhantomJS bot',
  },
];

const CHAT = '[jquery-scrollbar][data-cm';

// What is not positively a group may be a public account as well as a person: it stays unknown.
// A shared page is no card beside a link: it is the message.
export const site: SiteAdapter = {
  name: 'WeChat web',
  addresses: ['wx.qq.com', 'wx2.qq.com', 'wx8.qq.com', 'web.wechat.com', 'web2.wechat.com'],
  chats: `${CHAT}]`,
  messages: '.message .js_message_bubble',
  kinds: [
    { at: `${CHAT}*='"@@']`, kind: 'group' },
    { at: `${CHAT}*='"filehelper"']`, kind: 'self' },
  ],
  kindAttributes: ['data-cm'],
  title: { at: '.title_name' },
};
