import { browser } from '../browser.ts';
import { today } from '../ui/today.ts';
import { startPopup } from './start.tsx';

const mount = document.getElementById('app');
const ended = new AbortController();
addEventListener('pagehide', () => ended.abort());
if (mount !== null) {
  const tab = new URLSearchParams(location.search).get('tab') ?? '';
  void startPopup({
    api: browser,
    mount,
    today: today(),
    signal: ended.signal,
    close: () => window.close(),
    ...(/^\d+$/.test(tab) && { tabId: Number(tab) }),
  });
}
