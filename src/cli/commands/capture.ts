import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { presets } from '../../figure/presets.ts';
import { isDay } from '../../policy/day.ts';
import { suggest } from '../../policy/nearest-name.ts';
import { formatProblem } from '../../policy/problem.ts';
import { type Capturer, openCapturer } from '../capture/browser.ts';
import { type FailedCapture, writeIndex } from '../capture/index-page.ts';
import { doneIn, jobDigest, writeFolder } from '../capture/output.ts';
import { partOf, type Shard, shardOf } from '../capture/shard.ts';
import { type CaptureFile, type Job, readCaptureFile } from '../capture/spec-file.ts';
import { type Command, type CommandInput, type Data, type Io, UsageError } from '../command.ts';
import { fileTrouble } from '../file-trouble.ts';
import { isOn, lastValue, type Values } from '../options.ts';
import { version } from '../version.ts';

/** Where the build puts it, beside the command line. */
const EXTENSION = fileURLToPath(new URL('../chromium', import.meta.url));
const MOST_BROWSERS = 8;

/** What became of one comparison. */
interface Outcome {
  readonly name: string;
  /** `kept` = everything was there already. */
  readonly state: 'made' | 'kept' | 'failed';
  readonly trouble?: string;
  readonly problems: readonly string[];
  /** Of the problems, those that came up in the making. */
  readonly left?: readonly string[];
  readonly seconds?: number;
}

/** The day that it is, of UTC: what the last day is that can be compared. */
const todayHere = (): string => new Date().toISOString().slice(0, 10);

async function readSpec({ values, positionals, io, data }: CommandInput): Promise<CaptureFile> {
  const known = Object.values(data.packs);
  const id = lastValue(values, 'preset');
  if (id !== undefined) {
    if (positionals.length > 0) throw new UsageError('Either a file or --preset, not both.');
    const preset = presets.find((one) => one.id === id);
    if (preset === undefined) {
      const ids = presets.map((one) => one.id);
      throw new UsageError(`There is no ready-made comparison "${id}". ${suggest(id, ids, 'ones')}`);
    }
    const today = lastValue(values, 'today');
    if (today !== undefined && !isDay(today))
      throw new UsageError(`${JSON.stringify(today)} is not a day. Write one that exists, as YYYY-MM-DD.`);
    const needsToday = JSON.stringify(preset.figure('@')).includes('"@"');
    if (needsToday && today === undefined)
      throw new UsageError(`"${id}" reaches to today. Say which day that is: --today 2026-11-29.`);
    const text = JSON.stringify({
      languages: ['en', 'zh-CN'],
      comparisons: [{ id, ...preset.figure(today ?? '') }],
    });
    return readCaptureFile(text, 'preset.json', known, today ?? todayHere());
  }
  const [file, ...others] = positionals;
  if (file === undefined)
    throw new UsageError(
      'The file with the comparisons is missing: interstice capture SPEC.yaml, or --preset ID.',
    );
  if (others.length > 0) throw new UsageError(`One file at a time; ${others.join(', ')} would be left out.`);
  let text: string;
  try {
    text = await io.readFile(file);
  } catch (error) {
    throw fileTrouble('read', file, error);
  }
  return readCaptureFile(text, file, known, lastValue(values, 'today') ?? todayHere());
}

function browsersOf(values: Values, jobs: number): number {
  const text = lastValue(values, 'browsers');
  const wanted = text === undefined ? Math.min(4, availableParallelism()) : Number(text);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > MOST_BROWSERS)
    throw new UsageError(`--browsers takes a number from 1 to ${MOST_BROWSERS}.`);
  return Math.max(1, Math.min(wanted, jobs));
}

