/** What the browsers' stores and Mozilla's linter look at, and what neither of them does. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentScriptSize } from './build.mjs';
import { root } from './setup.mjs';

/** @typedef {import('./build.mjs').Browser} Browser */

/** Warnings of `web-ext lint` that we accept, each with the reason. Anything else fails. */
const ACCEPTED_WARNINGS = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^(assets\/[\w-]+|content|background)\.js$/,
    message: /innerHTML/,
    most: 3,
    reason:
      'Preact supports dangerouslySetInnerHTML and so contains one assignment to innerHTML a bundle. We never use it: Biome forbids it.',
  },
];

const PERMISSIONS = ['activeTab', 'scripting', 'storage'];
const OPTIONAL_HOSTS = ['http://*/*', 'https://*/*'];
const MOST_BYTES_GZIPPED = 16 * 1024;

/** @param {unknown} value */
const text = (value) => JSON.stringify(value);

/**
 * @param {Record<string, any>} manifest as built
 * @param {Browser} browser
 * @returns {string[]} what is wrong, in sentences
 */
export function manifestFaults(manifest, browser) {
  /** @type {string[]} */
  const faults = [];
  const forbid = (/** @type {string} */ key, /** @type {string} */ why) => {
    if (key in manifest) faults.push(`"${key}" must not be there: ${why}`);
  };
  const demand = (/** @type {string} */ what, /** @type {unknown} */ is, /** @type {unknown} */ wanted) => {
    if (text(is) !== text(wanted)) faults.push(`${what} must be ${text(wanted)}, but is ${text(is)}`);
  };
  forbid('web_accessible_resources', 'any page could tell that we are installed');
  forbid('content_scripts', 'scripts are registered only where a person allowed it');
  forbid('host_permissions', 'no site is ours before a person says so');
  forbid('externally_connectable', 'pages and other extensions have nothing to say to us');
  demand('manifest_version', manifest.manifest_version, 3);
  demand('permissions', [...(manifest.permissions ?? [])].sort(), PERMISSIONS);
  demand('optional_host_permissions', [...(manifest.optional_host_permissions ?? [])].sort(), OPTIONAL_HOSTS);
  demand('optional_permissions', manifest.optional_permissions, undefined);
  demand(
    'background',
    manifest.background,
    browser === 'chromium'
      ? { service_worker: 'background.js', type: 'module' }
      : { scripts: ['background.js'], type: 'module' },
  );
  const policy = String(manifest.content_security_policy?.extension_pages ?? '');
  const directives = new Map(
    policy
      .split(';')
      .map((part) => part.trim().split(/\s+/))
      .map(([name, ...values]) => [name, values.join(' ')]),
  );
  demand("default-src of the pages' policy", directives.get('default-src'), "'none'");
  demand("script-src of the pages' policy", directives.get('script-src'), "'self'");
  demand("connect-src of the pages' policy", directives.get('connect-src'), undefined);
  if (browser === 'firefox') {
    const gecko = manifest.browser_specific_settings?.gecko;
    demand('data collection', gecko?.data_collection_permissions, { required: ['none'] });
  }
  return faults;
}

/** @returns {string[]} what is wrong with both builds */
export function builtFaults() {
  const faults = /** @type {Browser[]} */ (['chromium', 'firefox']).flatMap((browser) => {
    const folder = join(root, 'dist', browser);
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    const maps = readdirSync(folder, { recursive: true }).filter((file) => String(file).endsWith('.map'));
    return [
      ...manifestFaults(manifest, browser).map((fault) => `dist/${browser}/manifest.json: ${fault}`),
      ...maps.map((file) => `dist/${browser}/${file}: source maps are not shipped`),
    ];
  });
  const size = contentScriptSize();
  if (size > MOST_BYTES_GZIPPED) {
    faults.push(`content.js is ${size} bytes gzipped; at most ${MOST_BYTES_GZIPPED} are allowed`);
  }
  return faults;
}

/** @typedef {{ code: string, file?: string, line?: number, message: string }} LintMessage */

/**
 * @param {{ errors: LintMessage[], warnings: LintMessage[] }} result of `web-ext lint -o json`
 * @returns {string[]} errors, and warnings that are not accepted
 */
export function lintFaults({ errors, warnings }) {
  const words = (/** @type {LintMessage} */ { code, file, line, message }) =>
    `${code} in ${file ?? 'the add-on'}${line === undefined ? '' : `:${line}`}: ${message}`;
  const accepted = (/** @type {LintMessage} */ warning) =>
    ACCEPTED_WARNINGS.find(
      ({ code, file, message }) =>
        code === warning.code && file.test(warning.file ?? '') && message.test(warning.message),
    );
  const tooMany = ACCEPTED_WARNINGS.flatMap((entry) => {
    const count = warnings.filter((warning) => accepted(warning) === entry).length;
    return count > entry.most ? [`${entry.code}: ${count} times, at most ${entry.most} are explained`] : [];
  });
  const unexplained = warnings.filter((warning) => accepted(warning) === undefined);
  return [...errors.map(words), ...unexplained.map(words), ...tooMany];
}

/** @returns {string[]} what Mozilla's linter finds in the Firefox build */
export function lintAddon() {
  const tool = join(root, 'node_modules/web-ext/bin/web-ext.js');
  const args = [tool, 'lint', '--no-config-discovery', '-s', join(root, 'dist/firefox'), '-o', 'json'];
  let output = '';
  try {
    output = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    // It fails where it finds errors, and still writes them.
    output = String(/** @type {{ stdout?: unknown }} */ (error).stdout ?? '');
    if (!output.startsWith('{')) throw error;
  }
  return lintFaults(JSON.parse(output));
}
