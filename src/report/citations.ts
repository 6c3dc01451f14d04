/** Sources as a reader finds them: a short name where they are cited, and title, publisher, day and address in a list below. */
import type { Source } from '../policy/types.ts';
import { markdownAnchor, markdownLink, markdownText } from './markdown.ts';

/** Where sources are cited: their ids, each leading to its line in `sourceList`. */
export function citations(ids: readonly string[]): string {
  return ids.map((id) => `[${markdownText(id)}](#${markdownAnchor('source', id)})`).join(', ');
}

/** One source in full: `[Title](address) (Publisher, 2021-09-17, press)`. */
function citation(id: string, sources: Readonly<Record<string, Source>>): string {
  const source = Object.hasOwn(sources, id) ? sources[id] : undefined;
  if (!source) return 'not in the list of sources';
  const { title, publisher, date, kind, url, note } = source;
  const by = [publisher, date ?? 'without a date', kind, url === null ? 'no address on record' : undefined]
    .filter((part) => part !== undefined)
    .join(', ');
  const remark = note === undefined ? '' : `: ${markdownText(note)}`;
  return `${url === null ? markdownText(title) : markdownLink(title, url)} (${markdownText(by)})${remark}`;
}

/** The list that citations lead to, in the order of the ids. */
export function sourceList(ids: Iterable<string>, sources: Readonly<Record<string, Source>>): string {
  return [...ids]
    .sort()
    .map(
      (id) =>
        `- <a id="${markdownAnchor('source', id)}"></a>**${markdownText(id)}**: ${citation(id, sources)}`,
    )
    .join('\n');
}
