import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../../engine/compile.ts';
import { catalogue, digests, packs } from '../../packs/index.ts';
import { addDays } from '../../policy/day.ts';
import { spanOf, startsIn } from './spans.ts';

test('starts are gathered from anywhere, in order, each once, days only', () => {
  const data = {
    rules: [{ history: [{ from: '2020-05-01' }, { from: '2019-01-01', with: { from: 'x' } }] }],
    from: '2020-05-01',
    until: '2021-01-01',
    other: [null, 'from', { from: { from: '2018-01-01' } }, { from: '2020-02-30' }],
  };
  expect(startsIn(data)).toEqual(['2018-01-01', '2019-01-01', '2020-05-01']);
  expect(startsIn(data, [{ from: '2017-01-01' }])).toHaveLength(4);
});

test('a span begins on its first day', () => {
  const starts = ['2018-01-01', '2019-01-01', '2020-05-01'];
  const spans = [
    '2017-12-31',
    '2018-01-01',
    '2018-12-31',
    '2019-01-01',
    '2020-04-30',
    '2020-05-01',
    '2030-01-01',
  ];
  expect(spans.map((day) => spanOf(starts, day))).toEqual([0, 1, 1, 2, 2, 3, 3]);
  expect(spanOf([], '2020-01-01')).toBe(0);
});

test('on all days of a span a platform does the same: whatever is dated is called "from"', () => {
  const day = fc.integer({ min: 0, max: 15_000 }).map((by) => addDays('1990-01-01', by));
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(packs)), day, (pack, at) => {
      const starts = startsIn(pack, catalogue);
      const first = starts[spanOf(starts, at) - 1] ?? '0001-01-01';
      const policy = (on: string) => ({ ...compile({ pack, catalogue, day: on, digests }), at: '' });
      // What is not in force yet, or no more, says so by its own day.
      expect(policy(at)).toEqual(policy(first));
    }),
    { numRuns: 100, seed: 4 },
  );
});
