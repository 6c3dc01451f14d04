import type { Names } from '../analyse/words.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { Difference, Part } from '../compare/differences.ts';
import {
  citedInWords,
  DIFF_KEY,
  differenceInWords,
  diffLabel,
  exampleInWords,
  groundsInWords,
  leftOutInWords,
  sideInWords,
  totalsInWords,
  whereInWords,
} from './diff-words.ts';
import { markdownCode, markdownText } from './markdown.ts';
import { sourceHead } from './matrix-words.ts';

function partLines(part: Part, names: Names): string[] {
  const cited = citedInWords(part);
  return [
    ...part.where.map((where) => `- ${markdownText(whereInWords(where, names, Number.POSITIVE_INFINITY))}`),
    `  - rules: ${markdownText(groundsInWords(part))}`,
    ...(cited === '' ? [] : [`  - sources: ${markdownText(cited)}`]),
    `  - example: ${markdownCode(exampleInWords(part.example, names))}`,
  ];
}

function section(difference: Difference, names: Names): string {
  const lines = difference.parts.flatMap((part) => partLines(part, names));
  return `## ${markdownText(differenceInWords(difference))}\n\n${lines.join('\n')}`;
}

/** The comparison as Markdown, with every name. */
export function diffMarkdown(comparison: Comparison, names: Names): string {
  const { before, after, differences, sources } = comparison;
  const sourceLines = sources.map((source) => {
    const where = source.url === null ? 'no address on record' : markdownCode(source.url);
    return `- ${markdownText(`${source.id}: ${sourceHead(source)}`)} ${where}`;
  });
  return `${[
    '# What differs',
    `> ${markdownText(diffLabel(comparison))}`,
    `- before: ${markdownText(sideInWords(before))}\n- after: ${markdownText(sideInWords(after))}`,
    [totalsInWords(comparison), ...leftOutInWords(comparison)].map(markdownText).join(' '),
    ...(differences.length > 0 ? [markdownText(DIFF_KEY)] : []),
    ...differences.map((difference) => section(difference, names)),
    ...(sourceLines.length > 0 ? [`## Sources\n\n${sourceLines.join('\n')}`] : []),
  ].join('\n\n')}\n`;
}
