import { describe, expect, test } from 'vitest';
import { judgement, policy } from '../../tests/fixtures/journeys.ts';
import { cheapest, journeyOf } from '../journey/index.ts';
import type { Params } from '../policy/types.ts';
import { LONGEST_WAIT } from './delay.ts';

const NEXT = { appButton: 'none' };
const read = (treatment: string, params: Params) =>
  cheapest(journeyOf(judgement(treatment, params), policy), 'read');

test('a wait is time, in both ends of the interval, and no step', () => {
  const at = read('webview', NEXT);
  const late = read('delay', { seconds: 5, next: NEXT });
  expect(late?.path).toEqual(['tap-link', 'wait']);
  expect(late?.steps).toBe(at?.steps);
  expect(late?.seconds.map((seconds, end) => seconds - (at?.seconds[end] ?? 0))).toEqual([5, 5]);
});

test('where the real link follows, the wait leads out of the app', () => {
  // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
  const { screens } = journeyOf(judgement('delay', { seconds: 5, then: 'open' }), policy);
  expect(screens.delay?.actions).toEqual([
    { id: 'wait', to: 'browser', gesture: 'wait', seconds: 5, leaves: true },
  ]);
});

describe('a wait of no length that there can be is taken as unrecorded', () => {
  test.each([0, -1, LONGEST_WAIT + 1, Number.POSITIVE_INFINITY, Number.NaN, 'soon', undefined])(
    '%s',
    (seconds) => {
      const { start, screens } = journeyOf(judgement('delay', { seconds, next: NEXT }), policy);
      expect(start?.to).toBe('unrecorded');
      expect(Object.keys(screens)).not.toContain('delay');
    },
  );
});
