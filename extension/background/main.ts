/** The background: a service worker in Chromium, an event page in Firefox. Both may be stopped and started again at any time. */
import { catalogue, digests, packs } from '../../src/packs/index.ts';
import { browser } from '../browser.ts';
import { startBackground } from './start.ts';

void startBackground(browser, { packs, catalogue, digests });
