import type { SiteAdapter, SiteFact } from './types.ts';

const CHAT = '[data-component="channel"]';

export const facts: readonly SiteFact[] = [
  {
    about:
      'The open channel is [data-component="channel"] with [data-component="content"] in it, where its messages stand.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/pages/channels/Channel.tsx @c142c2e',
  },
  {
    about: 'The page is served with #app in a body[ontouchstart].',
    evidence: 'source',
    on: '2026-11-22',
    where: 'index.html @1ab4c20',
  },
  {
    about:
      '/server/<id>/channel/<id> is a channel of a server; /channel/<id> is a 1:1, a group or one’s own notes alike.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/pages/channels/{Channel,ChannelHeader}.tsx @c142c2e, @de4d644',
  },
  {
    about: 'A message is div[id=<ulid>], also its replies, text and cards. ULIDs begin with 01 until 2039.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/common/messaging/Message.tsx @00708bb',
  },
  {
    about:
      'A link has an href and a target; where it is not trusted the client prevents the default and shows a warning.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/markdown/plugins/anchors.tsx @051a387',
  },
  {
    about: 'A link to the client’s own host, or to revolt.chat, has no target and is followed by its router.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/markdown/plugins/anchors.tsx @051a387; src/lib/links.ts @1ae1d65',
  },
  {
    about:
      'The warning is put at the end of the body, in no element of a name: its address is the text of an a without href.',
    evidence: 'source',
    on: '2026-11-22',
    where:
      'src/controllers/modals/components/LinkWarning.tsx @1cfcb20; revoltchat/components, Modal.tsx @08641bc',
  },
  {
    about: 'Its buttons: go on, cancel, and go on from now on without a warning for this host.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/controllers/modals/components/LinkWarning.tsx @1cfcb20',
  },
  {
    about:
      'A card has the classes `embed` and `website` of a CSS module, its title `title`, as an a without href.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/common/messaging/embed/Embed.tsx @fead4ca',
  },
  {
    about: 'Vite names such classes _<name>_<hash>_<line> where nothing else is said, and nothing else is.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: 'Vite; vite.config.ts @04d1f16 says nothing',
  },
  {
    about: 'The title follows its link, warning first, when the left or middle button goes down.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/components/common/messaging/embed/Embed.tsx @fead4ca',
  },
  {
    about: 'The name of the channel is span.name in the header before the channel.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/pages/channels/ChannelHeader.tsx @de4d644; src/components/ui/Header.tsx @06b24cb',
  },
];

export const site: SiteAdapter = {
  name: 'Revite',
  mark: `body[ontouchstart] > #app ${CHAT} [data-component="content"]`,
  chats: CHAT,
  messages: '[data-component="content"] div[id^="01"]',
  controls: '[data-component="content"] div[id^="01"] a[href]:not([target])',
  cards: [
    { card: '[class*="_website_"]', address: 'a[href]', title: 'a[class*="_title_"]' },
    { card: '[class*="_website_"] a[class*="_title_"]', address: 'a[href]', onPress: true },
  ],
  dialogs: [
    {
      dialog: 'body > div:not(#app) > div:has(a:not([href]))',
      address: 'a:not([href])',
      go: 'button:is(:first-child, :nth-child(3))',
    },
  ],
  addressKinds: [{ address: '^[^?#]*/server/[^/?#]+/channel/', kind: 'group' }],
  title: { at: 'header span.name' },
};
