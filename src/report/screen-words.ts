/** What the screens of a platform said, for its page. */
import { localText } from '../policy/local-text.ts';
import type { Pack, Params, Wording, WordingPart } from '../policy/types.ts';
import { citations } from './citations.ts';
import { markdownAnchor, markdownText } from './markdown.ts';

/** `“将要访问” (About to visit)` */
function partInWords({ text, gloss }: WordingPart): string {
  const english = localText(gloss, 'en');
  return `“${markdownText(text)}”${english === text ? '' : ` (${markdownText(english)})`}`;
}

/** Ids of the wordings that parameters name, at any depth. */
function wordingIds(params: Params): string[] {
  const { wording, next } = params;
  const below = typeof next === 'object' && next !== null ? wordingIds(next as Params) : [];
  return [...(typeof wording === 'string' ? [wording] : []), ...below];
}

/** What stands first on the screens that an entry shows, each leading to the whole of it; none where nothing is on record. */
export function screensShown(params: Params, { wordings }: Pack): string[] {
  return wordingIds(params).flatMap((id) => {
    const wording = Object.hasOwn(wordings, id) ? wordings[id] : undefined;
    const first = wording && Object.values(wording.parts)[0];
    if (!first) return [];
    return `On the screen: ${partInWords(first)}, ${first.mark ?? wording.mark}; all of it: [${markdownText(id)}](#${markdownAnchor('screen', id)})`;
  });
}

function screenBlock(id: string, { lang, mark, parts, note, sources }: Wording): string {
  const told = Object.entries(parts).map(([name, part]) => {
    const differs = part.mark !== undefined && part.mark !== mark ? `, ${part.mark}` : '';
    return `  - ${markdownText(name)}${differs}: ${partInWords(part)}`;
  });
  return [
    `- <a id="${markdownAnchor('screen', id)}"></a>**${markdownText(id)}** (${markdownText(lang)}, ${mark})`,
    ...told,
    ...(note === undefined ? [] : [`  - Note: ${markdownText(localText(note, 'en'))}`]),
    ...(sources.length === 0 ? [] : [`  - Sources: ${citations(sources)}`]),
  ].join('\n');
}

/** Every wording of a pack in full, in the order of the file. */
export function screenList({ wordings }: Pack): string {
  return Object.entries(wordings)
    .map(([id, wording]) => screenBlock(id, wording))
    .join('\n');
}
