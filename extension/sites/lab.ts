import { closest } from './dom/closest.ts';
import type { ChatKind, SiteAdapter, SiteFact } from './types.ts';

const CHAT = '[data-lab-kind]';

const KINDS: Readonly<Record<string, ChatKind>> = {
  direct: 'direct',
  group: 'group',
  feed: 'feed',
  search: 'search',
};

/** The page is our own: `extension/pages/lab`. */
export const facts: readonly SiteFact[] = [
  {
    about: 'The open chat is one [data-lab-kind], whose value is a surface; a message is .lab-message.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'extension/pages/lab/chat.tsx',
  },
];

export const site: SiteAdapter = {
  name: 'Lab',
  matches: (page) => page.querySelector('meta[name="application-name"][content="Interstice Lab"]') !== null,
  messages: '.lab-message .lab-text',
  controls: '.lab-controls a',
  kindAttributes: ['data-lab-kind'],
  kindOf: (element) => KINDS[closest(element, CHAT)?.getAttribute('data-lab-kind') ?? ''] ?? 'unknown',
  chats: (page) => [...page.querySelectorAll(CHAT)],
  title: (page) => page.querySelector(`${CHAT} h2`)?.textContent ?? null,
};
