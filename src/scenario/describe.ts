/** Why a case does not hold, in words. English only, as the command line is. */
import type { Decision } from '../engine/types.ts';
import { conditionInWords } from '../policy/condition-words.ts';
import type { Pack, Rule } from '../policy/types.ts';
import { type Candidate, nearestCandidate } from './nearest.ts';
import type { CaseResult } from './run.ts';
import { strangeNames } from './strange-names.ts';
import type { ScenarioCase } from './types.ts';

const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

/** `https://shop.example/1 on 2020-05-01, surface group, as card, flags induced-share` */
export function questionInWords(question: ScenarioCase): string {
  const { link, at, surface, form, client, clientVersion, region, sender, flags } = question;
  const parts = [
    `${link} on ${at}`,
    `surface ${surface}`,
    form && `as ${form}`,
    client && `client ${client}${clientVersion ? ` ${clientVersion}` : ''}`,
    region && `region ${region}`,
    sender && `sender ${sender}`,
    flags?.length && `flags ${flags.join(', ')}`,
  ];
  return parts.filter((part) => part).join(', ');
}

type RuledPart = 'click' | 'message' | 'compose';

/** The first part of the decision that differs and that rules speak of. */
function ruledPart({ differences }: CaseResult): RuledPart | undefined {
  return (['click', 'message', 'compose'] as const).find((part) =>
    differences.some(({ at }) => at.split('.')[0] === part),
  );
}

function spokenInWords(part: RuledPart, decision: Decision): string {
  const { rule, from, confidence } = decision[part];
  if (rule) return `decided by the rule "${rule}", in force since ${from} (${confidence})`;
  if (part === 'click') return `no rule spoke of the click: ${decision.click.reason}`;
  return part === 'message' ? 'no rule spoke of the form' : 'no rule spoke of sending it';
}

/** What kept a rule from speaking. */
function obstacleInWords(
  { failed, from, until, after }: Candidate,
  rule: Rule | undefined,
  at: string,
): string {
  if (failed.length === 0) {
    return after === undefined ? 'nothing in this message is a link' : `the rule "${after}" spoke first`;
  }
  return failed
    .map((key) => {
      if (key !== 'day') return `${key} (${conditionInWords(key, rule?.when ?? {})})`;
      return at < from ? `day (it says so from ${from})` : `day (it said so from ${from}, until ${until})`;
    })
    .join(', ');
}

/** The nearest rule that would have given what is expected, and why it did not. */
export function candidateInWords(candidate: Candidate, pack: Pack, at: string): string {
  const rule = pack.rules.find(({ id }) => id === candidate.rule);
  const what = candidate.partly
    ? 'nearest rule that gives at least its treatment or form'
    : 'nearest rule that gives it';
  const join = candidate.failed.length > 0 ? 'kept from speaking by ' : '';
  return `${what}: "${candidate.rule}", ${join}${obstacleInWords(candidate, rule, at)}`;
}

/** True where a treatment or a form is expected, so that some rule must give it. */
function asksForRule(part: RuledPart, { expect }: ScenarioCase): boolean {
  const { treatment, form } = expect[part] as { readonly treatment?: unknown; readonly form?: unknown };
  return (treatment ?? form ?? null) !== null;
}

/** What was expected, what came, and which rules had to do with it: one line each, without the name of the case. */
export function failureLines(result: CaseResult, pack: Pack): string[] {
  const { case: question, decision, differences, outcome } = result;
  if (outcome === 'holds-already') return ['marked "todo", and it holds: take the mark away'];
  const lines = [
    questionInWords(question),
    ...differences.map(({ at, expected, got }) => `${at}: expected ${show(expected)}, got ${show(got)}`),
    ...strangeNames(question, pack).map(({ message, expected }) => `${message} ${expected}`),
  ];
  const part = ruledPart(result);
  if (!part) return lines;
  lines.push(spokenInWords(part, decision));
  const candidate = nearestCandidate(question, decision, pack);
  if (candidate) lines.push(candidateInWords(candidate, pack, question.at));
  else if (asksForRule(part, question)) lines.push('no rule of this platform gives that, on any day');
  return lines;
}

/** A case that does not hold: its name, and below it why. */
export function describeFailure(result: CaseResult, pack: Pack): string {
  return [result.case.name, ...failureLines(result, pack).map((line) => `  ${line}`)].join('\n');
}
