import { describe, expect, it } from 'vitest';
import { costOf, NOTHING, plus } from './cost.ts';
import { caveat, operators } from './operators.ts';

describe('costOf', () => {
  it('a tap: the hand alone, and with one mental preparation', () => {
    const { steps, low, high } = costOf({ id: 'tap-link', to: 'x', gesture: 'tap' }, 0);
    expect(steps).toBe(1);
    expect(low).toBeCloseTo(0.567);
    expect(high).toBeCloseTo(0.567 + 1.35);
  });

  it('typing costs by the key', () => {
    const { low } = costOf({ id: 'type', to: 'x', gesture: 'type', keys: 20 }, 0);
    expect(low).toBeCloseTo(15);
  });

  it('reading is on the upper side only', () => {
    const action = { id: 'a', to: 'x', gesture: 'tap' } as const;
    expect(costOf(action, 100).low).toBe(costOf(action, 0).low);
    expect(costOf(action, 238).high - costOf(action, 0).high).toBeCloseTo(60);
  });

  it('adds up', () => {
    const one = costOf({ id: 'a', to: 'x', gesture: 'long-press' }, 3);
    const two = plus(plus(NOTHING, one), one);
    expect(two).toEqual({ steps: 2, low: 2 * one.low, high: 2 * one.high });
  });
});

it('every operator says where it comes from, or why it has no source', () => {
  for (const [id, operator] of Object.entries(operators)) {
    expect(operator.seconds, id).toBeGreaterThan(0);
    if (operator.confidence === 'assumed') expect(operator, id).toHaveProperty('note');
    else expect(operator.sources.length, id).toBeGreaterThan(0);
  }
  expect(caveat.en).toContain('KLM-equivalent');
});
