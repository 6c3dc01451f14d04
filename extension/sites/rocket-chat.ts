import type { SiteAdapter, SiteFact } from './types.ts';

const ROOM = '[data-qa-rc-room]';

export const facts: readonly SiteFact[] = [
  {
    about: 'The open room, its header and its threads stand in one [data-qa-rc-room=<id>].',
    evidence: 'source',
    on: '2026-11-22',
    where: 'apps/meteor/client/views/room/Room.tsx, layout/RoomLayout.tsx @0020520',
  },
  {
    about:
      'Public channels are at /channel/, private ones at /group/, rooms of two or more people without a name at /direct/<id>.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: 'apps/meteor/lib/rooms/roomTypes',
  },
  {
    about:
      'The id of a room of exactly two is their two ids in one; other direct rooms, also one with oneself, have a random id.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'apps/meteor/app/lib/server/functions/createDirectRoom.ts @03677ca',
  },
  {
    about:
      'Ids of users have 17 letters and digits. Some have another length (the bot rocket.cat): such rooms stay unknown.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: '@rocket.chat/random',
  },
  {
    about: 'In older versions a room with oneself has one’s own id twice.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: 'apps/meteor/app/lib/server/functions/createDirectRoom.ts',
  },
  {
    about: 'A message is [data-id][data-mid], also in threads; its text and cards are in it.',
    evidence: 'source',
    on: '2026-11-22',
    where:
      'apps/meteor/client/components/message/variants/{RoomMessage,ThreadMessage}.tsx @00123e4, @095ba88',
  },
  {
    about: 'A link is a[title=<href>][target=_blank], a link to the server itself has no target.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'packages/gazzodown/src/elements/LinkSpan.tsx @0058423',
  },
  {
    about: 'The client’s router follows the latter without leaving the page.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: 'apps/meteor/client/router',
  },
  {
    about: 'A card is .rcx-message-generic-preview with an anchor around its picture and one as its title.',
    evidence: 'source',
    on: '2026-11-22',
    where:
      'apps/meteor/client/components/message/content/urlPreviews @262bf4d; fuselage MessageGenericPreview @0c85cd1',
  },
  {
    about: 'Below stand links to the site and its author, of other addresses.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'apps/meteor/client/components/message/content/urlPreviews/OEmbedPreviewContent.tsx @40acfac',
  },
  {
    about: 'The name of the room is the h1 of its header.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'apps/meteor/client/views/room/Header/RoomTitle.tsx @0b98827',
  },
];

export const site: SiteAdapter = {
  name: 'Rocket.Chat',
  mark: ROOM,
  chats: ROOM,
  messages: `${ROOM} [data-id][data-mid]`,
  controls: `${ROOM} [data-mid] a[title]:not([target])`,
  cards: [
    {
      card: '.rcx-message-generic-preview',
      address: 'a',
      title: '.rcx-message-generic-preview__title',
    },
  ],
  addressKinds: [
    { address: '^[^?#]*/(channel|group)/[^/?#]+', kind: 'group' },
    { address: '^[^?#]*/direct/([0-9A-Za-z]{17})\\1(?![^/?#])', kind: 'self' },
    { address: '^[^?#]*/direct/[0-9A-Za-z]{34}(?![^/?#])', kind: 'direct' },
  ],
  title: { at: `${ROOM} h1` },
};
