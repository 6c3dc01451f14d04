import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { BrowserName, Driver, LaunchOptions } from './types.ts';

export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

/** Starts a browser with the extension loaded and no network but this machine. */
export function launch(name: BrowserName, options: LaunchOptions): Promise<Driver> {
  return name === 'chromium' ? launchChromium(options) : launchFirefox(options);
}
