/**
 * Which browsers are here. A path in INTERSTICE_CHROMIUM or INTERSTICE_FIREFOX wins over what is found.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, platform } from 'node:process';

/** @typedef {'chromium' | 'firefox'} BrowserName */

const OVERRIDE = { chromium: 'INTERSTICE_CHROMIUM', firefox: 'INTERSTICE_FIREFOX' };

/** What to look for on PATH, best first: plain Chromium loads an unpacked extension without ado. */
const COMMANDS = {
  chromium: [
    'chromium',
    'chromium-browser',
    'microsoft-edge',
    'microsoft-edge-stable',
    'google-chrome',
    'google-chrome-stable',
  ],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
};

/** @returns {Record<BrowserName, string[]>} */
function installedPaths() {
  if (platform === 'darwin') {
    const folders = ['/Applications', join(env.HOME ?? '', 'Applications')];
    const inFolders = (/** @type {string} */ rest) => folders.map((folder) => join(folder, rest));
    return {
      chromium: [
        ...inFolders('Chromium.app/Contents/MacOS/Chromium'),
        ...inFolders('Microsoft Edge.app/Contents/MacOS/Microsoft Edge'),
        ...inFolders('Google Chrome.app/Contents/MacOS/Google Chrome'),
      ],
      firefox: [
        ...inFolders('Firefox.app/Contents/MacOS/firefox'),
        ...inFolders('Firefox Developer Edition.app/Contents/MacOS/firefox'),
      ],
    };
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (folder) => folder !== undefined,
    );
    const inFolders = (/** @type {string} */ rest) => folders.map((folder) => join(folder, rest));
    return {
      chromium: [
        ...inFolders('Chromium/Application/chrome.exe'),
        ...inFolders('Microsoft/Edge/Application/msedge.exe'),
        ...inFolders('Google/Chrome/Application/chrome.exe'),
      ],
      firefox: inFolders('Mozilla Firefox/firefox.exe'),
    };
  }
  return { chromium: ['/snap/bin/chromium'], firefox: ['/snap/bin/firefox'] };
}

/** @param {string} file */
function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} command
 * @returns {string | null} its full path
 */
export function onPath(command) {
  const endings = platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = [...(env.PATH ?? '').split(delimiter), ...(platform === 'linux' ? ['/usr/sbin'] : [])];
  for (const folder of folders) {
    for (const ending of endings) {
      if (folder !== '' && runs(join(folder, command + ending))) return join(folder, command + ending);
    }
  }
  return null;
}

/** Chromium as Playwright downloads it, if it did; null also while our own packages are not installed yet. */
async function playwrightChromium() {
  try {
    const { chromium } = await import('playwright-core');
    const file = chromium.executablePath();
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

/**
 * @param {BrowserName} name
 * @returns {Promise<string | null>} path of the program, null where there is none
 */
export async function findBrowser(name) {
  const chosen = env[OVERRIDE[name]];
  if (chosen !== undefined && chosen !== '') {
    if (runs(chosen)) return chosen;
    throw new Error(`${OVERRIDE[name]} is ${chosen}, which is no program that can be run`);
  }
  const [first, ...others] = COMMANDS[name].map(onPath);
  const plain = first ?? (name === 'chromium' ? await playwrightChromium() : null);
  return plain ?? [...others, ...installedPaths()[name]].find((file) => file !== null && runs(file)) ?? null;
}

/** True where a window can be shown. */
export function hasDisplay() {
  if (platform === 'win32' || platform === 'darwin') return true;
  return [env.DISPLAY, env.WAYLAND_DISPLAY].some((value) => value !== undefined && value !== '');
}

/** Debian itself: its derivatives name and ship browsers differently. */
export function isDebian() {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/**
 * @param {readonly string[]} packages
 * @returns {string[]} those that Debian has not installed
 */
export function missingDebianPackages(packages) {
  let listed = '';
  try {
    listed = execFileSync('dpkg-query', ['-W', '-f', `\${Package} \${db:Status-Status}\n`, ...packages], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    // dpkg-query fails as soon as one package is unknown, but still lists the others.
    listed = String(/** @type {{ stdout?: unknown }} */ (error).stdout ?? '');
  }
  const there = new Set(
    listed
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return packages.filter((name) => !there.has(name));
}
