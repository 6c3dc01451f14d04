import type { SiteAdapter, SiteFact } from './types.ts';

const MESSAGE = '[data-qa="message_container"]';

export const facts: readonly SiteFact[] = [
  {
    about:
      'A message is [data-qa="message_container"] and names its channel in data-msg-channel-id, in threads and lists too.',
    evidence: 'third-party',
    on: '2026-11-22',
    where:
      'markup in the comments of a Slack extension (message of 2025-12-12), and notes of several mods of 2026: "every message Slack renders carries its channel"',
  },
  {
    about:
      'Ids that begin with D are 1:1s, with C channels; with G private channels or chats of several, which may also have a C.',
    evidence: 'third-party',
    on: '2026-01-01',
    where: 'tytsxai/social-copilot, adapters/slack.ts, in January 2026 (D = 1:1); what G means is recalled',
  },
  {
    about:
      'The open chat is [data-qa="message_pane"], a thread beside it [data-qa="threads_flexpane"]; the address is /client/<workspace>/<chat>.',
    evidence: 'third-party',
    on: '2026-11-22',
    where:
      'notes and selector lists of public Slack scrapers and mods, 2025–26; tytsxai/social-copilot, 2026-01',
  },
  {
    about:
      'The card of a link is .c-message_attachment with one a.c-message_attachment__title_link[href][target=_blank].',
    evidence: 'third-party',
    on: '2025-12-12',
    where: 'markup in the comments of the same extension',
  },
  {
    about: 'Links in the text are .p-rich_text_section a.c-link[href][target=_blank][data-stringify-link].',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'Slack markup pasted into public code, and a mod of 2026 that quotes "a real message", read then',
  },
  {
    about:
      'A message also holds a.c-message__sender_link and a.c-timestamp, which stay in the client although they name another host.',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'style sheets and scrapers that name them, undated; where they lead is recalled',
  },
  {
    about: 'The title of the open chat is [data-qa="channel_name"].',
    evidence: 'third-party',
    on: '2026-01-01',
    where: 'tytsxai/social-copilot, adapters/slack.ts, in January 2026',
  },
];

export const site: SiteAdapter = {
  name: 'Slack',
  addresses: ['app.slack.com'],
  chats: '[data-qa="message_pane"]',
  messages: MESSAGE,
  controls: 'a.c-message__sender_link, a.c-timestamp',
  cards: [
    {
      card: '.c-message_attachment',
      address: 'a.c-message_attachment__title_link',
      title: 'a.c-message_attachment__title_link',
    },
  ],
  // Nearer than the address: a thread, or a list of threads, shows messages of other chats than the open one.
  kinds: [
    { at: `${MESSAGE}[data-msg-channel-id^="D"]`, kind: 'direct' },
    { at: `${MESSAGE}:is([data-msg-channel-id^="C"], [data-msg-channel-id^="G"])`, kind: 'group' },
    { at: '[data-qa="threads_flexpane"]', kind: 'unknown' },
  ],
  addressKinds: [
    { address: '^/client/[A-Z0-9]+/D[A-Z0-9]+', kind: 'direct' },
    { address: '^/client/[A-Z0-9]+/[CG][A-Z0-9]+', kind: 'group' },
  ],
  kindAttributes: ['data-msg-channel-id', 'data-qa'],
  title: { at: '[data-qa="channel_name"]' },
};
