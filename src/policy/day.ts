import type { Day } from './types.ts';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of a proleptic Gregorian date (Howard Hinnant's `days_from_civil`). */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719468
  );
}

/**
 * True for a calendar day written `YYYY-MM-DD`. Days written so compare correctly as strings, which is how the
 * engine compares them.
 */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string') return false;
  const match = SHAPE.exec(value);
  if (!match) return false;
  return dayOf(daysFromCivil(Number(match[1]), Number(match[2]), Number(match[3]))) === value;
}

/** Days since 1970-01-01 (may be negative). Input must be a valid day: see `isDay`. */
export function dayNumber(day: Day): number {
  const match = SHAPE.exec(day);
  if (!match) throw new RangeError(`not a day: "${day}"; write YYYY-MM-DD`);
  return daysFromCivil(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day with that number of days since 1970-01-01 (`civil_from_days`, the inverse of `dayNumber`). */
export function dayOf(number: number): Day {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The day `count` days later (earlier, if negative). */
export function addDays(day: Day, count: number): Day {
  return dayOf(dayNumber(day) + count);
}

/** What holds on a day: the last entry that started on it or before; entries must be in order of `from`. */
export function inForce<Entry extends { readonly from: Day }>(
  history: readonly Entry[],
  day: Day,
): Entry | undefined {
  let held: Entry | undefined;
  for (const entry of history) {
    if (entry.from > day) break;
    held = entry;
  }
  return held;
}
