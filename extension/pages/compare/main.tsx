import type { CaptureRequest } from '../../../src/figure/capture-request.ts';
import { browser } from '../../browser.ts';
import { today } from '../../ui/today.ts';
import { startCompare } from './start.tsx';
import { captured } from './without-hands.ts';

const mount = document.getElementById('app');
const ended = new AbortController();
// Not on `pagehide`: the page may come back from the back-forward cache.
if (mount !== null) void startCompare({ api: browser, mount, window, today: today(), signal: ended.signal });

// For who drives this browser: no page of the web can reach it.
Object.assign(window, {
  intersticeCapture: (request: CaptureRequest) => captured(request, browser.runtime.getManifest().version),
});
