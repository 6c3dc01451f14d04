import type { Goal, Reach } from '../engine/types.ts';
import { type Cost, costOf, NOTHING, plus } from '../friction/cost.ts';
import type { Action, Journey } from '../treatments/types.ts';

/** One way through a journey. */
export interface Way {
  readonly steps: number;
  /** [motor only, motor + thinking + reading], forced waits in both; KLM-equivalent seconds, to a tenth. */
  readonly seconds: readonly [number, number];
  /** Ids of actions in order, the one on the message first. */
  readonly path: readonly string[];
  readonly where: NonNullable<Reach['where']>;
}

interface Visit {
  readonly screen: string;
  readonly cost: Cost;
  readonly path: readonly string[];
}

const cheaper = (a: Visit, b: Visit): boolean =>
  a.cost.steps !== b.cost.steps ? a.cost.steps < b.cost.steps : a.cost.low < b.cost.low;

const tenth = (seconds: number): number => Math.round(seconds * 10) / 10;

/**
 * The way to a goal with the fewest steps, and among those the one with the lowest motor time (Dijkstra); null where there is none.
 *
 * @param unsure also takes actions of which the record does not say that they were possible. So a goal is reachable where
 *   `cheapest(journey, goal)` finds a way, unknown where only `cheapest(journey, goal, true)` does, and else out of reach.
 */
export function cheapest(journey: Journey, goal: Goal, unsure = false): Way | null {
  const open: Visit[] = [];
  const done = new Set<string>();
  const take = (action: Action, from: Visit | null, words: number): void => {
    if (action.unsure && !unsure) return;
    open.push({
      screen: action.to,
      cost: plus(from?.cost ?? NOTHING, costOf(action, words)),
      path: [...(from?.path ?? []), action.id],
    });
  };
  if (journey.start) take(journey.start, null, 0);
  for (;;) {
    let best = 0;
    open.forEach((visit, index) => {
      const leader = open[best];
      if (leader && cheaper(visit, leader)) best = index;
    });
    const [visit] = open.splice(best, 1);
    if (!visit) return null;
    const screen = journey.screens[visit.screen];
    if (!screen || done.has(visit.screen)) continue;
    done.add(visit.screen);
    const reached = screen.reaches.find((reach) => reach.goal === goal);
    if (reached) {
      const { steps, low, high } = visit.cost;
      return { steps, seconds: [tenth(low), tenth(high)], path: visit.path, where: reached.where };
    }
    for (const action of screen.actions) take(action, visit, screen.words);
  }
}
