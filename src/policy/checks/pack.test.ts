import { expect, test } from 'vitest';
import { sampleWith, toldOf } from '../../../tests/fixtures/one-fault.ts';
import type { Pack } from '../types.ts';

const [record] = (sampleWith('pack') as Pack).records;
const told = (...days: string[]) =>
  toldOf('pack', [['records'], days.map((from, at) => ({ ...record, id: `plan-${at}`, from }))]);

test('records stand in the order of their days, and several may be of one day', () => {
  expect(told('2020-06-01', '2020-06-01')).toEqual([expect.stringMatching(/^not-canonical/)]);
  expect(told('2020-06-02', '2020-06-01')).toEqual([
    'wrong-order /records/1/from: 2020-06-01 stands after 2020-06-02, but is earlier. Put the records in order of their first day.',
  ]);
});
