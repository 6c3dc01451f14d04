/** Markdown as GitHub reads it (CommonMark with tables). */
import { isWeb, parseAddress } from '../links/address.ts';
import { shown } from './shown.ts';

/** Texts that GitHub makes links of by itself: the address in them may be a dangerous one. */
const AUTOLINK = /\b(?:https?|ftp|mailto|xmpp)(:)|\bwww(\.)|(@)/gi;

/** A text that says itself, on one line, in a table too. */
export function markdownText(text: string): string {
  return shown(text)
    .replaceAll('&', '&amp;')
    .replace(/[\\`*_[\]|~<$]/g, '\\$&')
    .replace(/^[#>+-]|(?<=^\d+)[.)]/, '\\$&')
    .replace(AUTOLINK, (whole) => `${whole.slice(0, -1)}&#${whole.charCodeAt(whole.length - 1)};`);
}

/** A text as code, as it stands. Not for tables. */
export function markdownCode(text: string): string {
  const plain = shown(text);
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return `${fence}${space}${plain}${space}${fence}`;
}

/** Rows of Markdown as a table. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A link with a text; only to web addresses, and to nothing else: then it is the text alone. */
export function markdownLink(text: string, url: string): string {
  const parsed = parseAddress(url);
  if (!parsed || !isWeb(parsed)) return markdownText(text);
  const address = parsed.href.replace(/[<>\\|]/g, encodeURIComponent);
  return `[${markdownText(text)}](<${address}>)`;
}

/** The name of a place on a page: `source-nandu-2021`. Of an id only letters, digits and hyphens are kept. */
export function markdownAnchor(kind: string, id: string): string {
  return `${kind}-${id.replace(/[^A-Za-z0-9-]/g, '')}`;
}
