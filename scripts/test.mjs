/**
 * Everything that a change must pass. Ends with one line, `N passed, N failed, N skipped`, and exit code 1 where something failed.
 * Tests of chats that are not installed here are skipped, which is said at the end; with CI set in the environment they count as failed.
 *
 *   npm test                         all of it
 *   npm test -- types lint unit      only these steps (of: types lint unit build addon manifest e2e)
 *   npm test -- e2e stage            only end-to-end files with "stage" in their path
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env } from 'node:process';
import { pathToFileURL } from 'node:url';
import { root, runMain, setup } from './setup.mjs';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} lacking what was skipped and, in brackets, why: each name once
 */
/** @typedef {{ status: string, fullName: string, ancestorTitles: string[] }} TestResult */
/** @typedef {{ status: string, assertionResults: TestResult[] }} FileResult */

/** @type {Count} */
const OK = { passed: 1, failed: 0, skipped: 0, lacking: [] };
/** @type {Count} */
const FAILED = { passed: 0, failed: 1, skipped: 0, lacking: [] };

/**
 * Runs one of our tools from node_modules with this Node.
 * @param {string} tool path in node_modules
 * @param {string[]} args
 */
function runTool(tool, args) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  return status === 0;
}

/** @param {string[]} faults */
function oneCheck(faults) {
  for (const fault of faults) console.error(`  ${fault}`);
  return faults.length === 0 ? OK : FAILED;
}

/**
 * A test file that could not even be loaded counts as one failure.
 * @param {{ testResults: FileResult[] }} report of vitest
 * @returns {Count}
 */
export function countReport({ testResults }) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  /** @type {Set<string>} */
  const lacking = new Set();
  for (const { status, assertionResults } of testResults) {
    const failed = assertionResults.filter((test) => test.status === 'failed').length;
    const passed = assertionResults.filter((test) => test.status === 'passed').length;
    const skipped = assertionResults.filter((test) => !['failed', 'passed'].includes(test.status));
    count.passed += passed;
    count.failed += status === 'failed' && failed === 0 ? 1 : failed;
    count.skipped += skipped.length;
    // A suite that is skipped says in its name what is missing.
    for (const { ancestorTitles, fullName } of skipped) lacking.add(ancestorTitles[0] ?? fullName);
  }
  return { ...count, lacking: [...lacking] };
}

/** @param {readonly Count[]} counts @returns {Count} */
export function sum(counts) {
  return {
    passed: counts.reduce((all, { passed }) => all + passed, 0),
    failed: counts.reduce((all, { failed }) => all + failed, 0),
    skipped: counts.reduce((all, { skipped }) => all + skipped, 0),
    lacking: counts.flatMap(({ lacking }) => lacking),
  };
}

/**
 * True where nobody sits at the machine and reads warnings. Such services set CI, to `true` or `1` mostly.
 * @param {NodeJS.ProcessEnv} environment
 */
export function isUnattended({ CI = '' }) {
  return !['', '0', 'false'].includes(CI.toLowerCase());
}

/**
 * What is said at the end, the count last, and the exit code. Skipped tests prove nothing: where nobody reads that, they are a failure.
 * @param {Count} count
 * @param {boolean} unattended
 */
export function verdict({ passed, failed, skipped, lacking }, unattended) {
  const lines = [];
  if (skipped > 0) {
    lines.push(
      '',
      unattended
        ? 'FAILED: tests were skipped, and with CI set in the environment every test must run.'
        : 'WARNING: tests were skipped. This run says nothing of what they test.',
      'What was skipped, and why:',
      ...lacking.map((name) => `  ${name}`),
      '`node scripts/setup.mjs` installs what is missing where it may (on Debian, as root), or says how.',
      '',
    );
  }
  lines.push(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return { lines, code: failed > 0 || (unattended && skipped > 0) ? 1 : 0 };
}

/**
 * @param {string[]} projects of vitest.config.ts
 * @param {string[]} files parts of paths; none = all
 * @returns {Count}
 */
function vitest(projects, files = []) {
  const file = join(root, `.cache/${projects.join('-')}.json`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(file, { force: true });
  const passed = runTool('vitest/vitest.mjs', [
    'run',
    ...projects.map((name) => `--project=${name}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...files,
  ]);
  try {
    const count = countReport(JSON.parse(readFileSync(file, 'utf8')));
    return passed || count.failed > 0 ? count : { ...count, failed: 1 };
  } catch {
    return FAILED;
  }
}

/** @type {Record<string, (files: string[]) => Promise<Count> | Count>} */
const STEPS = {
  types: () => (runTool('typescript/bin/tsc', ['-b']) ? OK : FAILED),
  lint: () => (runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']) ? OK : FAILED),
  unit: (files) => vitest(['unit', 'dom'], files),
  build: async () => {
    const { buildAll } = await import('./build.mjs');
    await buildAll({ parts: ['extension', 'cli', 'open-roots'] });
    return OK;
  },
  addon: async () => oneCheck((await import('./check-extension.mjs')).lintAddon()),
  manifest: async () => oneCheck((await import('./check-extension.mjs')).builtFaults()),
  e2e: (files) => vitest(['e2e'], files),
};

/** @param {number} milliseconds */
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

async function main() {
  const asked = argv.slice(2);
  const chosen = Object.keys(STEPS).filter((step) => asked.includes(step));
  const files = asked.filter((word) => !(word in STEPS));
  const steps = chosen.length === 0 ? Object.keys(STEPS) : chosen;
  const begin = performance.now();
  const needsBrowsers = steps.includes('e2e');
  await setup({ browsers: needsBrowsers ? 'both' : 'none', tests: needsBrowsers });

  /** @type {Count[]} */
  const counts = [];
  const times = [`setup ${seconds(performance.now() - begin)}`];
  for (const step of steps) {
    console.log(`\n== ${step}`);
    const started = performance.now();
    const count = await Promise.resolve()
      .then(() => STEPS[step]?.(files) ?? FAILED)
      .catch((error) => {
        console.error(error);
        return FAILED;
      });
    const time = seconds(performance.now() - started);
    times.push(`${step} ${time}`);
    console.log(`== ${step}: ${count.failed === 0 ? 'ok' : `${count.failed} failed`}, ${time}`);
    counts.push(count);
  }
  console.log(`\n${times.join(', ')}; ${seconds(performance.now() - begin)} in all`);
  const { lines, code } = verdict(sum(counts), isUnattended(env));
  for (const line of lines) console.log(line);
  return code;
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) await runMain(main);
