/** What scenario files in a folder touch of a platform. */
import type { Covered } from '../analyse/analysis.ts';
import type { createJudges } from '../packs/judges.ts';
import { formatProblem } from '../policy/problem.ts';
import type { Pack } from '../policy/types.ts';
import { coverageOf } from '../scenario/coverage.ts';
import { parseScenario } from '../scenario/parse.ts';
import { type CaseResult, runScenario } from '../scenario/run.ts';
import { type Data, type Io, UsageError } from './command.ts';
import { fileTrouble } from './file-trouble.ts';
import { lastValue, type Values } from './options.ts';

/** Where scenario files are, if nothing is said. */
export const USUAL_SCENARIOS = 'tests/scenarios';

/** Names of scenario files. */
export const SCENARIO = /\.(ya?ml|json)$/;

export interface ScenarioFolder {
  readonly path: string;
  /** Names of the files in it. */
  readonly files: readonly string[];
}

/** The folder that is named, else the usual one; null where none is named and the usual one is not there. */
export async function scenarioFolder(values: Values, io: Io): Promise<ScenarioFolder | null> {
  const named = lastValue(values, 'scenarios');
  const path = (named ?? USUAL_SCENARIOS).replace(/\/$/, '');
  const files = await io.listFolder(path);
  if (files?.some((name) => SCENARIO.test(name))) return { path, files };
  if (named === undefined) return null;
  throw new UsageError(
    files
      ? `There is no scenario file (.yaml, .json) in the folder ${path}.`
      : `Cannot read ${path}: there is no such folder.`,
  );
}

async function results(
  name: string,
  judgeFor: ReturnType<typeof createJudges>,
  { packs }: Data,
  io: Io,
): Promise<CaseResult[]> {
  let text: string;
  try {
    text = await io.readFile(name);
  } catch (error) {
    throw fileTrouble('read', name, error);
  }
  const parsed = parseScenario(text, name, packs);
  if ('problems' in parsed) throw new UsageError(parsed.problems.map(formatProblem).join('\n'));
  return runScenario(parsed.value, judgeFor);
}

/** Runs the files of a folder that are named after a platform. Whether their cases hold is a matter of `interstice test`. */
export async function coveredBy(
  pack: Pack,
  { path, files }: ScenarioFolder,
  judgeFor: ReturnType<typeof createJudges>,
  data: Data,
  io: Io,
): Promise<Covered> {
  const own = files.filter((name) => new RegExp(`^${pack.id}\\.(ya?ml|json)$`).test(name)).sort();
  const found = await Promise.all(own.map((name) => results(`${path}/${name}`, judgeFor, data, io)));
  const all = found.flat();
  const { untouchedEntries } = coverageOf(pack, all);
  const untouched = new Set(untouchedEntries.map(({ rule, from }) => `${rule} ${from}`));
  return { cases: all.length, touched: (rule, from) => !untouched.has(`${rule} ${from}`) };
}
