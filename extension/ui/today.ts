import type { Day } from '../../src/policy/types.ts';

/** Today, where the person is. The one clock of the pages: everything else takes the day as an argument. */
export function today(): Day {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
