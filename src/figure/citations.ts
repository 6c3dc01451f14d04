/** The sources of a figure for reference managers: CSL-JSON (citation-style-language/schema) and BibTeX with the fields of biblatex. */
import type { Source } from '../policy/types.ts';

/** `2021-09-17`, `2021-09` or `2021` as CSL has dates. */
function dateParts(date: string): number[] | null {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  return match === null ? null : match.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)]));
}

/**
 * A title in square brackets is a description, as in our list of sources and in most styles.
 *
 * @param annotation what they are cited for, said with each
 */
export function cslJson(sources: readonly Source[], annotation: string): string {
  const items = sources.map(({ id, title, publisher, url, date, kind, note }) => {
    const issued = date === null ? null : dateParts(date);
    return {
      id,
      type: 'webpage',
      title,
      ...(publisher !== undefined && { 'container-title': publisher, publisher }),
      ...(issued && { issued: { 'date-parts': [issued] } }),
      ...(url !== null && { URL: url }),
      genre: kind,
      ...(note !== undefined && { note }),
      annote: annotation,
    };
  });
  return `${JSON.stringify(items, null, 2)}\n`;
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '%': '\\%',
  '&': '\\&',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

const texText = (text: string): string => text.replace(/[\\{}%&$#_~^]/g, (sign) => TEX[sign] ?? sign);

/** biblatex takes an address as it stands (a "verbatim field"), but for the signs that end a field. */
const texUrl = (url: string): string => url.replace(/[\\{}]/g, encodeURIComponent);

/** BibTeX entries, one a source. */
export function bibtex(sources: readonly Source[], annotation: string): string {
  return sources
    .map(({ id, title, publisher, url, date, note }) => {
      const fields = [
        ['title', `{${texText(title)}}`],
        ...(publisher === undefined ? [] : [['organization', `{${texText(publisher)}}`]]),
        ...(date === null || dateParts(date) === null ? [] : [['date', date]]),
        ...(url === null ? [] : [['url', texUrl(url)]]),
        ...(note === undefined ? [] : [['note', texText(note)]]),
        ['annotation', texText(annotation)],
      ];
      return `@online{${id},\n${fields.map(([key, value]) => `  ${key} = {${value}},\n`).join('')}}\n`;
    })
    .join('\n');
}
