import { browser } from '../../browser.ts';
import { canvasTools } from './paint.ts';
import { startCapture } from './start.tsx';

const mount = document.getElementById('app');
const ended = new AbortController();
// Not on `pagehide`: the page may come back from the back-forward cache.
if (mount !== null) void startCapture({ api: browser, mount, tools: canvasTools, signal: ended.signal });
