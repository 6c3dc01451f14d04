/** Markdown as GitHub reads it (CommonMark with tables). */
import { shown } from './shown.ts';

/** Texts that GitHub makes links of by itself: the address in them may be a dangerous one. */
const AUTOLINK = /\b(?:https?|ftp|mailto|xmpp)(:)|\bwww(\.)|(@)/gi;

/** A text that says itself, on one line, in a table too. */
export function markdownText(text: string): string {
  return shown(text)
    .replaceAll('&', '&amp;')
    .replace(/[\\`*_[\]|~<]/g, '\\$&')
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
