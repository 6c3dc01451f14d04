/**
 * Builds everything that ships into `dist/`: the extension for Chromium and for Firefox, and the command line.
 *
 *   node scripts/build.mjs               dist/chromium, dist/firefox, dist/cli
 *   node scripts/build.mjs --open-roots  also dist/test-chromium, dist/test-firefox: shadow roots that axe can look into,
 *                                        and the gallery
 *   node scripts/build.mjs --plain       also dist/plain: the pages for an ordinary tab, with mock transport
 *   node scripts/build.mjs --force       even where nothing changed
 *
 * Both browsers get the same bytes; only the manifest differs. A part whose sources did not change is left as it is.
 */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { argv, exit } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, '.cache/build.json');

export const BROWSERS = /** @type {const} */ (['chromium', 'firefox']);

/** What runs in web pages: parts of vite.config.ts. */
const PAGE_SCRIPTS = ['content', 'messages', 'late', 'report', 'names'];

/** @typedef {(typeof BROWSERS)[number]} Browser */
/** @typedef {Record<string, any>} Manifest */

/**
 * The manifest as one browser wants it: how the background is named differs, and each ignores the other's settings.
 * @param {Manifest} source the root manifest.json
 * @param {Browser} browser
 * @param {string} version from package.json
 * @returns {Manifest}
 */
export function manifestFor(source, browser, version) {
  const { minimum_chrome_version, browser_specific_settings, ...common } = source;
  if ('web_accessible_resources' in common) {
    throw new Error(
      'manifest.json: no web_accessible_resources, or any page could tell that we are installed',
    );
  }
  if ('content_scripts' in common) {
    throw new Error('manifest.json: no content_scripts; the script is registered where a person allowed it');
  }
  return {
    ...common,
    version,
    ...(browser === 'chromium'
      ? { minimum_chrome_version, background: { service_worker: 'background.js', type: 'module' } }
      : { browser_specific_settings, background: { scripts: ['background.js'], type: 'module' } }),
  };
}

/**
 * Every file at or below the given paths, in order, without tests.
 * @param {readonly string[]} paths relative to the repository
 * @returns {string[]}
 */
function filesBelow(paths) {
  const found = paths.flatMap((path) => {
    const full = join(root, path);
    const kind = statSync(full, { throwIfNoEntry: false });
    if (kind === undefined) return [];
    if (kind.isFile()) return [full];
    return readdirSync(full, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  });
  return found.filter((file) => !/\.test\.tsx?$/.test(file)).sort();
}

/**
 * Changes when, and only when, something that the part is made of changes.
 * @param {readonly string[]} paths
 * @param {string} extra
 */
function stampOf(paths, extra) {
  const hash = createHash('sha256').update(extra);
  for (const file of filesBelow(paths)) {
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** @returns {Record<string, string>} */
function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * @param {string} mode a part of vite.config.ts
 * @param {string} outDir relative to the repository
 * @param {Record<string, string>} [define]
 */
async function viteBuild(mode, outDir, define = {}) {
  const { build } = await import('vite');
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    mode,
    define,
    logLevel: 'warn',
    build: { outDir: join(root, outDir) },
  });
}

/**
 * The extension, once for each browser.
 * @param {string} prefix of the folders below dist/
 * @param {Record<string, string>} define
 */
async function buildExtension(prefix, define) {
  const first = `dist/${prefix}chromium`;
  for (const browser of BROWSERS)
    rmSync(join(root, `dist/${prefix}${browser}`), { recursive: true, force: true });
  if (existsSync(join(root, 'public'))) cpSync(join(root, 'public'), join(root, first), { recursive: true });
  for (const script of PAGE_SCRIPTS) {
    const before = new Set(filesBelow([first]));
    await viteBuild(script, first, define);
    const made = filesBelow([first]).filter((file) => !before.has(file));
    if (made.length !== 1) {
      const files = made.map((file) => relative(root, file)).join(', ');
      throw new Error(`${script}.js must be one file, but the build gave ${files}`);
    }
  }
  await viteBuild(prefix === '' ? 'pages' : 'test-pages', first, define);
  cpSync(join(root, first), join(root, `dist/${prefix}firefox`), { recursive: true });
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const source = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8'));
  for (const browser of BROWSERS) {
    const text = `${JSON.stringify(manifestFor(source, browser, version), null, 2)}\n`;
    writeFileSync(join(root, `dist/${prefix}${browser}/manifest.json`), text);
  }
}

async function buildCli() {
  rmSync(join(root, 'dist/cli'), { recursive: true, force: true });
  await viteBuild('cli', 'dist/cli');
  const file = join(root, 'dist/cli/interstice.js');
  const code = readFileSync(file, 'utf8');
  writeFileSync(file, code.startsWith('#!') ? code : `#!/usr/bin/env node\n${code}`);
  chmodSync(file, 0o755);
}

const EXTENSION = ['extension', 'src', 'public', 'manifest.json'];
const TOOLS = ['vite.config.ts', 'vite.data.ts', 'scripts/build.mjs', 'package.json', 'package-lock.json'];

/** @type {Record<string, { entry: string, from: string[], into: string, run: () => Promise<void> }>} */
const PARTS = {
  extension: {
    entry: 'extension/content/main.ts',
    from: EXTENSION,
    into: 'dist/firefox/manifest.json',
    run: () => buildExtension('', {}),
  },
  cli: {
    entry: 'src/cli/main.ts',
    from: ['src', 'scripts/browsers.mjs', 'scripts/open-chromium.mjs'],
    into: 'dist/cli/interstice.js',
    run: buildCli,
  },
  'open-roots': {
    entry: 'extension/content/main.ts',
    from: EXTENSION,
    into: 'dist/test-firefox/manifest.json',
    run: () => buildExtension('test-', { __OPEN_ROOTS__: 'true' }),
  },
  plain: {
    entry: 'extension/popup/index.html',
    from: EXTENSION,
    into: 'dist/plain',
    run: async () => {
      rmSync(join(root, 'dist/plain'), { recursive: true, force: true });
      await viteBuild('plain', 'dist/plain');
    },
  },
};

/** Size of the content script as it ships, in bytes after gzip -9. */
export function contentScriptSize() {
  return gzipSync(readFileSync(join(root, 'dist/chromium/content.js')), { level: 9 }).length;
}

/**
 * Builds what is asked for and out of date.
 * @param {{ parts?: readonly string[], force?: boolean, log?: (line: string) => void }} [options]
 */
export async function buildAll({ parts = ['extension', 'cli'], force = false, log = console.log } = {}) {
  for (const name of parts) {
    const part = PARTS[name];
    if (part === undefined) throw new Error(`No part "${name}" to build`);
    const stamp = stampOf([...part.from, ...TOOLS], name);
    if (!force && readStamps()[name] === stamp && existsSync(join(root, part.into))) {
      log(`build ${name}: unchanged`);
      continue;
    }
    const started = performance.now();
    await part.run();
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, `${JSON.stringify({ ...readStamps(), [name]: stamp }, null, 2)}\n`);
    log(`build ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  const flags = new Set(argv.slice(2));
  const parts = ['extension', 'cli'];
  if (flags.has('--open-roots')) parts.push('open-roots');
  if (flags.has('--plain')) parts.push('plain');
  try {
    await buildAll({ parts, force: flags.has('--force') });
    console.log(`content.js: ${(contentScriptSize() / 1024).toFixed(2)} KB gzipped`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    exit(1);
  }
}
