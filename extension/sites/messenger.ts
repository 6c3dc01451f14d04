import type { SiteAdapter, SiteFact } from './types.ts';

export const facts: readonly SiteFact[] = [
  {
    about: 'It is announced that messenger.com leads to facebook.com/messages from 2026-04-16 on.',
    evidence: 'third-party',
    on: '2026-04-02',
    where: 'gagadget.com/en/696619 (after TechCrunch and a help page of Meta), dippingearlier.com 2026-04-02',
  },
  {
    about:
      'Chats are /t/<id> and, encrypted, /e2ee/t/<id>, for 1:1s and groups alike and with the same page.',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'Messenger playbook of a browser toolkit ("verified on live sessions"), undated, read then',
  },
  {
    about:
      'A message is a div[role="article"], or, in older scripts, a [role="row"]; which one is not settled.',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'the same playbook, undated; phamleduy04/chongdacap and nielsreijers/chrome-extension, old (rows)',
  },
  {
    about: 'The open chat is [role="main"].',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'phamleduy04/chongdacap and a chat translator that names it for Messenger, undated, read then',
  },
  {
    about: 'Links to elsewhere lead over l.facebook.com/l.php?u= (before, over l.messenger.com).',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'user scripts and lists of redirectors, see destinations.json',
  },
];

// Nothing tells a 1:1 from a group, and no selector for cards is known. Chats that float over other pages of Facebook are not covered.
export const site: SiteAdapter = {
  name: 'Messenger',
  addresses: ['facebook.com/messages', 'messenger.com'],
  chats: '[role="main"]',
  // A row around an article is the same message.
  messages: '[role="main"] [role="article"], [role="main"] [role="row"]:not(:has([role="article"]))',
};
