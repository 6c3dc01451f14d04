/** How the links of the corpus are read: the same for every platform. */
import { createHash } from 'node:crypto';
import { compile } from '../../src/engine/compile.ts';
import { createJudge } from '../../src/engine/judge.ts';
import type { LinkFacts } from '../../src/engine/types.ts';
import type { DestinationCatalogue, Pack } from '../../src/policy/types.ts';
import type { CorpusLink } from './links.ts';

/** A platform without rules: what it says of a link is only how it is read. */
const NO_RULES: Pack = {
  id: 'corpus',
  name: { en: 'Corpus' },
  kind: 'messenger',
  timeZone: 'Etc/UTC',
  owner: 'nobody',
  surfaces: [{ id: 'direct', name: { en: 'Chat' } }],
  clients: [],
  flags: [],
  eras: [],
  rules: [],
  wordings: {},
  records: [],
};

/** Reads links as the engine does. */
export function readings(links: readonly CorpusLink[], catalogue: DestinationCatalogue): LinkFacts[] {
  const judge = createJudge(compile({ pack: NO_RULES, catalogue, day: '2020-01-01', digests: {} }));
  return links.map(({ link }) => judge.judge(link, { surface: 'direct' }).link);
}

const asMeant = ({ destination, web }: CorpusLink, read: LinkFacts): boolean =>
  read.destination === destination && (read.kind === 'web') === web;

/** Links that are not read as what they were made to be. */
export function misread(links: readonly CorpusLink[], read: readonly LinkFacts[]): CorpusLink[] {
  return links.filter((link, at) => !asMeant(link, read[at] as LinkFacts));
}

/** Links of one kind that are shown in full. */
const SHOWN = 3;

/** An address on one line, with what cannot be seen written out; long ones are cut off. */
function shown(link: string): string {
  const text = JSON.stringify(link).replace(
    /[^\u0020-\u007e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return text.length > 150 ? `${text.slice(0, 147)}..."` : text;
}

function readInWords({ kind, host, destination, unwrapped }: LinkFacts): string {
  const behind = unwrapped.length > 0 ? `, behind ${unwrapped.join(', ')}` : '';
  if (kind !== 'web') return destination === null ? kind : `${kind}, ${destination}`;
  return `${host.length > 60 ? `${host.slice(0, 57)}...` : host}, ${destination ?? 'not listed'}${behind}`;
}

/** A short digest, 16 hexadecimal digits of SHA-256. */
export function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** The file `links.txt`: for each kind how many links there are, some of them, and a digest of how all of them are read. */
export function linksFile(links: readonly CorpusLink[], read: readonly LinkFacts[]): string {
  const kinds = new Map<string, number[]>();
  links.forEach(({ kind }, at) => {
    kinds.set(kind, [...(kinds.get(kind) ?? []), at]);
  });
  const blocks = [...kinds].map(([kind, places]) => {
    const facts = places.map((at) => read[at] as LinkFacts);
    // Drawn by what they say, so that they stay when other links come and go.
    const examples = places
      .map((at) => ({ at, drawn: shortDigest(links[at]?.link ?? '') }))
      .sort((a, b) => (a.drawn < b.drawn ? -1 : 1))
      .slice(0, SHOWN)
      .map(({ at }) => at);
    const digest = shortDigest(JSON.stringify(facts.map((one) => ({ ...one, sets: undefined }))));
    return [
      `${kind}: ${places.length} links, ${digest}`,
      ...examples.map((at) => `  ${shown(links[at]?.link ?? '')}\n    ${readInWords(read[at] as LinkFacts)}`),
    ].join('\n');
  });
  return `Links that every platform is asked about: ${links.length}, and how they are read. Written by \`npm run corpus\`; see docs/testing.md.\n\n${blocks.join('\n\n')}\n`;
}
