// `decide` on a stream of lines: what a line costs, against reading and writing the same lines as JSON, and whether memory grows.
import { spawnSync } from 'node:child_process';
import { closeSync, createWriteStream, mkdirSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildAll } from '../../scripts/build.mjs';
import { atMost, median } from './figures.mjs';
import { OPTIONS, writeLines } from './question-lines.mjs';

/** @typedef {import('./figures.mjs').Row} Row */
/** @typedef {{ cpu: number, megabytes: number }} Cost seconds of CPU time, and the most memory that was taken */

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const cli = here('../../dist/cli/interstice.js');
const worker = here('./lines-worker.mjs');
const ROUNDS = 3;
const MANY = 1_000_000;
const FEW = 100_000;
/** So many lines a second, by CPU time. */
const TARGET = 150_000;

/** @param {number} count @returns {Promise<string>} */
async function fileOf(count) {
  mkdirSync(here('../../.cache/bench'), { recursive: true });
  const file = here(`../../.cache/bench/lines-${count}.ndjson`);
  const out = createWriteStream(file);
  await writeLines(count, (text) => new Promise((taken) => out.write(text, taken)));
  await new Promise((closed) => out.end(closed));
  return file;
}

/**
 * One process that reads the file and writes to nowhere.
 * @param {string} file
 * @param {string[]} args of the worker
 * @returns {Cost}
 */
function run(file, args) {
  const input = openSync(file, 'r');
  const { stderr, status } = spawnSync(process.execPath, [worker, ...args], {
    stdio: [input, 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  closeSync(input);
  if (status !== 0) throw new Error(`${args[0]} ended with ${status}: ${stderr}`);
  return JSON.parse(stderr);
}

/** @param {string} file */
const decide = (file) => run(file, [cli, 'decide', ...OPTIONS]);

/**
 * @param {(line: string) => void} say progress
 * @returns {Promise<Row[]>}
 */
export async function benchLines(say = () => {}) {
  await buildAll({ parts: ['cli'], log: () => {} });
  say(`lines: making ${MANY.toLocaleString('en')} of them`);
  const [many, few] = [await fileOf(MANY), await fileOf(FEW)];
  /** @type {Cost[]} */
  const costs = [];
  /** @type {number[]} */
  const ratios = [];
  for (let round = 1; round <= ROUNDS; round++) {
    say(`lines: round ${round} of ${ROUNDS}`);
    const cost = decide(many);
    costs.push(cost);
    ratios.push(cost.cpu / run(many, ['json']).cpu);
  }
  const speed = MANY / median(costs.map(({ cpu }) => cpu));
  const memory = median(costs.map(({ megabytes }) => megabytes));
  const before = decide(few).megabytes;
  return [
    {
      name: 'lines a second, all platforms, days and surfaces mixed, one process',
      value: Math.round(speed),
      unit: '/s',
      target: `>= ${TARGET}`,
      ok: speed >= TARGET,
    },
    atMost('CPU time, times that of JSON.parse and JSON.stringify of each line', median(ratios), 'x'),
    atMost('memory for 1,000,000 lines, times that for 100,000', memory / before, 'x', 1.2),
    atMost('memory for 1,000,000 lines', memory, 'MB'),
  ];
}
