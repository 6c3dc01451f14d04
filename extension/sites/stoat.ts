import type { SiteAdapter, SiteFact } from './types.ts';

export const facts: readonly SiteFact[] = [
  {
    about:
      'The page is served with a noscript, #root for the client and #floating for what lies over it, side by side. It says nothing else of itself: a page of others that begins alike would be taken for it.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'packages/client/index.html @4605b8b, @ed90eca',
  },
  {
    about:
      'A channel is one main, in which its messages stand; a search and pinned messages stand beside it.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'packages/client/src/interface/channels/text/TextChannel.tsx @0098a23',
  },
  {
    about:
      '/server/<id>/channel/<id> is a channel of a server; /channel/<id> is a 1:1, a group or one’s own notes alike.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'packages/client/components/markdown/plugins/anchors.tsx @09d880e',
  },
  {
    about:
      'The header tells these apart by the words of an icon font and by classes that are hashed: nothing to select.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'packages/client/src/interface/channels/ChannelHeader.tsx @195544e; panda.config.ts @1d7244f',
  },
  {
    about: 'A message is .group[id=<ulid>]. ULIDs begin with 01 until 2039.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'packages/client/components/ui/components/features/messaging/elements/Container.tsx @025346d',
  },
  {
    about:
      'A link to a trusted origin elsewhere has an href and a target; any other has neither, and shows its address or other words.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'packages/client/components/markdown/plugins/anchors.tsx @09d880e',
  },
  {
    about:
      'A link to a channel, a server or an invitation has an href and no target, and stays in the client.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'packages/client/components/markdown/plugins/anchors.tsx @09d880e',
  },
  {
    about:
      'A click on a link without an href shows .dialog in #floating; title, text and buttons stand in the one element in it.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'packages/client/components/ui/components/design/Dialog.tsx @1ecd906',
  },
  {
    about: 'There the address is the first span in a span; of the two buttons the second leads on.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'packages/client/components/modal/modals/LinkWarning.tsx @4a61e32',
  },
  {
    about:
      'A card has hashed classes only, and its title is a link as above: it cannot be selected, and stays on show.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'packages/client/components/ui/components/features/messaging/elements/TextEmbed.tsx @356270f',
  },
];

export const site: SiteAdapter = {
  name: 'Stoat',
  mark: 'body > noscript + #root + #floating',
  chats: '#root main',
  messages: '#root main .group[id^="01"]',
  controls: '#root main a[href]:not([target])',
  dialogs: [
    {
      dialog: '#floating .dialog:has(> div > div span > span)',
      address: 'div > span > span',
      go: '.dialog button:nth-child(2):last-child',
    },
  ],
  addressKinds: [{ address: '^[^?#]*/server/[^/?#]+/channel/', kind: 'group' }],
};
