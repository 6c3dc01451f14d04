import { expect, test } from 'vitest';
import { toldOf } from '../../../tests/fixtures/one-fault.ts';

/** Nothing else is wrong with what JSON.stringify writes. */
const right = (told: readonly string[]): boolean => told.every((line) => line.startsWith('not-canonical'));

test.for([null, '2021', '2021-09', '2021-09-17'])('a source may be dated %s', (date) => {
  expect(right(toldOf('sources', [[0, 'date'], date]))).toBe(true);
});

test.for(['2021-13', '2021-00', '2021-02-30'])('a source may not be dated %s', (date) => {
  expect(toldOf('sources', [[0, 'date'], date])).toEqual([
    `wrong-date /0/date: "${date}" is a date that no calendar has. The day, month or year of publication, or null.`,
  ]);
});