/** Makes one comparison. Never throws: what goes wrong is its outcome. */
async function make(job: Job, out: string, digest: string, capturer: Capturer): Promise<Outcome> {
  const problems = job.problems.map(({ message }) => message);
  const started = performance.now();
  const { name, figure, theme, languages, scales, formats, note } = job;
  try {
    const answer = await capturer.capture({ figure: { ...figure }, theme, languages, scales, formats, note });
    if (!answer.ok) return { name, state: 'failed', trouble: answer.trouble, problems };
    const { left } = answer;
    const all = [...problems, ...left];
    await writeFolder(join(out, name), Buffer.from(answer.zip, 'base64'), {
      job: digest,
      name,
      title: answer.title,
      problems: all,
    });
    return {
      name,
      state: 'made',
      problems: all,
      left,
      seconds: Math.round(performance.now() - started) / 1000,
    };
  } catch (error) {
    return {
      name,
      state: 'failed',
      trouble: error instanceof Error ? error.message : String(error),
      problems,
    };
  }
}

/** Makes what is not there yet, in several browsers, each comparison by the next one that is free. */
async function makeAll(
  jobs: readonly (readonly [job: Job, digest: string])[],
  out: string,
  count: number,
  tell: (outcome: Outcome) => Promise<void>,
): Promise<string> {
  if (jobs.length === 0) return '';
  const waiting = [...jobs];
  let browser = '';
  const work = async () => {
    const capturer = await openCapturer(EXTENSION);
    browser = capturer.browser;
    try {
      for (let next = waiting.shift(); next; next = waiting.shift())
        await tell(await make(next[0], out, next[1], capturer));
    } finally {
      await capturer.close();
    }
  };
  await Promise.all(Array.from({ length: count }, work));
  return browser;
}

async function tellOutcome({ name, state, trouble, seconds }: Outcome, io: Io): Promise<void> {
  const more =
    state === 'failed' ? `: ${trouble}` : seconds === undefined ? '' : ` (${seconds.toFixed(1)} s)`;
  await io.out(`${state.padEnd(6)} ${name}${more}\n`);
}

async function run(input: CommandInput): Promise<0 | 1 | 2> {
  const { values, io, data } = input;
  const out = lastValue(values, 'out') ?? 'out/captures';
  if (isOn(values, 'index')) {
    await mkdir(out, { recursive: true });
    await writeIndex(out, []);
    await io.out(`${join(out, 'index.html')}\n`);
    return 0;
  }
  const spec = await readSpec(input);
  const shard = shardOf(lastValue(values, 'shard'));
  for (const problem of spec.problems) await io.err(`${formatProblem(problem)}\n`);
  if (spec.jobs.length === 0 && spec.refused.length === 0) return 2;
  const all = partOf(chosen([...spec.jobs, ...spec.refused], lastValue(values, 'only')), shard);
  if (isOn(values, 'list')) {
    const names = all.map(({ name }) => name);
    await io.out(
      isOn(values, 'json') ? `${JSON.stringify(names)}\n` : names.map((name) => `${name}\n`).join(''),
    );
    return 0;
  }
  return captureAll(
    all,
    spec.problems.length,
    out,
    reportName(shard, lastValue(values, 'only')),
    input,
    data,
  );
}

/** All of them, or the one of that name. */
function chosen<One extends { readonly name: string }>(all: readonly One[], name: string | undefined): One[] {
  if (name === undefined) return [...all];
  const found = all.filter((one) => one.name === name);
  if (found.length > 0) return found;
  const names = all.map((one) => one.name);
  throw new UsageError(
    `There is no comparison "${name}" in this file. ${suggest(name, names, 'comparisons')}`,
  );
}

