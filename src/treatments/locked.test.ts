import { expect, test } from 'vitest';
import { judgement, policy } from '../../tests/fixtures/journeys.ts';
import { cheapest, journeyOf } from '../journey/index.ts';

const OFF = { off: ['like', 'repost'] };

test('the click does what it would without the lock', () => {
  const next = { appButton: 'works' };
  const locked = journeyOf(judgement('locked', { ...OFF, next }), policy);
  expect(locked).toEqual(journeyOf(judgement('webview', next), policy));
});

test('where the real link follows, the click itself opens it', () => {
  // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
  const journey = journeyOf(judgement('locked', { ...OFF, then: 'open' }), policy);
  expect(journey.start).toMatchObject({ to: 'browser', leaves: true });
  expect(cheapest(journey, 'read')).toMatchObject({ steps: 1, where: 'browser' });
});

test('what follows and does not exist is unrecorded', () => {
  // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
  expect(journeyOf(judgement('locked', { ...OFF, then: 'teleport' }), policy).start?.to).toBe('unrecorded');
});
