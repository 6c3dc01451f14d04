import type { SiteAdapter, SiteFact } from './types.ts';

export const facts: readonly SiteFact[] = [
  {
    about:
      'The widget stands in iframe[title="chat widget"] of the page’s own origin; other widgets have the same title, often with capitals.',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'tests and style scripts of many sites, read then; some write a style into its document',
  },
  {
    about:
      'A message is .tawk-message-bubble with .tawk-message-body > .tawk-chat-bubble, in a .tawk-message-block for each turn.',
    evidence: 'third-party',
    on: '2024-03-11',
    where: 'markup of a chat left in a comment of a Laravel view',
  },
];

// Known by its messages rather than by the frame: that title is nobody's in particular.
export const site: SiteAdapter = {
  name: 'tawk.to',
  widget: true,
  mark: '.tawk-message-bubble',
  chats: '.tawk-message-block',
  messages: '.tawk-message-bubble',
  kinds: [{ at: '.tawk-message-block', kind: 'support' }],
};
