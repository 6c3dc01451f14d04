import { browser } from '../../browser.ts';
import { startOptions } from './start.tsx';

const mount = document.getElementById('app');
const ended = new AbortController();
// Not on `pagehide`: the page may come back from the back-forward cache.
if (mount !== null) void startOptions({ api: browser, mount, signal: ended.signal });
