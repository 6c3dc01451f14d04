import { expect, test } from 'vitest';
import { readAs, sampleWith, toldOf } from '../../../tests/fixtures/one-fault.ts';
import { canonicalText } from '../canonical.ts';
import { packSchema } from '../schema.ts';

const WHEN = ['rules', 3, 'when'];

test('a client that the pack does not have is told in either key', () => {
  expect(
    toldOf('pack', [
      [...WHEN, 'client'],
      ['android', 'androit'],
    ]),
  ).toEqual([
    'unknown-client /rules/3/when/client/1: This pack has no client "androit". Did you mean "android"? Known clients: android.',
  ]);
  expect(toldOf('pack', [[...WHEN, 'clientVersion'], { symbian: '1.0' }])).toEqual([
    'unknown-client /rules/3/when/clientVersion/symbian: This pack has no client "symbian". Known clients: android.',
  ]);
});

test('a pack without regions is right, and has none to ask for', () => {
  const none = [['regions'], undefined] as const;
  expect(readAs('pack', canonicalText(sampleWith('pack', none), packSchema))).toHaveProperty('value');
  expect(toldOf('pack', none, [[...WHEN, 'region'], ['CN']])).toEqual([
    'unknown-region /rules/3/when/region/0: This pack has no region "CN". There are no regions to choose from.',
  ]);
});
