import type { SiteAdapter, SiteFact } from './types.ts';

const HOST = 'vue-advanced-chat';

export const facts: readonly SiteFact[] = [
  {
    about: 'The chat stands in the open shadow root of the element vue-advanced-chat.',
    evidence: 'run',
    on: '2026-11-22',
    where: '2.1.2',
  },
  {
    about: 'The open room is .vac-col-messages; only the app that feeds it knows how many people are in it.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/lib/Room/Room.vue @0186ae0',
  },
  {
    about:
      'A message is .vac-message-wrapper, its link .markdown a[href] without a target: it leaves the page.',
    evidence: 'run',
    on: '2026-11-22',
    where: '2.1.2',
  },
  {
    about:
      'In other versions a link is .vac-format-message-wrapper a[href], with the target that the app chooses.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/FormatMessage/FormatMessage.vue @1d04b44',
  },
  {
    about: 'The name of the open room is .vac-room-header .vac-room-name.',
    evidence: 'run',
    on: '2026-11-22',
    where: '2.1.2',
  },
];

export const site: SiteAdapter = {
  name: 'vue-advanced-chat',
  mark: HOST,
  roots: HOST,
  chats: '.vac-col-messages',
  messages: '.vac-message-wrapper',
  title: { at: '.vac-room-header .vac-room-name' },
};
