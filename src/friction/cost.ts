import type { Action } from '../treatments/types.ts';
import { operators } from './operators.ts';

/** Steps, and seconds as an interval before rounding. */
export interface Cost {
  readonly steps: number;
  /** The hand alone, and forced waits: somebody who skips the text. */
  readonly low: number;
  /** With one mental preparation an action, and everything on the screens read. */
  readonly high: number;
}

export const NOTHING: Cost = { steps: 0, low: 0, high: 0 };

function motor({ gesture, keys = 0 }: Action): number {
  if (gesture === 'wait') return 0;
  if (gesture === 'type') return keys * operators.key.seconds;
  return operators[gesture].seconds;
}

/**
 * What one action costs on a screen with so many English words. A wait costs time and no step.
 *
 * The interval is the one that `docs/friction.md` explains: [motor, motor + M + reading], forced waits on both sides.
 */
export function costOf(action: Action, words: number): Cost {
  const waits = action.gesture === 'wait';
  const low = motor(action) + (action.seconds ?? 0);
  const thinking = waits ? 0 : operators.think.seconds;
  return { steps: waits ? 0 : 1, low, high: low + thinking + words * operators['read-word'].seconds };
}

/** One cost after the other: steps and both ends of the interval added up. */
export function plus(a: Cost, b: Cost): Cost {
  return { steps: a.steps + b.steps, low: a.low + b.low, high: a.high + b.high };
}
