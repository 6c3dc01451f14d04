/** Arithmetic of a timeline: eras in order, and any day between. */
import { addDays, dayNumber, dayOf } from '../src/policy/day.ts';
import type { Day } from '../src/policy/types.ts';

interface Dated {
  readonly from: Day;
}

/** First and last day that a timeline offers. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
}

/** From the first era's first day to today, or to the last era where that is later. */
export function spanOf(eras: readonly Dated[], today: Day): Span {
  const first = eras[0]?.from ?? today;
  const newest = eras.at(-1)?.from ?? today;
  return { first, last: newest > today ? newest : today };
}

/** The nearest day within the span. */
export function clamp(day: Day, { first, last }: Span): Day {
  if (day < first) return first;
  return day > last ? last : day;
}

/** Days from the start of the span. */
export function offsetOf(day: Day, span: Span): number {
  return dayNumber(day) - dayNumber(span.first);
}

/** The day so many days after the start of the span; kept within it. */
export function dayAt(offset: number, span: Span): Day {
  return clamp(dayOf(dayNumber(span.first) + Math.round(offset)), span);
}

/** Where a day lies in the span, from 0 to 1. */
export function shareOf(day: Day, span: Span): number {
  const whole = offsetOf(span.last, span);
  return whole === 0 ? 0 : offsetOf(clamp(day, span), span) / whole;
}

/** The era that a day lies in; null before the first. Eras must be in order. */
export function eraAt<E extends Dated>(eras: readonly E[], day: Day): E | null {
  return eras.findLast((era) => era.from <= day) ?? null;
}

/** Last day of an era; null for the last era, which is open. */
export function lastDayOf<E extends Dated>(eras: readonly E[], era: E): Day | null {
  const next = eras[eras.indexOf(era) + 1];
  return next === undefined ? null : addDays(next.from, -1);
}

/** First day of the next era; after the last one, of the last one itself. */
export function nextStart(eras: readonly Dated[], day: Day): Day {
  return eras.find((era) => era.from > day)?.from ?? eras.at(-1)?.from ?? day;
}

/** First day of the era that the day lies in, or, on that day itself, of the one before. */
export function previousStart(eras: readonly Dated[], day: Day): Day {
  return eras.findLast((era) => era.from < day)?.from ?? eras[0]?.from ?? day;
}

/** First day of the next era, and after the last era the first one again: for a shortcut that walks in a circle. */
export function nextStartAround(eras: readonly Dated[], day: Day): Day {
  return eras.find((era) => era.from > day)?.from ?? eras[0]?.from ?? day;
}
