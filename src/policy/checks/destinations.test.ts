import { expect, test } from 'vitest';
import { toldOf } from '../../../tests/fixtures/one-fault.ts';

const told = (...changes: Parameters<typeof toldOf>[1][]): string[] => toldOf('destinations', ...changes);

test('a redirector is at a host, and what is said of it rests on something', () => {
  expect(told([['wrappers', 1, 'domain'], 'Transfer.example'])).toEqual([
    expect.stringMatching(/ \/wrappers\/1\/domain: /),
  ]);
  expect(told([['wrappers', 1, 'sources'], []])).toEqual([
    expect.stringMatching(/^\S+ \/wrappers\/1(\/\w+)?: /),
  ]);
});

test('so do memberships and wallets, each told at its entry', () => {
  const entries = [
    ['destinations', 1, 'relations', 'partners', 0],
    ['destinations', 0, 'wallets', 'purse', 1],
  ];
  for (const entry of entries) {
    const [problem, ...more] = told([[...entry, 'sources'], []]);
    expect(problem).toMatch(new RegExp(`^\\S+ /${entry.join('/')}(/\\w+)?: `));
    expect(more).toEqual([]);
  }
});
