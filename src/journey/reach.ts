import type { CompiledPolicy, CompiledWallets, Goal, Judgement, Reach } from '../engine/types.ts';
import { cheapest, journeyOf } from './index.ts';

const UNKNOWN: Reach = { possible: 'unknown' };

/** Wallets that a checkout takes and does not take, as the decision lists them. */
function walletsOf({ accepted, inApp, refused, unknown, reasons }: CompiledWallets): Partial<Reach> {
  const disputed = Object.keys(reasons).filter((wallet) => reasons[wallet]?.disputed);
  return {
    accepted: [...accepted, ...inApp],
    refused,
    ...(unknown.length > 0 && { unknown }),
    ...(disputed.length > 0 && { disputed }),
  };
}

/**
 * The cheapest way to each goal, searched in the same graph that the stage walks. Where the record does not say whether a goal
 * can be reached, `possible` is `unknown`; not reachable is `false`, never a large number.
 */
export function reachOf(judgement: Judgement, policy: CompiledPolicy): Readonly<Record<Goal, Reach>> {
  if (judgement.click.verdict === 'unknown') return { read: UNKNOWN, app: UNKNOWN, pay: UNKNOWN };
  const journey = journeyOf(judgement, policy);
  const destination = policy.destinations.find(({ id }) => id === judgement.link.destination) ?? null;

  // What cannot be copied can still be typed by hand; whether people got through that way is not on record.
  const byHand = judgement.click.treatment === 'token' && judgement.click.with.copyable === false;
  const reach = (goal: Goal, recorded: boolean): Reach => {
    const known = recorded && !byHand;
    const path = cheapest(journey, goal);
    if (!path) return known && !cheapest(journey, goal, true) ? { possible: false } : UNKNOWN;
    return { possible: true, where: path.where, steps: path.steps, seconds: path.seconds, path: path.path };
  };
  const wallets = destination?.wallets;
  const read = reach('read', true);
  return {
    read,
    app: reach('app', destination?.hasApp === true),
    pay: wallets
      ? { ...reach('pay', wallets.unknown.length === 0), ...walletsOf(wallets) }
      : // Whether anything can be paid there is not on record; where nobody gets, nobody pays.
        read.possible === false
        ? read
        : UNKNOWN,
  };
}
