import { expect, test } from 'vitest';
import { createFindings } from '../problem.ts';
import { checkOrder, checkUniqueIds } from './order.ts';

const findingsOf = (check: (findings: ReturnType<typeof createFindings>) => void): string[] => {
  const findings = createFindings('x.json', () => ({ line: 1, column: 1 }));
  check(findings);
  return findings.problems.map(
    ({ code, pointer, message, expected }) => `${code} ${pointer}: ${message} ${expected}`,
  );
};

const toldOf = (days: readonly string[], options?: { readonly sharedDays: boolean }) =>
  findingsOf((findings) =>
    checkOrder(
      days.map((from) => ({ from })),
      ['list'],
      'entries',
      findings,
      options,
    ),
  );

test('entries stand in order, one a day', () => {
  expect(toldOf(['2020-01-01', '2020-01-02'])).toEqual([]);
  expect(toldOf(['2020-01-02', '2020-01-01'])).toEqual([
    'wrong-order /list/1/from: 2020-01-01 stands after 2020-01-02, but is earlier. Put the entries in order of their first day.',
  ]);
  expect(toldOf(['2020-01-01', '2020-01-01'])).toEqual([
    'same-day /list/1/from: Two entries start on 2020-01-01. One entry a day: an entry holds from its day until the next one starts. Merge them, or correct one date.',
  ]);
});

test('a day may be shared where that is said; order is asked for all the same', () => {
  expect(toldOf(['2020-01-01', '2020-01-01'], { sharedDays: true })).toEqual([]);
  expect(toldOf(['2020-01-02', '2020-01-01'], { sharedDays: true })).toHaveLength(1);
});

test('a day that does not exist is told once, and compared with nothing', () => {
  expect(toldOf(['2020-03-01', '2020-02-30', '2020-01-01'])).toEqual([
    'wrong-date /list/1/from: "2020-02-30" is a day that no calendar has. A day that exists, written YYYY-MM-DD, in the time zone of the platform.',
  ]);
});

test('an id that stands again is told with the place of the first', () => {
  const items = ['a', 'b', 'b', 'b'].map((id) => ({ id }));
  expect(findingsOf((findings) => checkUniqueIds(items, ['rules'], 'rules', findings))).toEqual(
    [2, 3].map(
      (at) =>
        `duplicate-id /rules/${at}/id: There are two rules "b"; the first is number 2 in the list. An id of its own for each.`,
    ),
  );
});
