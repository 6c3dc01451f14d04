import { decide } from '../engine/decide.ts';
import type { Decision, TraceLine } from '../engine/types.ts';
import type { createJudges } from '../packs/judges.ts';
import { type Difference, differences } from './compare.ts';
import type { ScenarioCase, ScenarioFile } from './types.ts';

export interface CaseResult {
  readonly case: ScenarioCase;
  readonly decision: Decision;
  /** Empty where the case holds. */
  readonly differences: readonly Difference[];
}

/** Asks the engine the question of one case and compares the answer with what the case expects. */
export function runCase(
  platform: string,
  question: ScenarioCase,
  judgeFor: ReturnType<typeof createJudges>,
): CaseResult {
  const { at, client, clientVersion, region, surface, sender, form, flags, link, expect } = question;
  const judge = judgeFor({ platform, at, client, clientVersion, region });
  const context = {
    surface,
    ...(form !== undefined && { form }),
    ...(sender !== undefined && { sender }),
    ...(flags !== undefined && { flags }),
  };
  const decision = decide(link, context, judge, { full: true });
  return { case: question, decision, differences: differences(expect, decision) };
}

/** Runs every case of a file, in order. */
export function runScenario(
  { platform, cases }: ScenarioFile,
  judgeFor: ReturnType<typeof createJudges>,
): CaseResult[] {
  return cases.map((question) => runCase(platform, question, judgeFor));
}

const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

/** A line of a trace in words: which rule it was and which of its conditions failed. */
export function describeMiss({ rule, failed = [], day }: TraceLine): string {
  const conditions = failed.map((key) => (key === 'day' && day !== undefined ? `day (${day})` : key));
  return `"${rule}" failed on ${conditions.join(', ')}`;
}

/** Why a case does not hold: what was expected, what came, and which rules had to do with it. */
export function describeFailure({
  case: { name, at, surface, link },
  decision,
  differences,
}: CaseResult): string {
  const { click, message, trace = [] } = decision;
  const nearest = trace.find((line) => line.nearest);
  const lines = [
    `${name}`,
    `  ${link} on ${at}, surface ${surface}${message.form === 'link' ? '' : `, as ${message.form}`}`,
    ...differences.map(
      (difference) =>
        `  ${difference.at}: expected ${show(difference.expected)}, got ${show(difference.got)}`,
    ),
    click.rule === null
      ? `  no rule spoke: ${click.reason}`
      : `  decided by the rule "${click.rule}", in force since ${click.from} (${click.confidence})`,
    ...(nearest ? [`  nearest miss: ${describeMiss(nearest)}`] : []),
  ];
  return lines.join('\n');
}