async function captureAll(
  all: readonly (Job | CaptureFile['refused'][number])[],
  general: number,
  out: string,
  reportFile: string,
  { values, io }: CommandInput,
  { digests }: Data,
): Promise<0 | 1> {
  const isJson = isOn(values, 'json');
  const outcomes: Outcome[] = [];
  const tell = async (outcome: Outcome) => {
    outcomes.push(outcome);
    if (!isJson) await tellOutcome(outcome, io);
    // What is wrong in the file has been told with its place.
    for (const one of outcome.left ?? []) await io.err(`${outcome.name}: ${one}\n`);
  };
  await mkdir(out, { recursive: true }).catch((error: unknown) => {
    throw fileTrouble('write', out, error);
  });
  const todo: (readonly [Job, string])[] = [];
  const told = new Set<string>();
  for (const one of all) {
    for (const problem of one.problems) {
      const text = formatProblem(problem);
      if (!told.has(text)) await io.err(`${text}\n`);
      told.add(text);
    }
    const problems = one.problems.map(({ message }) => message);
    if (!('figure' in one)) {
      await tell({
        name: one.name,
        state: 'failed',
        trouble: problems.at(-1) ?? 'nothing to show',
        problems,
      });
      continue;
    }
    const digest = jobDigest(one, version, digests);
    const done = isOn(values, 'force') ? null : await doneIn(join(out, one.name), digest);
    if (done !== null) await tell({ name: one.name, state: 'kept', problems: done.problems });
    else todo.push([one, digest]);
  }
  const browser = await makeAll(todo, out, browsersOf(values, todo.length), tell);

  const failed: FailedCapture[] = outcomes.flatMap(({ name, state, trouble = '' }) =>
    state === 'failed' ? [{ name, trouble }] : [],
  );
  await writeIndex(out, failed);
  const report = {
    version,
    browser,
    outcomes: outcomes.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  };
  await writeFile(join(out, reportFile), `${JSON.stringify(report, null, 2)}\n`);
  if (isJson) await io.out(`${JSON.stringify(report, null, 2)}\n`);
  else await io.out(`${summaryOf(outcomes)} ${join(out, 'index.html')}\n`);
  const hasFaults = general > 0 || outcomes.some(({ problems }) => problems.length > 0);
  return failed.length > 0 || hasFaults ? 1 : 0;
}

/** Runs that share a folder do not write over each other's report. */
function reportName({ index, of }: Shard, only: string | undefined): string {
  if (only !== undefined) return `report-${only}.json`;
  return of === 1 ? 'report.json' : `report-${index}-of-${of}.json`;
}

function summaryOf(outcomes: readonly Outcome[]): string {
  const count = (state: Outcome['state']) => outcomes.filter((one) => one.state === state).length;
  return `${count('made')} made, ${count('kept')} kept, ${count('failed')} failed.`;
}

export const command: Command = {
  summary: 'pictures and data of comparisons, through a real headless browser',
  usage: 'SPEC.yaml [options]  |  --preset ID [options]',
  options: {
    out: { type: 'string', value: 'FOLDER', help: 'Where to write; out/captures where nothing is said.' },
    preset: {
      type: 'string',
      value: 'ID',
      help: `A ready-made comparison instead of a file: ${presets.map(({ id }) => id).join(', ')}.`,
    },
    today: {
      type: 'string',
      value: 'DAY',
      help: 'Which day it is: "today" in a ready-made comparison, and the last day that can be compared.',
    },
    shard: { type: 'string', value: 'I/N', help: 'Only the I-th of N parts, for many machines.' },
    only: { type: 'string', value: 'NAME', help: 'Only the comparison of that name.' },
    list: { type: 'boolean', help: 'Only tell the names of the comparisons.' },
    browsers: { type: 'string', value: 'N', help: `How many browsers at once, 1 to ${MOST_BROWSERS}.` },
    force: { type: 'boolean', help: 'Make everything anew, also what is there already.' },
    index: { type: 'boolean', help: 'Only write index.html for what stands in the folder.' },
  },
  details: `
Each comparison becomes a folder: pictures (PNG, SVG), a page, the cells as CSV and JSON, citations as CSL-JSON and BibTeX, an alt
text, the packs that decided it, and a manifest with the SHA-256 of each file. index.html shows them all; report.json tells what
became of each. docs/capture.md says what a file with comparisons looks like.

What stands there already, whole and unchanged, is kept: a run that was broken off goes on where it stopped. The same file gives the
same bytes; only report.json says how long it took and in which browser. A comparison that cannot be made is listed, and
the others are made.

Needs Chromium, Chrome or Edge; INTERSTICE_CHROMIUM names one. Nothing is sent anywhere, and no link is opened.

Exit code 0 = all made as asked, 1 = something failed or had to be left out, 2 = the file cannot be read.

Examples:
  interstice capture --preset the-2021-figure --out out/figure
  interstice capture examples/capture/figures.yaml --out out/captures
  interstice capture examples/capture/figures.yaml --shard 2/4
`,
  run,
};
