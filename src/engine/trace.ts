import { dayNumber } from '../policy/day.ts';
import type { Day, When } from '../policy/types.ts';
import { matches } from './inspect.ts';
import type { Judge } from './judge.ts';
import type { CompiledRule, Context, DormantRule, Judgement, TraceLine } from './types.ts';

/** How far a failed condition is from holding: what a person can change in the question counts least. */
const DISTANCE: Readonly<Record<string, number>> = {
  surface: 1,
  day: 1,
  form: 1,
  client: 1,
  clientVersion: 1,
  sender: 1,
  flags: 2,
  region: 2,
  domain: 4,
  hostLabel: 4,
  to: 4,
};

function failedConditions(
  when: When,
  link: ReturnType<typeof matches>,
  context: Context,
  form: string | null,
): string[] {
  const failed: string[] = [];
  if (when.surface && !when.surface.includes(context.surface)) failed.push('surface');
  if (link.to === 'no' || link.to === 'unsure') failed.push('to');
  if (!link.domain) failed.push('domain');
  if (!link.hostLabel) failed.push('hostLabel');
  if (when.form && (form === null || !when.form.some((known) => known === form))) failed.push('form');
  if (when.sender && (context.sender === undefined || !when.sender.includes(context.sender)))
    failed.push('sender');
  if (when.flags && !when.flags.every((flag) => context.flags?.includes(flag))) failed.push('flags');
  return failed;
}

/** The rule of a moment that spoke in a judgement. */
function winner(judgement: Judgement, moment: TraceLine['moment']): string | null {
  if (moment === 'compose') return judgement.compose.rule ?? null;
  if (moment === 'share') return judgement.message.rule ?? null;
  return judgement.message.clickable ? judgement.click.rule : null;
}

/**
 * Every rule of the platform, in file order, with what became of it: matched, missed (and on which conditions), or not reached
 * because an earlier rule had spoken. The click rule that came closest without matching is marked `nearest`.
 */
export function trace(url: string, context: Context, judge: Judge): readonly TraceLine[] {
  const judgement = judge.judge(url, context);
  const { rules, dormant } = judge.policy;
  const ordered = [...rules, ...dormant].sort((a, b) => a.index - b.index);
  const lines = ordered.map((rule: CompiledRule | DormantRule): TraceLine => {
    const { id, moment } = rule;
    if (id === winner(judgement, moment)) return { rule: id, moment, outcome: 'matched' };
    const fixed = 'failed' in rule ? rule.failed : [];
    const form = moment === 'click' ? judgement.message.form : null;
    const failed = [...fixed, ...failedConditions(rule.when, matches(judge, rule.when, url), context, form)];
    if (failed.length === 0) return { rule: id, moment, outcome: 'not-reached' };
    const day = 'day' in rule && rule.day !== undefined ? { day: rule.day } : {};
    return { rule: id, moment, outcome: 'missed', failed, ...day };
  });
  const nearest = nearestMiss(lines, judge.policy.at);
  return lines.map((line) => (line === nearest ? { ...line, nearest: true } : line));
}

/**
 * How far a rule is from speaking: the sum over the conditions that fail. A rule that is years away is further than one on another
 * surface today; never as far as one for other links.
 */
export function distanceOf({ failed = [], day }: Pick<TraceLine, 'failed' | 'day'>, at: Day): number {
  const conditions = failed.reduce((sum, key) => sum + (DISTANCE[key] ?? 1), 0);
  if (day === undefined) return conditions;
  return conditions + Math.min(2, Math.abs(dayNumber(day) - dayNumber(at)) / 730);
}

function nearestMiss(lines: readonly TraceLine[], at: Day): TraceLine | undefined {
  let best: TraceLine | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (line.moment !== 'click' || line.outcome !== 'missed') continue;
    const distance = distanceOf(line, at);
    if (distance < least) {
      best = line;
      least = distance;
    }
  }
  return best;
}
