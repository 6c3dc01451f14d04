/** `docs/platforms.md` and the pages below it. */
import { localText } from '../policy/local-text.ts';
import type { Pack } from '../policy/types.ts';
import { markdownTable, markdownText } from './markdown.ts';
import { citedIn, nameOf, type PageData, platformPage, spanOfRecord } from './platform-page.ts';

const HOW_TO_READ = `What the record says of each platform: since when, on whose word, and how sure it is. The pages are written from the packs in
\`src/packs\` by \`npm run docs:platforms\`; a test holds them against the packs.

- **From**, **by**, **from about**: that very day; in force at the latest then; approximately. An entry holds until the next one begins.
- **documented** is an official text or a captured screen, **reported** is press, **observed** is somebody's test, **assumed** is inferred. It is
  the word for the weakest link in the argument.
- **exact** wordings were printed, photographed or captured; **reconstructed** ones are translated back, inferred or paraphrased.
- **Disputed**: other sources say otherwise. Both are kept.
- **Not known** and **nothing on record** mean just that. They never mean that a link opened.`;

function indexRow(pack: Pack): string[] {
  const record = spanOfRecord(pack);
  const entries = pack.rules.flatMap(({ history }) => history);
  const last = pack.eras.at(-1);
  return [
    `[${nameOf(pack.name)}](platforms/${pack.id}.md)`,
    markdownText(pack.kind),
    record ? `${record.first} to ${record.last}` : '',
    String(pack.eras.length),
    `${pack.rules.length} / ${entries.length}`,
    String(citedIn(pack).size),
    last ? `${markdownText(localText(last.name, 'en'))} (${last.from})` : '',
  ];
}

/** Files by path, from the root of the repository. */
export function platformPages(
  packs: Readonly<Record<string, Pack>>,
  data: PageData,
): Readonly<Record<string, string>> {
  const all = Object.values(packs).sort((a, b) => (a.id < b.id ? -1 : 1));
  const head = ['platform', 'kind', 'record', 'eras', 'rules / entries', 'sources', 'newest era'];
  const index = ['# Platforms', HOW_TO_READ, markdownTable(head, all.map(indexRow))].join('\n\n');
  const pages = all.map((pack) => [
    `docs/platforms/${pack.id}.md`,
    platformPage(pack, data, `../../src/packs/${pack.id}.json`),
  ]);
  return { 'docs/platforms.md': `${index}\n`, ...Object.fromEntries(pages) };
}
