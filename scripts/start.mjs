/**
 * `npm start`: brings everything that is needed, builds, and opens the Lab in a browser with the extension loaded. With no display it
 * runs headless: the same link through four WeChat eras, with pictures and a table of decisions in out/.
 *
 *   npm start                 opens the Lab
 *   npm start -- --headless   pictures and table, even where there is a display
 */
import { join } from 'node:path';
import { argv } from 'node:process';
import { findBrowser, hasDisplay } from './browsers.mjs';
import { LAB, openChromium } from './open-chromium.mjs';
import { showInFirefox } from './open-firefox.mjs';
import { root, runMain, SetupError, setup } from './setup.mjs';

/** @param {string} executablePath */
async function showInChromium(executablePath) {
  const opened = await openChromium(executablePath, false, join(root, 'dist/chromium'));
  if (opened === null) return false;
  const page = opened.context.pages()[0] ?? (await opened.context.newPage());
  await page.goto(opened.address(LAB));
  console.log('start: the Lab is open. Close the browser to end.');
  await opened.context.waitForEvent('close', { timeout: 0 });
  await opened.close();
  return true;
}

/** @param {string | null} chromium */
async function walk(chromium) {
  if (chromium === null) throw new SetupError('Without a display, pictures need Chromium, Chrome or Edge.');
  const { walkEras } = await import('./walk-eras.mjs');
  await walkEras(chromium);
  return 0;
}

/**
 * True where the browser ended because it found no display to show a window on.
 * @param {unknown} error
 */
const noWindow = (error) =>
  /missing x server|cannot open display|wayland.*connect|ozone/i.test(String(error));

async function main() {
  await setup({ browsers: 'one' });
  const { buildAll } = await import('./build.mjs');
  await buildAll();
  const chromium = await findBrowser('chromium');
  const firefox = await findBrowser('firefox');
  if (argv.includes('--headless') || !hasDisplay()) return walk(chromium);
  if (chromium !== null) {
    try {
      if (await showInChromium(chromium)) return 0;
      console.log('start: this Chromium does not load unpacked extensions from the command line.');
    } catch (error) {
      if (!noWindow(error)) throw error;
      console.log(
        'start: the display that DISPLAY or WAYLAND_DISPLAY names cannot be reached; going on without one.',
      );
      return walk(chromium);
    }
  }
  if (firefox !== null) {
    await showInFirefox(firefox);
    return 0;
  }
  throw new SetupError('No browser here took the extension. Load it by hand: README.md, "Install by hand".');
}

await runMain(main);
