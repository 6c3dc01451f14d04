/** A real headless browser with the extension in it, whose compare page makes the files. */
import { existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { findBrowser } from '../../../scripts/browsers.mjs';
import type { CaptureAnswer, CaptureRequest } from '../../figure/capture-request.ts';
import { UsageError } from '../command.ts';

const COMPARE = 'extension/pages/compare/index.html';

/** It asks nobody anything, and pictures do not depend on the machine's graphics card. */
const ARGUMENTS = [
  ...['--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-sync'],
  ...['--disable-component-update', '--disable-quic', '--disable-gpu', '--force-color-profile=srgb'],
  ...['--font-render-hinting=none', '--disable-lcd-text'],
];

export interface Capturer {
  readonly browser: string;
  capture(request: CaptureRequest): Promise<CaptureAnswer>;
  close(): Promise<void>;
}

async function driver() {
  try {
    return (await import('playwright-core')).chromium;
  } catch {
    throw new UsageError(
      'Pictures need the package playwright-core. Run npm ci in the folder of Interstice.',
    );
  }
}

/**
 * Starts the browser.
 *
 * @param extension folder of the built extension
 * @throws UsageError where there is no browser, or no extension
 */
export async function openCapturer(extension: string): Promise<Capturer> {
  if (!existsSync(join(extension, 'manifest.json')))
    throw new UsageError(
      `The extension is not built: there is no ${join(extension, 'manifest.json')}. Run npm run build.`,
    );
  const executablePath = await findBrowser('chromium');
  if (executablePath === null)
    throw new UsageError(
      'No Chromium, Chrome or Edge was found. Install one, or name it in INTERSTICE_CHROMIUM.',
    );
  const chromium = await driver();
  const profile = mkdtempSync(join(tmpdir(), 'interstice-capture-'));
  const remove = () => rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  const context = await chromium
    .launchPersistentContext(profile, {
      executablePath,
      headless: true,
      viewport: { width: 1280, height: 800 },
      deviceScaleFactor: 1,
      locale: 'en-US',
      timezoneId: 'UTC',
      colorScheme: 'light',
      args: [
        ...ARGUMENTS,
        ...(getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
      ],
    })
    .catch(async (error: unknown) => {
      await remove();
      throw error;
    });
  const close = async () => {
    await context.close();
    await remove();
  };
  const worker =
    context.serviceWorkers()[0] ??
    (await context.waitForEvent('serviceworker', { timeout: 30_000 }).catch(() => undefined));
  if (worker === undefined) {
    await close();
    throw new UsageError(
      `${executablePath} does not load the extension. Use Chromium, or name one in INTERSTICE_CHROMIUM.`,
    );
  }
  const address = new URL(COMPARE, worker.url()).href;
  const open = async () => {
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForFunction('window.intersticeCapture !== undefined');
    return page;
  };
  let page = await open();
  return {
    browser: context.browser()?.version() ?? '',
    async capture(request) {
      // A page that has crashed is of no use to the next comparison.
      if (page.isClosed()) page = await open();
      try {
        return (await page.evaluate(`window.intersticeCapture(${JSON.stringify(request)})`)) as CaptureAnswer;
      } catch (error) {
        await page.close().catch(() => undefined);
        return { ok: false, trouble: error instanceof Error ? error.message : String(error), faults: [] };
      }
    },
    close,
  };
}
