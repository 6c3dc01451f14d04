/** A page that means harm. The functions run in it, so each must stand alone: it is sent as text. */
import { ELSEWHERE, JD } from '../links.ts';
import { plainPage } from './plain-page.ts';

/** All that a page's style could do to an element. */
export const EVERYTHING = [
  'opacity: 0',
  'filter: opacity(0)',
  'visibility: hidden',
  'display: none',
  'transform: translateX(-200vw)',
  'translate: -200vw',
  'scale: 0',
  'zoom: 0.01',
  'clip-path: inset(50%)',
  'content-visibility: hidden',
  'pointer-events: none',
  'position: static',
  'inset: 90%',
  'animation: vanish 1s forwards',
]
  .map((rule) => `${rule} !important;`)
  .join(' ');

/** Ways to move a whole page out of sight. */
export const AWAY = `clip-path: inset(50%) !important; mask: linear-gradient(transparent, transparent) !important;
  transform: translateX(-200vw) !important; scale: 0.01 !important; visibility: hidden !important;
  contain: strict !important; height: 0 !important; mix-blend-mode: difference !important`;

/** Runs if anybody takes it for markup. */
export const MARKUP = '<img src="data:," onerror="window.ran = true"><script>window.ran = true</script>';

const escaped = MARKUP.replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** By path: a page with links of all kinds, and one whose script listens first and stops everything. */
export const PAGES = {
  '/': {
    html: plainPage({
      body: `<button id="own" onclick="window.open('${ELSEWHERE}', '_blank', 'noopener')">own</button>
<p>bob: <a id="markup" href="${JD}?markup" target="_blank">${escaped}</a></p>
<p>bob: <a id="address" href="http://outside.example/${encodeURIComponent(MARKUP)}" target="_blank">address</a></p>
<div id="closed" style="display: inline-block"></div>
<script>
  document.getElementById('closed').attachShadow({ mode: 'closed' }).innerHTML = '<a href="${ELSEWHERE}" target="_blank">closed</a>';
</script>`,
    }),
  },
  '/first': {
    html: plainPage({
      first: `<script>
  window.heard = [];
  for (const name of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'auxclick', 'keydown', 'keyup'])
    window.addEventListener(name, (event) => {
      if (!event.isTrusted) return;
      heard.push(name);
      event.stopImmediatePropagation();
    }, true);
</script>`,
    }),
  },
};

/** Styles the page, and our element in its own attribute. */
export function styleAll(sheet: string, style: string): void {
  const element = document.createElement('style');
  element.textContent = sheet;
  document.head.append(element);
  document.querySelector('html > :not(head, body)')?.setAttribute('style', style);
}

/** Lays a white popover over everything that takes no clicks. */
export function cover(where: 'document' | 'shadow'): void {
  const home = document.createElement('div');
  home.id = 'cover';
  document.body.append(home);
  const cover = document.createElement('div');
  cover.popover = 'manual';
  cover.style.cssText = 'pointer-events: none; inset: 0; width: 100vw; height: 100vh; background: white';
  (where === 'shadow' ? home.attachShadow({ mode: 'closed' }) : home).append(cover);
  cover.showPopover();
}

/** The same again whenever something else comes on top. */
export function coverForEver(): void {
  const cover = document.createElement('div');
  cover.popover = 'manual';
  cover.style.cssText = 'pointer-events: none; inset: 0; width: 100vw; height: 100vh; background: white';
  document.body.append(cover);
  const again = () => {
    cover.hidePopover();
    cover.showPopover();
    requestAnimationFrame(again);
  };
  cover.showPopover();
  again();
}

/** Does something to our element that takes it out of sight or out of use. */
export function attack(how: 'remove' | 'move' | 'close' | 'inert'): void {
  const host = document.querySelector<HTMLElement>('html > :not(head, body)');
  if (how === 'remove') host?.remove();
  if (how === 'move' && host) document.body.append(host);
  if (how === 'close') host?.hidePopover();
  if (how === 'inert' && host) host.inert = true;
}
