import { createJudges } from '../../packs/judges.ts';
import { nearestName } from '../../policy/nearest-name.ts';
import { readScenario } from '../../scenario/parse.ts';
import { type BadFile, type RunFile, reportOf, type TestReport } from '../../scenario/report.ts';
import { totalsInWords } from '../../scenario/reporters/human.ts';
import { reporters } from '../../scenario/reporters/index.ts';
import { runScenario } from '../../scenario/run.ts';
import { updateExpectations } from '../../scenario/update.ts';
import { type Command, type Data, type ExitCode, type Io, UsageError } from '../command.ts';
import { fileTrouble } from '../file-trouble.ts';
import { diffInWords, lineDiff } from '../line-diff.ts';
import { isOn, lastValue, type Values } from '../options.ts';
import { overlayOptions, withOverlays } from '../overlays.ts';
import { SCENARIO, USUAL_SCENARIOS } from '../scenario-cover.ts';

/** What one reporter says, and where to. */
interface Output {
  readonly reporter: string;
  /** Null = standard output. */
  readonly file: string | null;
}

/** The reporters asked for: `human`, `human,junit=out.xml`; one of them may write to standard output, or to `--out`. */
function outputsOf(values: Values): Output[] {
  const asked = [
    ...(values.reporter ?? []).flatMap((list) => list.split(',')),
    ...(isOn(values, 'json') ? ['json'] : []),
  ];
  const out = lastValue(values, 'out');
  const outputs = (asked.length > 0 ? asked : ['human']).map((word): Output => {
    const equals = word.indexOf('=');
    const [reporter, file] = equals < 0 ? [word, null] : [word.slice(0, equals), word.slice(equals + 1)];
    if (!Object.hasOwn(reporters, reporter)) {
      const names = Object.keys(reporters);
      const near = nearestName(reporter, names);
      const hint = near === null ? '' : `Did you mean "${near}"? `;
      throw new UsageError(
        `There is no reporter "${reporter}". ${hint}Known reporters: ${names.join(', ')}.`,
      );
    }
    if (file === '') throw new UsageError(`The reporter ${reporter} needs a file after the "=".`);
    return { reporter, file };
  });
  const [first, second] = outputs.filter(({ file }) => file === null);
  if (first && second) {
    const [one, other] = [first.reporter, second.reporter];
    throw new UsageError(
      `${one} and ${other} cannot both write to ${out === undefined ? 'standard output' : out}. Give one of them a file: ${other}=FILE.`,
    );
  }
  if (out !== undefined && !first)
    throw new UsageError('--out says where to, but every reporter has a file.');
  return outputs.map((output) => ({ ...output, file: output.file ?? out ?? null }));
}

async function readText(name: string, io: Io): Promise<string> {
  try {
    return await io.readFile(name);
  } catch (error) {
    throw fileTrouble('read', name, error);
  }
}

/** The files that are meant: those named, those in folders that are named, else those of the usual folder. */
async function filesOf(positionals: readonly string[], io: Io): Promise<string[]> {
  const named = positionals.length > 0 ? positionals : [USUAL_SCENARIOS];
  const found = await Promise.all(
    named.map(async (name) => {
      const entries = await io.listFolder(name);
      if (entries === null) return [name];
      const below = entries.filter((entry) => SCENARIO.test(entry)).sort();
      if (below.length === 0)
        throw new UsageError(`There is no scenario file (.yaml, .json) in the folder ${name}.`);
      return below.map((entry) => `${name.replace(/\/$/, '')}/${entry}`);
    }),
  );
  const files = [...new Set(found.flat())];
  if (positionals.length === 0 && files[0] === USUAL_SCENARIOS)
    throw new UsageError(`There is no folder ${USUAL_SCENARIOS} here. Name the scenario files.`);
  return files;
}

function runFile(
  text: string,
  file: string,
  data: Data,
  judgeFor: ReturnType<typeof createJudges>,
): RunFile | BadFile {
  const read = readScenario(text, file, data.packs);
  if ('problems' in read) return { file, problems: read.problems };
  const { scenario, locate } = read.value;
  const pack = data.packs[scenario.platform];
  // Checked when read.
  if (!pack) throw new TypeError(`no pack "${scenario.platform}"`);
  return { file, pack, results: runScenario(scenario, judgeFor), locate };
}

/** An overlay that changes no answer was named by mistake. */
function checkOverlays(files: readonly (RunFile | BadFile)[], data: Data, recorded: Data): void {
  const tested = new Set(files.flatMap((file) => ('pack' in file ? [file.pack.id] : [])));
  const changed = Object.keys(data.packs).filter((id) => data.packs[id] !== recorded.packs[id]);
  const idle = changed.find((id) => !tested.has(id));
  if (idle === undefined || files.some((file) => 'problems' in file)) return;
  throw new UsageError(`An overlay is for the platform ${idle}, and no scenario file is about it.`);
}

