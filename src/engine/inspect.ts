/** Looking behind a judge's answers: for traces, comparisons and checks of a pack. Apart, so that the content script stays small. */
import { parseAddress } from '../links/address.ts';
import type { When } from '../policy/types.ts';
import { factsOf, type Judge } from './judge.ts';
import type { Matcher } from './match.ts';
import type { Context, Judgement } from './types.ts';

/**
 * The answer for a destination as such, whatever the address: for comparison with its peers.
 *
 * @param index of the destination in `judge.policy.destinations`
 */
export function judgeDestination(judge: Judge, index: number, context: Context): Judgement {
  const link = judge.matcher.ofDestination(index);
  return { link: factsOf('web', '', '', [], link), ...judge.rulings(link, context) };
}

/**
 * Whether a rule's `to`, `domain` and `hostLabel` hold for a link.
 *
 * @param url any string; nothing that asks for a destination holds for what is no web address
 */
export function matches(judge: Judge, when: When, url: string): ReturnType<Matcher['parts']> {
  const found = judge.classify(parseAddress(url));
  return found
    ? judge.matcher.parts(when, found.link)
    : { to: 'no', domain: when.domain === undefined, hostLabel: when.hostLabel === undefined };
}
