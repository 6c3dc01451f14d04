/** Days on which something changes. Between two of them every answer of a platform is the same. */
import { isDay } from '../../policy/day.ts';
import type { Day } from '../../policy/types.ts';

/** Every start that stands anywhere in plain JSON data, in order, each once. */
export function startsIn(...data: readonly unknown[]): readonly Day[] {
  const starts = new Set<Day>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      if (key === 'from' && isDay(item)) starts.add(item);
      else walk(item);
    }
  };
  walk(data);
  return [...starts].sort();
}

/** How many of the starts are not after a day: days with the same number are in the same span. */
export function spanOf(starts: readonly Day[], day: Day): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as Day) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
