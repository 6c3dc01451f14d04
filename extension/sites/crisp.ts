import type { SiteAdapter, SiteFact } from './types.ts';

export const facts: readonly SiteFact[] = [
  {
    about:
      'The widget is drawn into the page itself, as .crisp-client with #crisp-chatbox in it; its other class names are hashes.',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'style sheets and scripts of many sites that restyle it, 2024–26, read then',
  },
  {
    about:
      'A bubble has data-from (operator, visitor) and data-type (text); links of the other side are plain anchors in it.',
    evidence: 'third-party',
    on: '2026-11-22',
    where:
      'a style sheet that selects both at one element, and a Brazilian script that rewrites the links, undated, read then',
  },
  {
    about: 'The widget’s own link leads to crisp.chat/<language>/livechat/.',
    evidence: 'third-party',
    on: '2026-11-22',
    where: 'the same script, which empties it',
  },
];

const CHAT = '.crisp-client';

export const site: SiteAdapter = {
  name: 'Crisp',
  widget: true,
  mark: CHAT,
  chats: CHAT,
  messages: `${CHAT} [data-from][data-type]`,
  controls: `${CHAT} a[href^="https://crisp.chat/"]`,
  kinds: [{ at: CHAT, kind: 'support' }],
};
