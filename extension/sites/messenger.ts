import type { SiteAdapter, SiteFact } from './types.ts';

export const facts: readonly SiteFact[] = [
  {
    about: 'Since 2026-04-16 messenger.com leads to facebook.com/messages.',
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
    about: 'A message is a div[role="article"].',
    evidence: 'third-party',
    on: '2026-11-22',
    where:
      'the same playbook; older scripts read [role="row"] (phamleduy04/chongdacap, nielsreijers/chrome-extension)',
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
  messages: '[role="main"] [role="article"]',
};
