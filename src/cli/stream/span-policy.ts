/** What a platform does on one span of days, for one client and region: asked about kinds of links, never about addresses. */
import { type CompiledCatalogue, compile } from '../../engine/compile.ts';
import { createJudgeOver } from '../../engine/judge.ts';
import type { LinkClass, Matcher, Rulings } from '../../engine/match.ts';
import type { Context, Judgement } from '../../engine/types.ts';
import type { IndexHosts } from '../../links/hosts.ts';
import type { JudgeKey } from '../../packs/judges.ts';
import type { DestinationCatalogue, Pack } from '../../policy/types.ts';

export interface SpanPolicy {
  readonly packs: Readonly<Record<string, string>>;
  /** What is said of links that are no web addresses. */
  readonly notWeb: Pick<Judgement, 'compose' | 'message' | 'click'>;
  readonly matcher: Matcher;
  rulings(link: LinkClass, context: Context): Rulings;
}

/** Kinds of links bring their destinations along: without hosts and destinations a policy is quickly made, and small. */
const noHosts: IndexHosts = () => ({ find: () => undefined });
const EMPTY: CompiledCatalogue = { destinations: [], hosts: {}, schemes: {}, wrappers: [], wallets: {} };
const NOTHING: DestinationCatalogue = {
  owners: [],
  categories: [],
  wallets: [],
  sets: [],
  destinations: [],
  wrappers: [],
};

/** @param key of which the day may be any of the span */
export function createSpanPolicy(
  pack: Pack,
  { at, client, clientVersion, region }: JudgeKey,
  digests: Readonly<Record<string, string>>,
  language: string,
): SpanPolicy {
  const setting = { client, clientVersion, region };
  const policy = compile({ pack, catalogue: NOTHING, day: at, ...setting, digests, compiled: EMPTY });
  const { judge, rulings, matcher } = createJudgeOver(noHosts, policy, language);
  const { link: _, ...notWeb } = judge('', { surface: 'direct' });
  return {
    packs: policy.packs,
    notWeb,
    matcher,
    // A class remembers what was ruled of it, and this one is asked about in many policies.
    rulings: (link, context) => rulings({ ...link, rulings: [] }, context),
  };
}
