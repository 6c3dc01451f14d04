import type { SiteAdapter, SiteFact } from './types.ts';

export const facts: readonly SiteFact[] = [
  {
    about:
      'The messenger stands in iframe[name="intercom-messenger-frame"], a frame of the page’s own origin.',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'Playwright and Selenium tests of many sites that step into it by this name, 2017–26, read then',
  },
  {
    about:
      'The paragraphs of messages, and of articles too, are .intercom-block-paragraph; other class names are hashes.',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'copied markup and test selectors, 2016–25, read then',
  },
];

// What holds one message is not known. The frame also shows articles of the business: they are met in the same chat.
export const site: SiteAdapter = {
  name: 'Intercom',
  widget: true,
  frame: 'iframe[name="intercom-messenger-frame"]',
  chats: 'body',
  messages: null,
  kinds: [{ at: 'body', kind: 'support' }],
};
