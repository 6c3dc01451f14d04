import { describe, expect, test } from 'vitest';
import { UsageError } from '../command.ts';
import { partOf, shardOf } from './shard.ts';

describe('shards', () => {
  test('are written 2/5', () => {
    expect(shardOf('2/5')).toEqual({ index: 2, of: 5 });
    expect(shardOf(undefined)).toEqual({ index: 1, of: 1 });
  });

  test.each(['0/5', '6/5', '2', '2/0', 'a/b', '-1/2', '1/99999'])('%s is none', (text) => {
    expect(() => shardOf(text)).toThrow(UsageError);
  });

  test('do all of the work together, and nothing twice', () => {
    const work = Array.from({ length: 23 }, (_, index) => index);
    const parts = [1, 2, 3, 4].map((index) => partOf(work, { index, of: 4 }));
    expect(parts.flat().sort((a, b) => a - b)).toEqual(work);
    expect(parts.map((part) => part.length)).toEqual([6, 6, 6, 5]);
  });
});
