/**
 * What a page's own marks say of an element: that it shows the name of a person or a chat, or a face. Words only, so that it works on
 * sites that nobody has described.
 */

export type Mark = 'name' | 'face';

/** What a name is called, as the last word of a mark: `message-author`, `senderName`, `username_1a2b3c`. */
const NAMES = new Set([
  ...['author', 'sender', 'from', 'nick', 'nickname', 'user', 'username', 'name', 'fullname', 'displayname'],
  ...[
    'screenname',
    'realname',
    'sendername',
    'authorname',
    'peername',
    'contactname',
    'chatname',
    'roomname',
  ],
  ...['peer', 'contact', 'member', 'participant', 'profile', 'person', 'buddy', 'speaker', 'poster', 'owner'],
  ...['creator', 'mention', 'pill'],
]);
const FACES = new Set([
  ...['avatar', 'avatars', 'userpic', 'userphoto', 'userimage', 'profilepic', 'profilepicture'],
  ...['profilephoto', 'profileimage', 'gravatar', 'headshot', 'portrait', 'face'],
]);
/** Of which a title is a name. */
const TITLED = new Set([
  ...['chat', 'peer', 'conversation', 'room', 'channel', 'group', 'dialog', 'contact', 'user', 'thread'],
  ...['sender', 'chatbox'],
]);
/** Whose name is nobody's. */
const THINGS = new Set([
  ...['file', 'host', 'path', 'domain', 'class', 'tag', 'site', 'app', 'brand', 'product', 'emoji', 'icon'],
  ...['field', 'column', 'page', 'webpage', 'event', 'day', 'month'],
]);
/** What is a person's picture by the word before it: `profile-photo`. */
const OF_PEOPLE = new Set(['profile', 'user', 'sender', 'author', 'peer', 'contact', 'member']);
const PICTURES = new Set(['pic', 'picture', 'photo', 'image', 'img', 'icon']);
/** Last words that say how an element is built, not what it shows. */
const BUILT = new Set([
  ...['button', 'btn', 'link', 'text', 'label', 'wrapper', 'wrap', 'container', 'inner', 'box', 'content'],
  ...['holder', 'root', 'span', 'el', 'element', 'small', 'medium', 'large', 'mini', 'round', 'circle'],
]);
/** What holds more than the name of what it is about: `popup-peer`. */
const PANES = new Set([
  'popup',
  'modal',
  'dialog',
  'menu',
  'tooltip',
  'panel',
  'pane',
  'list',
  'page',
  'tab',
]);
/** First words of a state (`include-sender`, `no-avatars`): what it is on shows more than that. */
const STATES = new Set(['include', 'has', 'no', 'is', 'with', 'without', 'show', 'hide', 'same', 'not']);

/** Words of a mark, in lower case: without a modifier (`--own`) and without what a bundler has made of it (`_1a2b3c`). */
function wordsOf(mark: string): string[] {
  const [base = ''] = mark.split(/(?<=.)--/);
  return base
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '' && !/\d/.test(part))
    .flatMap((part) => part.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').split(' '))
    .map((word) => word.toLowerCase());
}

function readMark(mark: string): Mark | null {
  const words = wordsOf(mark);
  if (STATES.has(words[0] ?? '')) return null;
  const isPicture = PICTURES.has(words.at(-1) ?? '') && OF_PEOPLE.has(words.at(-2) ?? '');
  if (isPicture) return 'face';
  while (words.length > 1 && (BUILT.has(words.at(-1) ?? '') || PICTURES.has(words.at(-1) ?? ''))) words.pop();
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (FACES.has(last)) return 'face';
  if (last === 'title') return TITLED.has(before) ? 'name' : null;
  if (PANES.has(before) || (last === 'name' && THINGS.has(before))) return null;
  return NAMES.has(last) ? 'name' : null;
}

const read = new Map<string, Mark | null>();

/**
 * What marks say, each a word as in a class or a `data-testid`.
 *
 * @param marks separated by white space
 */
export function markOf(marks: string): Mark | null {
  let found: Mark | null = null;
  for (const mark of marks.split(/\s+/)) {
    if (mark === '') continue;
    let kind = read.get(mark);
    if (kind === undefined) {
      kind = readMark(mark);
      read.set(mark, kind);
    }
    if (kind === 'face') return 'face';
    found ??= kind;
  }
  return found;
}

const SAID = /\bavatar\b|\bprofile (?:photo|picture|image)\b|\b(?:photo|picture) of\b|头像|頭像/iu;
const SERVED = /avatar|gravatar|userpic|profile[_-]?(?:pic|photo|image)|\/headimg|\/portrait/i;

/** True where what a picture is called, or where it comes from, says that it shows a person. */
export function isCalledFace(said: string, address: string): boolean {
  // An address that holds the picture itself says nothing in its letters.
  return SAID.test(said) || (!address.startsWith('data:') && SERVED.test(address));
}
