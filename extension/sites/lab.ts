import { SURFACES } from '../../src/policy/types.ts';
import type { SiteAdapter, SiteFact } from './types.ts';

const CHAT = '[data-lab-kind]';

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
  mark: 'meta[name="application-name"][content="Interstice Lab"]',
  chats: CHAT,
  messages: '.lab-message .lab-text',
  controls: '.lab-controls a',
  kinds: SURFACES.map((kind) => ({
    at: `[data-lab-kind="${kind}"]`,
    kind,
  })),
  kindAttributes: ['data-lab-kind'],
  title: { at: `${CHAT} h2` },
};
