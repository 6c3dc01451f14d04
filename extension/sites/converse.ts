import type { SiteAdapter, SiteFact } from './types.ts';

export const facts: readonly SiteFact[] = [
  {
    about: 'The client stands in a <converse-root>, put into the body unless the page brings one.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/plugins/rootview/utils.js @31ac569',
  },
  {
    about: 'A group chat is converse-muc.chatbox.chatroom[jid], a 1:1 is converse-chat.chatbox[jid].',
    evidence: 'run',
    on: '2026-11-22',
    where: '14.0.0',
  },
  {
    about:
      'In overlayed mode a group chat and a 1:1 stand side by side; in fullscreen mode the roots are 0 px high.',
    evidence: 'run',
    on: '2026-11-22',
    where: '14.0.0',
  },
  {
    about: 'A message is .message.chat-msg with a second class, .groupchat or .chat.',
    evidence: 'run',
    on: '2026-11-22',
    where: '14.0.0',
  },
  {
    about:
      'A link is converse-chat-message-body.chat-msg__text > a[target=_blank]. Author and message anchor have no href.',
    evidence: 'run',
    on: '2026-11-22',
    where: '14.0.0',
  },
  {
    about:
      'A card is converse-message-unfurl beside the text in .chat-msg__content: h5 in an anchor, an anchor with the host.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/shared/chat/templates/{message,unfurl}.js @03aacec, @022ce1a',
  },
  {
    about: 'Its picture is a converse-image with the href of the card, which draws an anchor in itself.',
    evidence: 'source',
    on: '2026-11-22',
    where: 'src/shared/components/image.js @15c1037',
  },
  {
    about: 'The name of a chat is .chatbox-title__text[title=<jid>].',
    evidence: 'run',
    on: '2026-11-22',
    where: '14.0.0',
  },
];

export const site: SiteAdapter = {
  name: 'Converse.js',
  mark: 'converse-root',
  chats: 'converse-muc, converse-chat',
  messages: '.chat-msg .chat-msg__content',
  cards: [
    { card: 'converse-message-unfurl', address: '.card-body a', title: '.card-title' },
    { card: 'converse-message-unfurl converse-image', clickable: true },
  ],
  // Headlines are sent by a server to everybody: they are no chat.
  kinds: [
    { at: '.chat-msg.groupchat', kind: 'group' },
    { at: '.chat-msg.chat', kind: 'direct' },
    { at: 'converse-muc', kind: 'group' },
    { at: 'converse-chat', kind: 'direct' },
  ],
  kindAttributes: ['class'],
  title: { at: '.chatbox-title__text' },
};
