/** The background: a service worker in Chromium, an event page in Firefox. Both may be stopped and started again at any time. */
import { browser } from '../browser.ts';
import { builtIn } from './built-in.ts';
import { startBackground } from './start.ts';

void startBackground(browser, builtIn);
