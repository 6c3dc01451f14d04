import { expect, test } from 'vitest';
import { sampleCatalogue, samplePack } from '../../tests/fixtures/sample-pack.ts';
import { addDays } from '../policy/day.ts';
import { createJudges } from './judges.ts';

const digests = { sample: 'sha256-a', other: 'sha256-b', destinations: 'sha256-c' };
const make = () => createJudges({ packs: { sample: samplePack }, catalogue: sampleCatalogue, digests });
const key = (at: string) => ({ platform: 'sample', at });

test('the same question gets the same judge, another one another', () => {
  const judgeFor = make();
  const judge = judgeFor(key('2020-01-01'));
  expect(judgeFor(key('2020-01-01'))).toBe(judge);
  expect(judgeFor({ ...key('2020-01-01'), client: 'ios' })).not.toBe(judge);
  expect(judgeFor({ ...key('2020-01-01'), language: 'zh-CN' })).not.toBe(judge);
});

test('only the latest judges are kept, so that a long stream does not fill the memory', () => {
  const judgeFor = make();
  const first = judgeFor(key('2000-01-01'));
  const second = judgeFor(key('2000-01-02'));
  for (let day = 2; day < 256; day++) judgeFor(key(addDays('2000-01-01', day)));
  expect(judgeFor(key('2000-01-01'))).toBe(first);
  judgeFor(key('2010-01-01'));
  expect(judgeFor(key('2000-01-01'))).toBe(first);
  expect(judgeFor(key('2000-01-02'))).not.toBe(second);
});

test('a decision carries the digests of what took part, and no others', () => {
  expect(make()(key('2020-01-01')).policy.packs).toEqual({ sample: 'sha256-a', destinations: 'sha256-c' });
});

test('an unknown platform is an error of the caller', () => {
  expect(() => make()({ platform: 'toString', at: '2020-01-01' })).toThrow('no pack "toString"');
});
