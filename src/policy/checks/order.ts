import { isDay } from '../day.ts';
import type { Findings, Path } from '../problem.ts';

/** Reports a day that no calendar has. Texts without the shape of a day are left to the schema. */
export function checkDay(day: string | undefined, path: Path, findings: Findings): void {
  if (day === undefined || isDay(day)) return;
  findings.add(
    path,
    'wrong-date',
    `"${day}" is a day that no calendar has.`,
    'A day that exists, written YYYY-MM-DD, in the time zone of the platform.',
  );
}

/**
 * Checks that dated entries stand in order, one a day: what holds on a day is the last entry that started by then.
 *
 * @param path of the list
 * @param what how the entries are called in messages
 * @param options `sharedDays`: several may start on one day
 */
export function checkOrder(
  entries: readonly { readonly from: string }[],
  path: Path,
  what: string,
  findings: Findings,
  { sharedDays = false }: { readonly sharedDays?: boolean } = {},
): void {
  entries.forEach(({ from }, index) => {
    checkDay(from, [...path, index, 'from'], findings);
    const before = entries[index - 1]?.from;
    if (before === undefined || !isDay(from) || !isDay(before) || from > before) return;
    if (from === before) {
      if (sharedDays) return;
      findings.add(
        [...path, index, 'from'],
        'same-day',
        `Two ${what} start on ${from}.`,
        'One entry a day: an entry holds from its day until the next one starts. Merge them, or correct one date.',
      );
    } else {
      findings.add(
        [...path, index, 'from'],
        'wrong-order',
        `${from} stands after ${before}, but is earlier.`,
        `Put the ${what} in order of their first day.`,
      );
    }
  });
}

/** Checks that no id stands twice in a list. */
export function checkUniqueIds(
  items: readonly { readonly id: string }[],
  path: Path,
  what: string,
  findings: Findings,
): void {
  const seen = new Map<string, number>();
  items.forEach(({ id }, index) => {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, index);
    else {
      findings.add(
        [...path, index, 'id'],
        'duplicate-id',
        `There are two ${what} "${id}"; the first is number ${first + 1} in the list.`,
        'An id of its own for each.',
      );
    }
  });
}
