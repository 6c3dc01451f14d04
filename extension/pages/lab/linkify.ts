/** What a chat client makes of typed text: web addresses become links. */

export interface Part {
  readonly text: string;
  /** There where the text is an address: what it leads to. */
  readonly link?: string;
}

/**
 * An address: from the scheme, or from `www.`, to the first character that none may have. Such characters, spaces and Chinese ones among
 * them, have to be written in another way there (RFC 3986).
 */
const ADDRESS = /(?:https?:\/\/|www\.)[\w\-.~:/?#[\]@!$&'()*+,;=%]+/gi;

/** What ends a sentence, or a bracket that was opened before the address, is not part of it. */
function withoutEnd(found: string): string {
  const end = /[.,;:!?'"*_~]+$/.exec(found)?.[0] ?? '';
  const text = found.slice(0, found.length - end.length);
  const closing = text.endsWith(')') && text.split('(').length < text.split(')').length;
  if (closing) return withoutEnd(text.slice(0, -1));
  return end === '' ? text : withoutEnd(text);
}

/** Cuts a text into plain parts and addresses, in order; nothing is lost. */
export function linkify(text: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutEnd(found);
    const written = /^www\./i.test(address) ? `http://${address}` : address;
    // In the middle of a word, or with no host behind it.
    if (/[\w@]$/.test(text.slice(at, index)) || !URL.canParse(written)) continue;
    if (index > at) parts.push({ text: text.slice(at, index) });
    parts.push({ text: address, link: new URL(written).href });
    at = index + address.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}
