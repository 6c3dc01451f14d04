/** What differs between two cells of a figure, as far as a person can see it. */
import type { MatrixCell } from '../compare/matrix.ts';
import { stableJson } from '../policy/canonical.ts';
import type { Axis } from './types.ts';

/** `message` = how it arrives; `screen` = what the tap brings up; `cost` = steps or seconds, or whether it can be read at all. */
export const ASPECTS = ['message', 'screen', 'cost'] as const;
export type Aspect = (typeof ASPECTS)[number];

function said({ decision }: MatrixCell): Readonly<Record<Aspect, string>> | null {
  if (decision === null) return null;
  const { message, click, reach } = decision;
  const read = reach?.read;
  return {
    message: stableJson([message.form, message.clickable, message.with]),
    screen: stableJson([click.treatment, click.with]),
    cost: stableJson([read?.possible, read?.steps ?? null, read?.seconds ?? null]),
  };
}

/** The aspects in which a cell differs from another one; none where one of them has nothing to say. */
export function aspectsThatDiffer(cell: MatrixCell, other: MatrixCell): readonly Aspect[] {
  const [mine, theirs] = [said(cell), said(other)];
  if (mine === null || theirs === null) return [];
  return ASPECTS.filter((aspect) => mine[aspect] !== theirs[aspect]);
}

/** With which column of its row a column is compared: a day with the day before it, everything else with the first; null for that. */
export function comparedWith(columns: Axis, index: number): number | null {
  if (index === 0) return null;
  return columns === 'days' ? index - 1 : 0;
}
