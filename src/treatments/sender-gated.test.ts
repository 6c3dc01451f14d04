import { expect, test } from 'vitest';
import { judgement, policy } from '../../tests/fixtures/journeys.ts';
import { cheapest, journeyOf } from '../journey/index.ts';

const gated = (more = {}) =>
  journeyOf(
    judgement('sender-gated', { wording: 'stopped-bare', next: { appButton: 'none' }, ...more }),
    policy,
  );

test('two actions more: the sender is made known, and the link is tapped again', () => {
  expect(cheapest(gated(), 'read')).toMatchObject({
    steps: 3,
    path: ['tap-link', 'add-contact', 'tap-link-again'],
    where: 'in-app',
  });
});

test('both ways to make the sender known lead to the live link', () => {
  expect(gated().screens['sender-gated']?.actions.map(({ id, to }) => [id, to])).toEqual([
    ['add-contact', 'sender-gated-open'],
    ['reply', 'sender-gated-open'],
  ]);
});

test('only the second tap opens the real link', () => {
  // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
  const { start, screens } = gated({ then: 'open' });
  expect(start?.leaves).toBeUndefined();
  expect(screens['sender-gated-open']?.actions).toMatchObject([{ id: 'tap-link-again', leaves: true }]);
});
