import { describe, expect, test } from 'vitest';
import {
  clamp,
  dayAt,
  eraAt,
  lastDayOf,
  nextStart,
  nextStartAround,
  offsetOf,
  previousStart,
  shareOf,
  spanOf,
} from './eras.ts';

const eras = [{ from: '2013-11-22' }, { from: '2018-06-08' }, { from: '2021-09-17' }];
const span = spanOf(eras, '2026-11-22');

describe('the span', () => {
  test('goes from the first era to today, or to the last era where that is still to come', () => {
    expect(span).toEqual({ first: '2013-11-22', last: '2026-11-22' });
    expect(spanOf(eras, '2020-01-01').last).toBe('2021-09-17');
    expect(spanOf([], '2020-01-01')).toEqual({ first: '2020-01-01', last: '2020-01-01' });
  });

  test.each(['2013-11-22', '2016-02-29', '2021-09-16', '2026-11-22'])(
    '%s survives the way to the slider and back',
    (day) => {
      expect(dayAt(offsetOf(day, span), span)).toBe(day);
    },
  );

  test('days outside are brought in', () => {
    expect(clamp('2000-01-01', span)).toBe('2013-11-22');
    expect(dayAt(1e6, span)).toBe('2026-11-22');
  });

  test('shares run from 0 to 1', () => {
    expect(shareOf('2013-11-22', span)).toBe(0);
    expect(shareOf('2026-11-22', span)).toBe(1);
    expect(shareOf('2020-05-23', span)).toBeCloseTo(0.5, 2);
    expect(shareOf('2020-01-01', { first: '2020-01-01', last: '2020-01-01' })).toBe(0);
  });
});

test('a day lies in the era that started last; the start day is in it', () => {
  expect(eraAt(eras, '2021-09-16')).toBe(eras[1]);
  expect(eraAt(eras, '2021-09-17')).toBe(eras[2]);
  expect(eraAt(eras, '2013-11-21')).toBeNull();
});

test('an era ends on the day before the next one; the last is open', () => {
  expect(eras.map((era) => lastDayOf(eras, era))).toEqual(['2018-06-07', '2021-09-16', null]);
});

test.each([
  ['2013-01-01', '2013-11-22', '2013-11-22', '2013-11-22'],
  ['2013-11-22', '2018-06-08', '2013-11-22', '2018-06-08'],
  ['2019-01-01', '2021-09-17', '2018-06-08', '2021-09-17'],
  ['2021-09-17', '2021-09-17', '2018-06-08', '2013-11-22'],
  ['2024-01-01', '2021-09-17', '2021-09-17', '2013-11-22'],
])('from %s: next %s, previous %s, around %s', (day, next, previous, around) => {
  expect([nextStart(eras, day), previousStart(eras, day), nextStartAround(eras, day)]).toEqual([
    next,
    previous,
    around,
  ]);
});
