// Engine benchmark: `decide` against the bare URL parser and against two generic rule engines, on the WeChat rules of one day.
// Two at a time, in turns of 20 ms CPU time within one fresh process, so that whatever else the machine does touches both alike.
// Only the ratios count; of seven processes the median is taken.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const bundle = fileURLToPath(new URL('../../.cache/bench/', import.meta.url));
const worker = fileURLToPath(new URL('./engine-worker.mjs', import.meta.url));
const ROUNDS = 7;
const PAIRS = /** @type {const} */ ([
  ['decide', 'url'],
  ['decide', 'json-logic-js'],
  ['decide', 'json-rules-engine'],
  ['decide-100', 'decide-100000'],
]);

/** @typedef {{ name: string, value: number, unit: string, target: string, ok: boolean }} Row */

/**
 * One process, two contenders.
 *
 * @param {string} one
 * @param {string} other
 * @returns {{ perSecond: number, answers: string }[]}
 */
function run(one, other) {
  const output = execFileSync(process.execPath, [worker, bundle, one, other], { encoding: 'utf8' });
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
  /** @type {Record<string, number[]>} */
  const ratios = {};
  /** @type {number[]} */
  const speeds = [];
  for (let round = 1; round <= ROUNDS; round++) {
    say(`engine: round ${round} of ${ROUNDS}`);
    for (const [one, other] of PAIRS) {
      const [first, second] = run(one, other);
      if (first === undefined || second === undefined) throw new Error(`${one} and ${other} did not run`);
      if (other.startsWith('json') && first.answers !== second.answers)
        throw new Error(`${other} does not give the answers of ${one}: the comparison is void`);
      ratios[other] = [...(ratios[other] ?? []), first.perSecond / second.perSecond];
      if (one === 'decide') speeds.push(first.perSecond);
    }
  }
  const ratio = (/** @type {string} */ other) => median(ratios[other] ?? []);
  /** @type {(name: string, value: number, unit: string, target: string, ok: boolean) => Row} */
  const row = (name, value, unit, target, ok) => ({
    name,
    value: Number(value.toPrecision(3)),
    unit,
    target,
    ok,
  });
  const toUrl = ratio('url');
  const toLogic = ratio('json-logic-js');
  const toRules = ratio('json-rules-engine');
  const scale = ratio('decide-100000');
  return [
    row('decide, as a share of new URL().hostname', toUrl, 'x', '>= 0.40', toUrl >= 0.4),
    row('decide, times json-logic-js', toLogic, 'x', '>= 5', toLogic >= 5),
    row('decide, times json-rules-engine', toRules, 'x', '>= 100', toRules >= 100),
    row('time at 100,000 destinations against 100', scale, 'x', '<= 1.2', scale <= 1.2),
    row('decisions per second (for orientation)', median(speeds), '/s', '', true),
  ];
}
