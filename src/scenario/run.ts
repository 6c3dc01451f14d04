import { decide } from '../engine/decide.ts';
import type { Decision } from '../engine/types.ts';
import type { createJudges } from '../packs/judges.ts';
import { type Difference, differences } from './compare.ts';
import type { ScenarioCase, ScenarioFile } from './types.ts';

/** `todo` = it does not hold, as it says itself; `holds-already` = it says so and holds, which counts as a failure. */
export const OUTCOMES = ['passed', 'failed', 'todo', 'holds-already'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface CaseResult {
  readonly case: ScenarioCase;
  readonly decision: Decision;
  /** Empty where the case holds. */
  readonly differences: readonly Difference[];
  readonly outcome: Outcome;
}

/** Whether an outcome counts as a failure. */
export const isFailure = (outcome: Outcome): boolean => outcome === 'failed' || outcome === 'holds-already';

function outcomeOf(holds: boolean, todo = false): Outcome {
  if (todo) return holds ? 'holds-already' : 'todo';
  return holds ? 'passed' : 'failed';
}

/** Asks the engine the question of one case and compares the answer with what the case expects. */
export function runCase(
  platform: string,
  question: ScenarioCase,
  judgeFor: ReturnType<typeof createJudges>,
): CaseResult {
  const { at, client, clientVersion, region, surface, sender, form, flags, link, todo, expect } = question;
  const judge = judgeFor({ platform, at, client, clientVersion, region });
  const context = {
    surface,
    ...(form !== undefined && { form }),
    ...(sender !== undefined && { sender }),
    ...(flags !== undefined && { flags }),
  };
  const decision = decide(link, context, judge, { full: true });
  const found = differences(expect, decision);
  return { case: question, decision, differences: found, outcome: outcomeOf(found.length === 0, todo) };
}

/** Runs every case of a file, in order. */
export function runScenario(
  { platform, cases }: ScenarioFile,
  judgeFor: ReturnType<typeof createJudges>,
): CaseResult[] {
  return cases.map((question) => runCase(platform, question, judgeFor));
}
