/** The built extension in a real browser, for one test file. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, onTestFailed } from 'vitest';
import { launch } from './driver/index.ts';
import type { BrowserName, Driver, Tab } from './driver/types.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Folder of a build. `open-roots` = the test build that axe can look into. */
export function builtExtension(name: BrowserName, build: 'shipped' | 'open-roots' = 'shipped'): string {
  const folder = join(root, 'dist', build === 'shipped' ? name : `test-${name}`);
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new Error(`${folder} is not built: node scripts/build.mjs --open-roots`);
  }
  return folder;
}

/** Launches a browser before all tests of a `describe` and closes it after them. */
export function useBrowser(name: BrowserName, build: 'shipped' | 'open-roots' = 'shipped'): () => Driver {
  let driver: Driver | undefined;
  beforeAll(async () => {
    driver = await launch(name, { extension: builtExtension(name, build) });
  });
  afterAll(() => driver?.close());
  return () => {
    if (driver === undefined) throw new Error('The browser has not been started');
    return driver;
  };
}

/** Where a test fails, a picture of the tab goes to `out/e2e/`. */
export function pictureOnFailure(tab: () => Tab | undefined): void {
  onTestFailed(async ({ task }) => {
    const name = `${task.suite?.name ?? ''} ${task.name}`.replaceAll(/[^\w-]+/g, '-').slice(0, 120);
    mkdirSync(join(root, 'out/e2e'), { recursive: true });
    const picture = await tab()
      ?.screenshot()
      .catch(() => undefined);
    if (picture !== undefined) writeFileSync(join(root, 'out/e2e', `${name}.png`), picture);
  });
}
