import type { SiteAdapter, SiteFact } from './types.ts';

export const facts: readonly SiteFact[] = [
  {
    about:
      'Since April 2026 data-id is the bare id of the message: the id of the chat stands neither in the page nor in its address.',
    evidence: 'third-party',
    on: '2026-05-22',
    where: 'wppconnect-team/wa-js #3410 (2026-04-20) and #3467; tinyhumansai/openhuman #1034 (2026-04-29)',
  },
  {
    about: 'The open chat is #main; one [role="row"] in it holds one message with its [data-pre-plain-text].',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'public scrapers that walk "#main div[role=row]", read 2026-11-22',
  },
  {
    about:
      'The text of a message stands in a span[dir]; the class selectable-text that older scripts read is gone.',
    evidence: 'third-party',
    on: '2026-04-29',
    where:
      'tinyhumansai/openhuman #1034; a style sheet of 2026-09-03 ("measured on the live client") still names the class, and nothing here reads it',
  },
  {
    about:
      'Replies in a community stand outside #main, in a [role="dialog"], each in [data-testid="comment-row"].',
    evidence: 'third-party',
    on: '2026-09-03',
    where: 'style sheet of a desktop wrapper, with "measured on the live client" for each rule',
  },
  {
    about:
      'A group without a picture has [data-icon^="default-group"] in the header of the chat; other groups have no mark.',
    evidence: 'third-party',
    on: '2026-09-30',
    where:
      'selector list of a Brazilian sender (MARCADOR_GRUPO), whose example is of that day; the icon is named in copies of WAWebDefaultGroupRefreshedIcon',
  },
  {
    about: 'The header names the chat in [data-testid="conversation-info-header-chat-title"].',
    evidence: 'third-party',
    on: '2026-09-30',
    where: 'the same selector list (TITULO_CONVERSA)',
  },
  {
    about:
      'Links are plain anchors; a card stands above the text in the same message. No selector for it is known.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: 'nowhere: to be looked at in the running client',
  },
];

// Where the title has no mark of its own, none is shown: the whole [data-testid="conversation-header"] would say who is online, too, and
// in a list of both selectors it would come first, because it stands around the title.
// A 1:1 has no mark of its own: what is not positively a group stays unknown.
export const site: SiteAdapter = {
  name: 'WhatsApp Web',
  addresses: ['web.whatsapp.com'],
  chats: '#main, [role="dialog"]:has([data-testid="comment-row"])',
  messages: '#main [role="row"], [data-testid="comment-row"]',
  kinds: [{ at: '[data-testid="comment-row"]', kind: 'group' }],
  pageKinds: [{ at: '#main header [data-icon^="default-group"]', kind: 'group' }],
  kindAttributes: ['data-icon'],
  title: { at: '#main header [data-testid="conversation-info-header-chat-title"]' },
};
