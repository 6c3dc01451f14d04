/**
 * Makes sure that what a command needs is there: our packages, browsers, and for the tests chat servers. Uses only what comes with
 * Node, because it runs before anything is installed. Run again, it takes a moment.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, env, exit, platform, versions } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findBrowser, isDebian, missingDebianPackages, onPath } from './browsers.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const CLIENTS = join(root, 'tests/e2e/clients');
const BROWSER_PACKAGES = ['chromium', 'firefox-esr', 'fonts-noto-cjk', 'fonts-noto-color-emoji'];
/** Chat servers and tools, each a command and a Debian package of the same name, and whose tests want it. */
const TEST_PROGRAMS = { ngircd: 'The Lounge', prosody: 'Converse.js', parallel: 'GNU parallel' };

/** Something is missing that only the person at the machine can bring. The message says exactly what. */
export class SetupError extends Error {}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    cwd: root,
    shell: platform === 'win32',
    ...options,
  });
  if (error !== undefined || status !== 0) {
    throw new SetupError(
      `\`${command} ${args.join(' ')}\` failed${error === undefined ? '' : `: ${error.message}`}`,
    );
  }
}

/** @param {string} version e.g. `20.19.0` */
export function nodeIsEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}

/**
 * True where `node_modules` holds exactly what the lock file asks for, as far as npm's own record tells.
 * @param {{ packages?: Record<string, { version?: string, optional?: boolean }> }} lock package-lock.json
 * @param {{ packages?: Record<string, { version?: string }> }} installed node_modules/.package-lock.json
 */
export function matchesLock(lock, installed) {
  const there = installed.packages ?? {};
  const wanted = Object.entries(lock.packages ?? {}).filter(([path]) => path !== '');
  const known = new Set(wanted.map(([path]) => path));
  return (
    wanted.every(([path, { version, optional }]) =>
      there[path] === undefined ? optional === true : there[path].version === version,
    ) && Object.keys(there).every((path) => known.has(path))
  );
}

/** @param {string} folder with a package-lock.json */
function installPackages(folder) {
  const read = (/** @type {string} */ name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const record = 'node_modules/.package-lock.json';
  if (existsSync(join(folder, record)) && matchesLock(read('package-lock.json'), read(record))) return;
  console.log(`setup: installing packages${folder === root ? '' : ' of the test chat clients'} (npm ci)`);
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
}

/** @param {readonly string[]} packages */
function installDebian(packages) {
  const missing = missingDebianPackages(packages);
  if (missing.length === 0) return;
  console.log(`setup: installing ${missing.join(', ')} (apt-get)`);
  const quiet = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  const lock = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
  run('apt-get', [...lock, 'update'], quiet);
  run('apt-get', [...lock, 'install', '-y', '--no-install-recommends', ...missing], quiet);
}

/** What to tell a person whose machine lacks a browser. @param {string[]} lacking */
function howToInstall(lacking) {
  const lines = [`Not found: ${lacking.join(' and ')}. Please install:`];
  if (isDebian()) {
    lines.push(`  sudo apt-get install ${BROWSER_PACKAGES.join(' ')}`);
  } else {
    if (lacking.includes('Chromium')) {
      lines.push(
        '  Chromium, Chrome or Edge; or Chromium for tests only: npx playwright-core install --with-deps chromium',
      );
    }
    if (lacking.includes('Firefox')) lines.push('  Firefox 140 or newer: https://www.mozilla.org/firefox/');
  }
  lines.push(
    'If they stand in an unusual place, set INTERSTICE_CHROMIUM and INTERSTICE_FIREFOX to their paths.',
  );
  return lines.join('\n');
}

/** @param {'one' | 'both'} need */
async function findBrowsers(need) {
  const chromium = await findBrowser('chromium');
  const firefox = await findBrowser('firefox');
  const enough = need === 'both' ? chromium !== null && firefox !== null : (chromium ?? firefox) !== null;
  if (enough) return;
  if (chromium === null && !isDebian()) {
    console.log("setup: no Chromium here, fetching Playwright's");
    spawnSync(process.execPath, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'], {
      stdio: 'inherit',
      cwd: root,
    });
    if ((await findBrowser('chromium')) !== null) {
      if (need === 'one' || firefox !== null) return;
    }
  }
  const lacking = [];
  if ((await findBrowser('chromium')) === null) lacking.push('Chromium');
  if (firefox === null) lacking.push('Firefox');
  throw new SetupError(howToInstall(lacking));
}

/**
 * @param {{ browsers: 'none' | 'one' | 'both', tests?: boolean }} needs `tests`: also the chat clients and servers of the
 *   end-to-end tests
 */
export async function setup({ browsers, tests = false }) {
  if (!nodeIsEnough(versions.node)) {
    throw new SetupError(`Node 20.19 or newer is needed; this is ${versions.node}. See https://nodejs.org/`);
  }
  installPackages(root);
  if (browsers !== 'none') {
    if (isDebian() && process.getuid?.() === 0) {
      installDebian(tests ? [...BROWSER_PACKAGES, ...Object.keys(TEST_PROGRAMS)] : BROWSER_PACKAGES);
    }
    await findBrowsers(browsers);
  }
  if (!tests) return;
  installPackages(CLIENTS);
  for (const [program, user] of Object.entries(TEST_PROGRAMS)) {
    if (onPath(program) !== null) continue;
    console.log(
      `setup: no ${program} here (Debian: sudo apt-get install ${program}); tests with ${user} will be skipped`,
    );
  }
}

/**
 * Runs a script's main function; says what went wrong in words where it is not a bug.
 * @param {() => Promise<number | void>} main gives the exit code
 */
export async function runMain(main) {
  try {
    exit((await main()) ?? 0);
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    exit(1);
  }
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  await runMain(() => setup({ browsers: 'both', tests: true }));
}
