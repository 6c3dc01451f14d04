import type { SiteAdapter, SiteFact } from './types.ts';

export const facts: readonly SiteFact[] = [
  {
    about: 'The client stands in section#matrixchat, which the page is served with.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/vector/index.html @032fd34',
  },
  {
    about: 'The open room, its header and its threads stand in main.mx_RoomView.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/structures/RoomView.tsx, a version of 2023 or before',
  },
  {
    about: 'The address #/room/!id:server says nothing of the kind.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/views/rooms/RoomHeader.tsx @14ae321',
  },
  {
    about:
      'The header shows a presence only where the room is marked as a direct one and exactly two are in it.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/views/avatars/WithPresenceIndicator.tsx @491f0cd',
  },
  {
    about:
      'It shows .mx_RoomHeader_members only where the room is not marked as a direct one, be there two people in it or more.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/views/rooms/RoomHeader/RoomHeader.tsx, a version of 2026 (read in a copy)',
  },
  {
    about: 'A text message is .mx_EventTile_content; its cards are in it, beside the text.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/views/messages/TextualBody.tsx @033c600',
  },
  {
    about: 'A card is .mx_LinkPreviewWidget with an anchor in its title; its picture opens a viewer.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/views/rooms/LinkPreviewWidget.tsx @030b7e9',
  },
  {
    about:
      'Names of people and rooms in a message are a.mx_Pill; the time beside it links to the message, mostly on matrix.to.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: 'src/components/views/elements/Pill.tsx, src/components/views/rooms/EventTile.tsx',
  },
  {
    about: 'The name of the room is .mx_RoomHeader_heading .mx_RoomHeader_truncated.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/views/rooms/RoomHeader.tsx @14ae321',
  },
];

export const site: SiteAdapter = {
  name: 'Element',
  mark: '#matrixchat',
  chats: '.mx_RoomView',
  messages: '.mx_RoomView .mx_EventTile_content',
  controls: 'a.mx_Pill, a.mx_MessageTimestamp, a:has(> .mx_MessageTimestamp)',
  cards: [{ card: '.mx_LinkPreviewWidget', address: 'a', title: '.mx_LinkPreviewWidget_title a' }],
  pageKinds: [
    { at: '.mx_RoomHeader .mx_WithPresenceIndicator_icon', kind: 'direct' },
    { at: '.mx_RoomHeader .mx_RoomHeader_members', kind: 'group' },
  ],
  kindAttributes: ['class'],
  title: { at: '.mx_RoomHeader_heading .mx_RoomHeader_truncated' },
};
