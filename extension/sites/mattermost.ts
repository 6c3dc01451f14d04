import type { SiteAdapter, SiteFact } from './types.ts';

export const facts: readonly SiteFact[] = [
  {
    about: 'The page names itself in meta[name="application-name"].',
    evidence: 'source',
    on: '2026-11-22',
    where: 'webapp/channels/src/root.html @1bf940f',
  },
  {
    about: 'The channel in the middle, its header and its posts stand in #app-content.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'webapp/channels/src/components/channel_view/channel_view.tsx @021a50d',
  },
  {
    about: 'Channels are at /<team>/channels/<name>; a direct one is moved from there to /<team>/messages/.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'webapp/channels/src/components/channel_layout/channel_identifier_router/actions.ts @00aafb1',
  },
  {
    about:
      'There @<user> is a 1:1, 40 letters and digits are a group of people; others are addresses on their way to one of these.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'webapp/channels/src/components/channel_layout/channel_identifier_router/actions.ts @00aafb1',
  },
  {
    about: 'A 1:1 with oneself has one’s own name in the address, and nothing tells it from others.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: 'webapp/channels/src/components/channel_header/channel_header_title_direct.tsx',
  },
  {
    about:
      'A post in the right-hand side (threads, results of a search) may be of another channel than the one in the middle.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'webapp/channels/src/components/post/post_component.tsx @008eefe (its places RHS_ROOT, SEARCH)',
  },
  {
    about:
      'The right-hand side is #sidebar-right; the list of all threads takes the middle, at /<team>/threads.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: 'webapp/channels/src/components/sidebar_right/sidebar_right.tsx',
  },
  {
    about: 'A post’s text and cards are in .post__body; it has one of its own in every place.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'webapp/channels/src/components/post/post_component.tsx @008eefe',
  },
  {
    about:
      'A link is a.theme.markdown__link[target=_blank]; with the policy `unsafeLinks` links are plain text.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'webapp/channels/src/utils/markdown/renderer.tsx @02ce653',
  },
  {
    about:
      'A link to the server itself has data-link instead of a target and stays in the client, but for files, plugins and help.',
    evidence: 'source',
    on: '2026-11-22',
    where:
      'webapp/channels/src/utils/markdown/renderer.tsx @02ce653, webapp/channels/src/utils/url.tsx @025d35e',
  },
  {
    about:
      'A card is one a.PostAttachmentOpenGraph[href] with site, title, description and picture; its buttons stop the click.',
    evidence: 'source',
    on: '2026-11-22',
    where:
      'webapp/channels/src/components/post_view/post_attachment_opengraph/post_attachment_opengraph.tsx @1939524',
  },
  {
    about:
      'Its href is the address that the page names as its own, which may differ from the one in the post.',
    evidence: 'source',
    on: '2026-11-22',
    where:
      'webapp/channels/src/components/post_view/post_attachment_opengraph/post_attachment_opengraph.tsx @1939524',
  },
  {
    about: 'Names of people, channels and hashtags in a post are a.mention-link.',
    evidence: 'recalled',
    on: '2026-11-22',
    where: 'webapp/channels/src/utils/text_formatting.tsx',
  },
  {
    about: 'The name of the channel in the middle is #channelHeaderTitle.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'webapp/channels/src/components/channel_header/channel_header_title.tsx @028d137',
  },
];

export const site: SiteAdapter = {
  name: 'Mattermost',
  mark: 'meta[name="application-name"][content="Mattermost"]',
  chats: '#app-content, #sidebar-right',
  messages: '.post__body',
  controls: 'a.mention-link, a[data-link], a.PostAttachmentOpenGraph button',
  cards: [{ card: 'a.PostAttachmentOpenGraph', title: '.title' }],
  kinds: [{ at: '#sidebar-right', kind: 'unknown' }],
  addressKinds: [
    { address: '^[^?#]*/[^/?#]+/channels/[^/?#]+', kind: 'group' },
    { address: '^[^?#]*/[^/?#]+/messages/@', kind: 'direct' },
    { address: '^[^?#]*/[^/?#]+/messages/[0-9a-z]{40}(?![^/?#])', kind: 'group' },
  ],
  title: { at: '#channelHeaderTitle' },
};
