import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumber, dayOf, inForce, isDay } from './day.ts';

describe('days', () => {
  it('agrees with the platform calendar on every day of 1900 to 2100', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25567, max: 47847 }), (number) => {
        const day = dayOf(number);
        expect(day).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
        expect(dayNumber(day)).toBe(number);
      }),
    );
  });

  it('agrees with it on every day of the years 0 to 400 and 1899 to 2101, the leap years of every kind among them', () => {
    const wrong: string[] = [];
    for (const [first, last] of [
      ['0000-01-01', '0401-01-01'],
      ['1899-01-01', '2101-12-31'],
    ] as const) {
      const end = Date.parse(last) / 86_400_000;
      for (let number = Date.parse(first) / 86_400_000; number <= end; number++) {
        const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
        if (dayOf(number) !== day || dayNumber(day) !== number) wrong.push(day);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('refuses to count from what is no day, and says so', () => {
    expect(() => dayNumber('2021-1-1')).toThrow(new RangeError('not a day: "2021-1-1"; write YYYY-MM-DD'));
  });

  it('accepts calendar days only', () => {
    for (const day of ['2021-11-30', '2024-02-29', '2000-02-29', '0001-01-01']) expect(isDay(day)).toBe(true);
    for (const day of [
      '2021-02-29',
      '1900-02-29',
      '2021-13-01',
      '2021-00-10',
      '2021-04-31',
      '2021-1-1',
      '20211130',
      ' 2021-11-30',
      '2021-11-30T00:00',
      '',
      null,
      7,
    ])
      expect(isDay(day), String(day)).toBe(false);
  });

  it('steps over month and year ends', () => {
    expect(addDays('2021-12-31', 1)).toBe('2022-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  });

  it('holds a value from its start until the next start', () => {
    const history = [
      { from: '2018-06-08', says: 'a' },
      { from: '2021-11-30', says: 'b' },
    ];
    expect(inForce(history, '2018-06-07')).toBeUndefined();
    expect(inForce(history, '2018-06-08')?.says).toBe('a');
    expect(inForce(history, '2021-11-29')?.says).toBe('a');
    expect(inForce(history, '2021-11-30')?.says).toBe('b');
  });
});
