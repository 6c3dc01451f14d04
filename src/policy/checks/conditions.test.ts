import { expect, test } from 'vitest';
import { readAs, sampleWith, toldOf } from '../../../tests/fixtures/one-fault.ts';
import { canonicalText } from '../canonical.ts';
import { packSchema } from '../schema.ts';

const WHEN = ['rules', 3, 'when'];
/** Nothing else is wrong with what JSON.stringify writes. */
const NOT_CANONICAL = expect.stringMatching(/^not-canonical /);

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

test('a top-level domain is a domain to ask for; a path is none', () => {
  expect(
    toldOf('pack', [
      [...WHEN, 'domain'],
      ['example', 'shop.example'],
    ]),
  ).toEqual([NOT_CANONICAL]);
  expect(
    toldOf('pack', [
      [...WHEN, 'domain'],
      ['example', 'shop.example/x'],
    ]),
  ).toEqual([
    'wrong-host /rules/3/when/domain/1: "shop.example/x" is no host. A bare host such as item.taobao.com.',
  ]);
});

test('click rules alone know the form of the message', () => {
  const told = (rule: number) => toldOf('pack', [['rules', rule, 'when', 'form'], ['card']]);
  const remedy = 'Remove "form"; only click rules know it.';
  expect(told(0)).toEqual([
    `wrong-moment /rules/0/when/form: A compose rule cannot ask for the form of the message: there is none yet. ${remedy}`,
  ]);
  expect(told(1)).toEqual([
    `wrong-moment /rules/1/when/form: A share rule cannot ask for the form of the message: it is what decides it. ${remedy}`,
  ]);
  expect(told(3)).toEqual([NOT_CANONICAL]);
});
