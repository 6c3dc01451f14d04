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
} from '../report/diff-words.ts';
import { shown } from '../report/shown.ts';
import { labelled, wrap } from './layout.ts';

const LABEL = 12;

function partText(part: Part, names: Names, most: number | undefined, width: number): string {
  const cited = citedInWords(part);
  const line = (label: string, text: string) => labelled(`    ${label}`, shown(text), LABEL, width);
  return [
    ...part.where.map((where) => labelled('  ', shown(whereInWords(where, names, most)), 2, width)),
    line('rules', groundsInWords(part)),
    ...(cited === '' ? [] : [line('sources', cited)]),
    line('e.g.', exampleInWords(part.example, names)),
  ].join('\n');
}

function differenceText(
  difference: Difference,
  names: Names,
  most: number | undefined,
  width: number,
): string {
  const head = wrap(shown(differenceInWords(difference)), width).join('\n');
  return [head, ...difference.parts.map((part) => partText(part, names, most, width))].join('\n');
}

/**
 * The comparison for a person at a terminal.
 *
 * @param most names of products in one line; undefined = all
 */
export function diffText(
  comparison: Comparison,
  names: Names,
  most: number | undefined,
  width: number,
): string {
  const { before, after, differences } = comparison;
  return `${[
    wrap(diffLabel(comparison), width).join('\n'),
    [
      labelled('before', shown(sideInWords(before)), 8, width),
      labelled('after', shown(sideInWords(after)), 8, width),
      ...[totalsInWords(comparison), ...leftOutInWords(comparison)].flatMap((text) =>
        wrap(shown(text), width),
      ),
    ].join('\n'),
    ...differences.map((difference) => differenceText(difference, names, most, width)),
    ...(differences.length > 0 ? [wrap(DIFF_KEY, width).join('\n')] : []),
  ].join('\n\n')}\n`;
}
