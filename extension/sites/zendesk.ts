import type { SiteAdapter, SiteFact } from './types.ts';

export const facts: readonly SiteFact[] = [
  {
    about: 'The Web Widget for messaging draws itself in frames.',
    evidence: 'third-party',
    on: '2026-11-22',
    where:
      'developer.zendesk.com/documentation/zendesk-web-widget-sdks/sdks/web/sdk_api_reference, "Set zIndex"',
  },
  {
    about: 'The chat stands in iframe[title="Messaging window"], a frame of the page’s own origin.',
    evidence: 'third-party',
    on: '2026-11-22',
    where:
      'tests of WordPress.com’s help centre, and scripts that write into its document; whether the title is translated is not known',
  },
  {
    about: 'In it the messages stand in one div[role="log"].',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'a script of a shop that counts them there, undated, read then',
  },
];

// What holds one message is not known.
export const site: SiteAdapter = {
  name: 'Zendesk',
  widget: true,
  frame: 'iframe[title="Messaging window"]',
  chats: '[role="log"]',
  messages: null,
  kinds: [{ at: '[role="log"]', kind: 'support' }],
};
