/** Opens Chromium with the built extension: for `npm start`, and for the command line, which brings its own folder. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getuid } from 'node:process';

export const LAB = 'extension/pages/lab/index.html';

const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/**
 * A Chromium with the extension loaded, in a new profile that `close` removes. Null where this Chromium does not load it.
 * @param {string} executablePath
 * @param {boolean} headless
 * @param {string} folder of the built extension
 * @param {{ args?: readonly string[] } & Pick<import('playwright-core').BrowserContextOptions, 'locale' | 'timezoneId' | 'colorScheme' | 'deviceScaleFactor'>} [more] what else the browser is started with
 */
export async function openChromium(executablePath, headless, folder, { args = [], ...looks } = {}) {
  const { chromium } = await import('playwright-core');
  const profile = mkdtempSync(join(tmpdir(), 'interstice-'));
  const remove = () => rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  const launch = chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    ...looks,
    viewport: headless ? { width: 1280, height: 800 } : null,
    args: [
      ...QUIET,
      ...args,
      ...(getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(headless ? ['--disable-gpu'] : []),
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
    ],
  });
  const context = await launch.catch(async (error) => {
    await remove();
    throw error;
  });
  const close = async () => {
    await context.close();
    // Chromium may still write its last files while it ends.
    await remove();
  };
  const worker =
    context.serviceWorkers()[0] ??
    (await context.waitForEvent('serviceworker', { timeout: 30_000 }).catch(() => undefined));
  if (worker === undefined) {
    await close();
    return null;
  }
  return { context, close, address: (/** @type {string} */ path) => new URL(path, worker.url()).href };
}
