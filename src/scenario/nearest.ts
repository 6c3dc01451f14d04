/** For a case that does not hold: the rule that would have given what is expected, and what kept it from speaking. */
import { isClickable } from '../engine/holds.ts';
import { distanceOf } from '../engine/trace.ts';
import type { Decision, MessageRuling, TraceLine } from '../engine/types.ts';
import { inForce } from '../policy/day.ts';
import type { Day, HistoryEntry, Moment, Pack, Rule } from '../policy/types.ts';
import { differences } from './compare.ts';
import type { ScenarioCase } from './types.ts';

/** A rule, and the entry of its history that would have given what was expected. */
export interface Candidate {
  readonly rule: string;
  readonly moment: Moment;
  /** The first day of that entry, and the day on which the next one takes its place; null = it is the last. */
  readonly from: Day;
  readonly until: Day | null;
  /** What kept it from speaking: keys of `when`, or `day`. Empty = another rule spoke first. */
  readonly failed: readonly string[];
  /** The rule that spoke first. */
  readonly after?: string;
  /** True where it gives the treatment or form that is expected, and not all else that is. */
  readonly partly?: true;
}

/** The parts of a decision that rules give, and the moments whose rules give them. */
const PARTS = {
  // A message in which nothing is a link decides the click by itself.
  click: ['click', 'share'],
  message: ['share'],
  compose: ['compose'],
} as const satisfies Readonly<Record<string, readonly Moment[]>>;
type Part = keyof typeof PARTS;

/** What a decision says on the word of an entry. */
function wordOf({ id }: Rule, entry: HistoryEntry) {
  const { from, confidence, sources, disputed } = entry;
  return { rule: id, from, confidence, disputed: disputed !== undefined, sources, reason: entry.reason.en };
}

/** The part of a decision as it were if this entry spoke; null where it does not speak of that part. */
function would(part: Part, rule: Rule, entry: HistoryEntry, basis: MessageRuling['basis']): unknown {
  const { treatment, form } = entry;
  const params = entry.with ?? {};
  if (treatment === 'none' || form === 'none') return null;
  const { reason, ...word } = wordOf(rule, entry);
  if (part === 'message') {
    if (form === undefined || form === 'unknown') return null;
    return { form, clickable: isClickable(form, params), with: params, basis, ...word };
  }
  if (rule.moment !== 'share') {
    if (part === 'compose') return { treatment, with: params, ...word, reason };
    const unknown = treatment === 'unknown';
    return {
      treatment: unknown ? null : treatment,
      with: unknown ? {} : params,
      verdict: unknown ? 'unknown' : 'ruled',
      ...word,
      reason,
    };
  }
  if (form === undefined || form === 'unknown' || isClickable(form, params)) return null;
  return {
    treatment: form === 'token' || form === 'qr' ? 'token' : 'inert',
    with: typeof params.copyable === 'boolean' ? { copyable: params.copyable } : {},
    verdict: 'ruled',
    ...word,
    reason,
  };
}

/** Why the entry did not speak, by the trace of the decision. */
function obstacles(
  rule: Rule,
  entry: HistoryEntry,
  line: TraceLine | undefined,
  question: ScenarioCase,
): string[] {
  const failed = (line?.failed ?? []).filter((key) => key !== 'day');
  const { form } = question;
  if (rule.moment === 'share' && form !== undefined && entry.form !== form) failed.unshift('form');
  if (inForce(rule.history, question.at) !== entry) failed.unshift('day');
  // It spoke, and said only that nobody knows whether this link is one of those that it is about.
  else if (line?.outcome === 'matched' && failed.length === 0) failed.push('to');
  return failed;
}

/** How far a day is from a span that ends before `until`: the nearest day in the span. */
function nearestDay(at: Day, from: Day, until: Day | null): Day {
  if (at < from) return from;
  return until !== null && at >= until ? until : at;
}

function candidatesFor(
  part: Part,
  expected: unknown,
  question: ScenarioCase,
  { message, trace = [] }: Decision,
  pack: Pack,
): Candidate[] {
  const moments: readonly Moment[] = PARTS[part];
  const basis = question.form === undefined ? 'ruled' : 'given';
  return pack.rules
    .filter(({ moment }) => moments.includes(moment))
    .flatMap((rule) => {
      const line = trace.find((one) => one.rule === rule.id && one.moment === rule.moment);
      return rule.history.flatMap((entry, index): Candidate[] => {
        const said = would(part, rule, entry, basis);
        if (said === null || differences(expected, said).length > 0) return [];
        const failed = obstacles(rule, entry, line, question);
        const winner = trace.find((one) => one.moment === rule.moment && one.outcome === 'matched')?.rule;
        const after = failed.length > 0 ? undefined : (winner ?? message.rule);
        const until = rule.history[index + 1]?.from ?? null;
        return [
          {
            rule: rule.id,
            moment: rule.moment,
            from: entry.from,
            until,
            failed,
            ...(after !== undefined && { after }),
          },
        ];
      });
    });
}

/** The one of a list that is nearest to speaking; the first in the file among several. */
function nearestOf(candidates: readonly Candidate[], at: Day): Candidate | undefined {
  const distance = ({ failed, from, until }: Candidate) =>
    distanceOf({ failed, ...(failed.includes('day') && { day: nearestDay(at, from, until) }) }, at);
  return candidates.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** What is expected of a part, cut down to what it is: a treatment or a form. */
function core(expected: unknown): unknown {
  const { treatment, form } = (expected ?? {}) as Readonly<Record<string, unknown>>;
  const said = treatment ?? form;
  if (said === undefined || said === null) return null;
  return treatment === undefined ? { form } : { treatment };
}

/**
 * The nearest rule of the pack that would have given what a case expects, on whatever day; null where none ever did, or where what
 * differs is no rule's matter.
 *
 * @param decision the full decision, with its trace
 */
export function nearestCandidate(question: ScenarioCase, decision: Decision, pack: Pack): Candidate | null {
  for (const part of Object.keys(PARTS) as Part[]) {
    const expected = question.expect[part];
    if (expected === undefined || differences(expected, decision[part]).length === 0) continue;
    const whole = nearestOf(candidatesFor(part, expected, question, decision, pack), question.at);
    if (whole) return whole;
    const wanted = core(expected);
    if (wanted === null || differences(wanted, decision[part]).length === 0) continue;
    const partly = nearestOf(candidatesFor(part, wanted, question, decision, pack), question.at);
    if (partly) return { ...partly, partly: true };
  }
  return null;
}
