/** A real headless browser with the extension in it, whose compare page makes the files. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../../../scripts/browsers.mjs';
import { openChromium } from '../../../scripts/open-chromium.mjs';
import type { CaptureAnswer, CaptureRequest } from '../../figure/capture-request.ts';
import { UsageError } from '../command.ts';

const COMPARE = 'extension/pages/compare/index.html';

/** Pictures do not depend on the machine's screen. */
const ARGUMENTS = ['--force-color-profile=srgb', '--font-render-hinting=none', '--disable-lcd-text'];

export interface Capturer {
  readonly browser: string;
  capture(request: CaptureRequest): Promise<CaptureAnswer>;
  close(): Promise<void>;
}

async function needsDriver(): Promise<void> {
  try {
    await import('playwright-core');
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
  await needsDriver();
  const opened = await openChromium(executablePath, true, extension, {
    args: ARGUMENTS,
    deviceScaleFactor: 1,
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
  });
  if (opened === null)
    throw new UsageError(
      `${executablePath} does not load the extension. Use Chromium, or name one in INTERSTICE_CHROMIUM.`,
    );
  const { context, close } = opened;
  const address = opened.address(COMPARE);
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
