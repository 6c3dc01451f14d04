// Engine benchmark: `decide` against the bare URL parser and against two generic rule engines, on the WeChat rules of one day.
// Each contender runs in a fresh process, interleaved, so that none warms or crowds another; only ratios count.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const bundle = fileURLToPath(new URL('../../.cache/bench/', import.meta.url));
const worker = fileURLToPath(new URL('./engine-worker.mjs', import.meta.url));
const ROUNDS = 5;

/** @typedef {{ name: string, value: number, unit: string, target: string, ok: boolean }} Row */

/**
 * One process, one contender.
 *
 * @param {string} contender
 * @returns {{ perSecond: number, answers: string }}
 */
function run(contender) {
  const output = execFileSync(process.execPath, [worker, bundle, contender], { encoding: 'utf8' });
  return JSON.parse(output);
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * Runs all contenders and returns the rows of the table.
 *
 * @param {(line: string) => void} say progress
 * @returns {Promise<Row[]>}
 */
export async function benchEngine(say = () => {}) {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL('./engine-entry.ts', import.meta.url)),
      outDir: bundle,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'engine.mjs' } },
    },
  });
  const contenders = ['url', 'decide', 'decide-100', 'decide-100000', 'json-logic-js', 'json-rules-engine'];
  /** @type {Record<string, number[]>} */
  const speeds = {};
  /** @type {Record<string, string>} */
  const answers = {};
  for (let round = 1; round <= ROUNDS; round++) {
    say(`engine: round ${round} of ${ROUNDS}`);
    for (const contender of contenders) {
      const result = run(contender);
      speeds[contender] = [...(speeds[contender] ?? []), result.perSecond];
      answers[contender] = result.answers;
    }
  }
  for (const other of ['json-logic-js', 'json-rules-engine'])
    if (answers[other] !== answers.decide)
      throw new Error(`${other} does not give the answers of decide: the comparison is void`);

  /** Median of the ratios within each round. @param {string} a @param {string} b */
  const ratio = (a, b) => median((speeds[a] ?? []).map((speed, i) => speed / (speeds[b]?.[i] ?? Number.NaN)));
  /** @type {(name: string, value: number, unit: string, target: string, ok: boolean) => Row} */
  const row = (name, value, unit, target, ok) => ({
    name,
    value: Number(value.toPrecision(3)),
    unit,
    target,
    ok,
  });
  const toUrl = ratio('decide', 'url');
  const toLogic = ratio('decide', 'json-logic-js');
  const toRules = ratio('decide', 'json-rules-engine');
  const scale = ratio('decide-100', 'decide-100000');
  return [
    row('decide, as a share of new URL().hostname', toUrl, 'x', '>= 0.40', toUrl >= 0.4),
    row('decide, times json-logic-js', toLogic, 'x', '>= 5', toLogic >= 5),
    row('decide, times json-rules-engine', toRules, 'x', '>= 100', toRules >= 100),
    row('time at 100,000 destinations against 100', scale, 'x', '<= 1.2', scale <= 1.2),
    row('decisions per second (for orientation)', median(speeds.decide ?? []), '/s', '', true),
  ];
}