/**
 * Rewrites what failing cases expect, after showing it.
 *
 * @returns the files as they are afterwards
 */
async function update(
  files: readonly (RunFile | BadFile)[],
  { data, judgeFor, io, dryRun, say }: Updating,
): Promise<(RunFile | BadFile)[]> {
  const after: (RunFile | BadFile)[] = [];
  for (const run of files) {
    after.push(run);
    if ('problems' in run || !run.results.some(({ outcome }) => outcome === 'failed')) continue;
    const text = await readText(run.file, io);
    const { text: next, updated, left } = updateExpectations(text, run.file, run.results);
    for (const name of left) {
      await say(`${run.file}: of what "${name}" expects nothing is left; change it by hand.\n`);
    }
    if (next === text) continue;
    const again = runFile(next, run.file, data, judgeFor);
    const holds = (name: string) =>
      'results' in again && again.results.some((one) => one.case.name === name && one.outcome === 'passed');
    if (!updated.every(holds)) throw new Error(`${run.file} would not hold after the update`);
    await say(`${diffInWords(run.file, lineDiff(text, next))}\n`);
    if (dryRun) continue;
    try {
      await io.writeFile(run.file, next);
    } catch (error) {
      throw fileTrouble('write', run.file, error);
    }
    after.splice(-1, 1, again);
  }
  return after;
}

interface Updating {
  readonly data: Data;
  readonly judgeFor: ReturnType<typeof createJudges>;
  readonly io: Io;
  readonly dryRun: boolean;
  readonly say: (text: string) => Promise<void>;
}

async function writeReports(report: TestReport, outputs: readonly Output[], io: Io): Promise<void> {
  for (const { reporter, file } of outputs) {
    const text = reporters[reporter]?.(report) ?? '';
    if (file === null) await io.out(text);
    else {
      try {
        await io.writeFile(file, text);
      } catch (error) {
        throw fileTrouble('write', file, error);
      }
    }
  }
  if (outputs.every(({ file }) => file !== null)) await io.out(`${totalsInWords(report.totals)}\n`);
}

function exitCode({ totals }: TestReport): ExitCode {
  if (totals.badFiles > 0) return 2;
  return totals.failed > 0 ? 1 : 0;
}

export const command: Command = {
  summary: 'run scenario files against the packs',
  usage: '[options] [FILE...]',
  options: {
    reporter: {
      type: 'string',
      value: 'NAME[=FILE]',
      multiple: true,
      help: 'human (default), json, junit or md; several with commas.',
    },
    out: { type: 'string', value: 'FILE', help: 'Write to this file what would go to standard output.' },
    coverage: { type: 'boolean', help: 'Tell which rules and entries of the packs no case touches.' },
    update: { type: 'boolean', help: 'Rewrite what failing cases expect to what was decided; shown first.' },
    'dry-run': { type: 'boolean', help: 'With --update: only show what would be rewritten.' },
    ...overlayOptions,
  },
  details: `
A scenario file, in YAML or JSON, asks questions about one platform and says what the answers must contain: see docs/scenarios.md. A
folder stands for the scenario files in it; without a name, those in ${USUAL_SCENARIOS} are run.

For a case that does not hold it tells what was expected and what came, which rule spoke, and the nearest rule that would have given
what is expected with the condition that kept it from speaking. A case marked "todo" is told and does not fail; it fails once it holds.

--update changes nothing but values of "expect" in cases that fail; comments and layout stay. Look at what it shows: it writes down
what the pack says, right or wrong.

Exit codes: 0 = every case holds, 1 = some do not, 2 = a file could not be read or is no scenario file.

Examples:
  interstice test
  interstice test my.yaml --coverage
  interstice test --reporter human,junit=out/scenarios.xml,md=out/scenarios.md
`,
  async run({ values, positionals, io, data: recorded }) {
    const outputs = outputsOf(values);
    const dryRun = isOn(values, 'dry-run');
    if (dryRun && !isOn(values, 'update')) throw new UsageError('--dry-run says nothing without --update.');
    const data = await withOverlays(values, recorded, io);
    const judgeFor = createJudges(data);
    let files: (RunFile | BadFile)[] = [];
    for (const name of await filesOf(positionals, io)) {
      files.push(runFile(await readText(name, io), name, data, judgeFor));
    }
    checkOverlays(files, data, recorded);
    if (isOn(values, 'update')) {
      const toPerson = outputs.every(({ reporter, file }) => reporter === 'human' || file !== null);
      files = await update(files, { data, judgeFor, io, dryRun, say: toPerson ? io.out : io.err });
    }
    const report = reportOf(files, { coverage: isOn(values, 'coverage') });
    await writeReports(report, outputs, io);
    return exitCode(report);
  },
};
