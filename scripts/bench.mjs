/**
 * Measures what the project promises about speed and size, shows it as a table, and writes it to `out/bench.json`. Exit code 1 where
 * a target is missed. How each figure is measured: docs/benchmarks.md.
 *
 *   npm run bench                   all of it
 *   npm run bench -- stage popup    only these parts (of: engine lines analyse content scroll stage popup compare)
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { root, runMain, SetupError, setup } from './setup.mjs';

/** @typedef {{ name: string, value: number, unit: string, target: string, ok: boolean }} Row */
/** @typedef {(say: (line: string) => void) => Promise<Row[]>} Part */

/** @type {Record<string, () => Promise<Part>>} */
const PARTS = {
  engine: async () => (await import('../tests/bench/engine.mjs')).benchEngine,
  lines: async () => (await import('../tests/bench/lines.mjs')).benchLines,
  analyse: async () => (await import('../tests/bench/analyse.mjs')).benchAnalyse,
  content: async () => (await import('../tests/bench/content.mjs')).benchContent,
  scroll: async () => (await import('../tests/bench/scroll.mjs')).benchScroll,
  stage: async () => (await import('../tests/bench/stage.mjs')).benchStage,
  popup: async () => (await import('../tests/bench/popup.mjs')).benchPopup,
  compare: async () => (await import('../tests/bench/compare.mjs')).benchCompare,
};

/**
 * The rows as a table in plain text.
 * @param {readonly (Row & { part: string })[]} rows
 */
export function tableOf(rows) {
  const cells = rows.map(({ part, name, value, unit, target, ok }) => [
    part,
    name,
    `${value.toLocaleString('en')} ${unit}`.trim(),
    target,
    target === '' ? '' : ok ? 'ok' : 'MISS',
  ]);
  const all = [['part', 'what', 'figure', 'target', ''], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          column === 2 ? cell.padStart(widths[2] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

async function main() {
  const asked = argv.slice(2);
  const unknown = asked.filter((name) => !(name in PARTS));
  if (unknown.length > 0) {
    throw new SetupError(`No part "${unknown.join('", "')}". There are: ${Object.keys(PARTS).join(', ')}.`);
  }
  // Before we are at work ourselves.
  const [load = 0] = loadavg();
  const names = asked.length === 0 ? Object.keys(PARTS) : asked;
  const inBrowser = names.some((name) => !['engine', 'lines', 'analyse'].includes(name));
  await setup({ browsers: inBrowser ? 'one' : 'none' });
  if (inBrowser) {
    const { buildAll } = await import('./build.mjs');
    await buildAll({ parts: ['extension'] });
  }
  /** @type {(Row & { part: string })[]} */
  const rows = [];
  for (const part of names) {
    const run = await PARTS[part]?.();
    const found = (await run?.(console.log)) ?? [];
    rows.push(...found.map((row) => ({ part, ...row })));
  }
  const file = join(root, 'out/bench.json');
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length, load };
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  console.log(`\n${tableOf(rows)}\n`);
  // Another one at work makes every wall-clock figure worse.
  if (load > cpus().length)
    console.log(`The machine was busy before (load ${load.toFixed(1)} on ${cpus().length} cores).`);
  const missed = rows.filter(({ ok }) => !ok).length;
  console.log(
    `${rows.length} figures in out/bench.json; ${missed === 0 ? 'every target met' : `${missed} missed`}`,
  );
  return missed === 0 ? 0 : 1;
}

await runMain(main);
