import { browser } from '../../browser.ts';
import { today } from '../../ui/today.ts';
import { startCompare } from './start.tsx';

const mount = document.getElementById('app');
const ended = new AbortController();
// Not on `pagehide`: the page may come back from the back-forward cache.
if (mount !== null) void startCompare({ api: browser, mount, window, today: today(), signal: ended.signal });
