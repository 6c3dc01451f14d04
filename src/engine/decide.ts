import { reachOf } from '../journey/reach.ts';
import { tokenText } from '../tokens/index.ts';
import { criteriaOf } from './criteria.ts';
import type { Judge } from './judge.ts';
import { trace } from './trace.ts';
import type { Context, Decision, Judgement } from './types.ts';

export interface DecideOptions {
  /** Adds `reach`, `criteria` and `trace`. */
  readonly full?: boolean;
}

/** The text of a message, where its shape is on record: generated from the link, in the shape of the period. */
function withText(judgement: Judgement, judge: Judge): Judgement['message'] {
  const { message, link } = judgement;
  const { shape } = message.with;
  if (typeof shape !== 'string') return message;
  const destination = judge.policy.destinations.find(({ id }) => id === link.destination);
  const title = destination?.name['zh-CN'] ?? link.host;
  return { ...message, text: tokenText(shape, { url: link.url, destination: link.destination, title }) };
}

/**
 * The decision on one link (DESIGN section 4): plain JSON, the same for the same input.
 *
 * @param url the link as it stands in the message; any string
 * @param context surface, and what else is known of the message
 * @param judge the prepared policy; it holds the platform, day, client and region
 */
export function decide(
  url: string,
  context: Context,
  judge: Judge,
  { full = false }: DecideOptions = {},
): Decision {
  const { policy } = judge;
  const judgement = judge.judge(url, context);
  return {
    platform: policy.platform,
    at: policy.at,
    era: policy.era,
    ...(policy.hypothetical && { hypothetical: policy.hypothetical.map(({ id }) => id) }),
    surface: context.surface,
    link: judgement.link,
    compose: judgement.compose,
    message: withText(judgement, judge),
    click: judgement.click,
    ...(full && {
      reach: reachOf(judgement, policy),
      criteria: criteriaOf(judgement, context, judge),
      trace: trace(url, context, judge),
    }),
    packs: policy.packs,
  };
}
