/** What a run of scenario files found, as plain JSON: what every reporter tells, each in its own form. */
import type { Locate, Problem } from '../policy/problem.ts';
import type { Pack } from '../policy/types.ts';
import type { Difference } from './compare.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { failureLines } from './describe.ts';
import { type Candidate, nearestCandidate } from './nearest.ts';
import { type CaseResult, isFailure, type Outcome } from './run.ts';
import type { ScenarioCase } from './types.ts';

/** The rule behind a part of a decision. */
export interface Spoken {
  readonly rule: string;
  readonly from: string | null;
  readonly confidence: string | null;
}

export interface CaseReport {
  readonly name: string;
  /** Where the case begins, from 1. */
  readonly line: number;
  readonly column: number;
  readonly outcome: Outcome;
  readonly question: Omit<ScenarioCase, 'name' | 'expect' | 'note' | 'todo'>;
  readonly differences: readonly Difference[];
  /** By part of the decision; null where no rule spoke. */
  readonly spoken: Readonly<Record<'compose' | 'message' | 'click', Spoken | null>>;
  /** Only where the case does not hold: the rule that would have given what is expected. */
  readonly nearest: Candidate | null;
  /** The same in words; empty where the case holds. */
  readonly words: readonly string[];
}

export interface FileReport {
  readonly file: string;
  /** Null where the file could not be read as scenarios. */
  readonly platform: string | null;
  /** Ids of the overlays on the platform's pack; absent where the answers are about the record. */
  readonly hypothetical?: readonly string[];
  readonly problems: readonly Problem[];
  readonly cases: readonly CaseReport[];
}

export interface Totals {
  readonly files: number;
  /** Files that are no scenario files. */
  readonly badFiles: number;
  readonly cases: number;
  readonly passed: number;
  readonly failed: number;
  readonly todo: number;
}

export interface TestReport {
  readonly totals: Totals;
  readonly files: readonly FileReport[];
  /** By platform, where it was asked for. */
  readonly coverage?: readonly Coverage[];
}

/** One file, after its cases were run. */
export interface RunFile {
  readonly file: string;
  readonly pack: Pack;
  readonly results: readonly CaseResult[];
  readonly locate: Locate;
}

/** A file that is no scenario file. */
export interface BadFile {
  readonly file: string;
  readonly problems: readonly Problem[];
}

function spokenBy({ decision }: CaseResult): CaseReport['spoken'] {
  const of = (part: 'compose' | 'message' | 'click'): Spoken | null => {
    const { rule, from = null, confidence = null } = decision[part];
    return rule ? { rule, from, confidence } : null;
  };
  return { compose: of('compose'), message: of('message'), click: of('click') };
}

function caseReport(result: CaseResult, index: number, { pack, locate }: RunFile): CaseReport {
  const { name, expect: _expect, note: _note, todo: _todo, ...question } = result.case;
  const holds = result.differences.length === 0;
  return {
    name,
    ...locate(['cases', index]),
    outcome: result.outcome,
    question,
    differences: result.differences,
    spoken: spokenBy(result),
    nearest: holds ? null : nearestCandidate(result.case, result.decision, pack),
    words: result.outcome === 'passed' ? [] : failureLines(result, pack),
  };
}

function fileReport(file: RunFile | BadFile): FileReport {
  if ('problems' in file) return { file: file.file, platform: null, problems: file.problems, cases: [] };
  const cases = file.results.map((result, index) => caseReport(result, index, file));
  const { id, hypothetical = [] } = file.pack;
  const overlays = hypothetical.map((overlay) => overlay.id);
  return {
    file: file.file,
    platform: id,
    ...(overlays.length > 0 && { hypothetical: overlays }),
    problems: [],
    cases,
  };
}

/** How the cases of some files ended. */
export function totalsOf(files: readonly FileReport[]): Totals {
  const cases = files.flatMap((file) => file.cases);
  return {
    files: files.length,
    badFiles: files.filter(({ problems }) => problems.length > 0).length,
    cases: cases.length,
    passed: cases.filter(({ outcome }) => outcome === 'passed').length,
    failed: cases.filter(({ outcome }) => isFailure(outcome)).length,
    todo: cases.filter(({ outcome }) => outcome === 'todo').length,
  };
}

function coverages(files: readonly (RunFile | BadFile)[]): Coverage[] {
  const byPack = new Map<Pack, CaseResult[]>();
  for (const file of files) {
    if ('problems' in file) continue;
    byPack.set(file.pack, [...(byPack.get(file.pack) ?? []), ...file.results]);
  }
  return [...byPack].map(([pack, results]) => coverageOf(pack, results));
}

/** Puts what was found into one report. */
export function reportOf(
  files: readonly (RunFile | BadFile)[],
  { coverage = false }: { readonly coverage?: boolean } = {},
): TestReport {
  const reports = files.map(fileReport);
  return { totals: totalsOf(reports), files: reports, ...(coverage && { coverage: coverages(files) }) };
}
