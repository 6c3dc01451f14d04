// How long `interstice analyse` takes to ask every question about every pack, by CPU time, and how long a person waits for the whole
// command, scenarios included. In processes of their own, of five the median.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { buildAll } from '../../scripts/build.mjs';
import { atMost, median } from './figures.mjs';

const bundle = fileURLToPath(new URL('../../.cache/bench/analyse.mjs', import.meta.url));
const worker = fileURLToPath(new URL('./analyse-worker.mjs', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const ROUNDS = 5;
/** So many packs are named, those that take longest. */
const NAMED = 3;

/** The command as it is called, from start to end, in milliseconds of the clock. */
function wait() {
  const before = performance.now();
  execFileSync(process.execPath, ['dist/cli/interstice.js', 'analyse'], { cwd: root, stdio: 'ignore' });
  return performance.now() - before;
}

/** @typedef {import('./figures.mjs').Row} Row */
/** @typedef {{ parsed: number, cells: number, each: { id: string, ms: number }[] }} Round */

/**
 * @param {(line: string) => void} say progress
 * @returns {Promise<Row[]>}
 */
export async function benchAnalyse(say = () => {}) {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL('./analyse-entry.ts', import.meta.url)),
      outDir: fileURLToPath(new URL('../../.cache/bench/', import.meta.url)),
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'analyse.mjs' } },
    },
  });
  await buildAll({ parts: ['cli'], log: () => {} });
  /** @type {Round[]} */
  const rounds = [];
  /** @type {number[]} */
  const waits = [];
  for (let round = 1; round <= ROUNDS; round++) {
    say(`analyse: round ${round} of ${ROUNDS}`);
    rounds.push(JSON.parse(execFileSync(process.execPath, [worker, bundle], { encoding: 'utf8' })));
    waits.push(wait());
  }
  /** @param {Round} round */
  const total = ({ each }) => each.reduce((sum, { ms }) => sum + ms, 0);
  const first = rounds[0];
  if (first === undefined || first.each.length === 0) throw new Error('no pack was analysed');
  const packs = first.each.map(({ id }, at) => ({
    id,
    ms: median(rounds.map(({ each }) => each[at]?.ms ?? Number.NaN)),
  }));
  const slowest = [...packs].sort((a, b) => b.ms - a.ms).slice(0, NAMED);
  return [
    atMost(
      `all ${packs.length} packs, ${first.cells.toLocaleString('en')} questions`,
      median(rounds.map(total)),
      'ms',
      5000,
    ),
    atMost('the whole command with its scenarios, by the clock', median(waits), 'ms', 5000),
    atMost('a pack, median', median(packs.map(({ ms }) => ms)), 'ms'),
    ...slowest.map(({ id, ms }) => atMost(id, ms, 'ms')),
    atMost(
      'all packs, times JSON.parse of them',
      median(rounds.map((round) => total(round) / round.parsed)),
      'x',
    ),
  ];
}
