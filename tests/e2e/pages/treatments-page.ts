/** A page that is known as The Lounge's, with a link of each kind that the packs tell apart here. */

/** Delayed by X. */
export const NEWS = 'https://www.nytimes.com/1';
/** Nobody's. */
export const OTHER = 'http://outside.example/page';
export const SUBSTACK = 'https://letters.substack.com/p/1';
/** Removed where it is said to be unsafe. */
export const REMOVED = 'http://removed.example/page';
/** Its whole message was removed by Steam. */
export const WHOLE = 'http://kickass.to/1';

const message = (url: string, text = url) =>
  `<div class="msg"><span class="from">bob</span> <span class="content">look: <a href="${url}" target="_blank" rel="noopener">${text}</a> and so on</span></div>`;

export const chatPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A chat</title><link rel="icon" href="data:,">
<meta name="application-name" content="The Lounge"></head>
<body><main class="chat-view" data-type="channel" aria-label="#letters">
${[NEWS, OTHER, REMOVED, WHOLE].map((url) => message(url)).join('\n')}
${message(SUBSTACK, 'a letter')}
</main></body></html>`;

/** Runs in the page: clicks a link by script, and says whether it is as expected that the page does not hear of it. */
export function isTaken(url: string, expected: boolean): boolean {
  const found = document.querySelector(`a[href="${url}"]`);
  let heard = false;
  const own = (event: Event) => {
    heard = true;
    event.preventDefault();
  };
  found?.addEventListener('click', own, { once: true });
  found?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
  found?.removeEventListener('click', own);
  return found !== null && heard !== expected;
}
