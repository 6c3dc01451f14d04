/**
 * Pages with one link each, in every kind of place that a link can stand in: markup, shadow roots, frames. The link always lies at the
 * same point of the tab and leads to an address that names the place.
 */
import type { ServedPages } from '../driver/served-pages.ts';
import type { Point } from '../driver/types.ts';
import { plainPage } from './plain-page.ts';

/** The page itself; a frame's origin that is allowed, one that is allowed and switched off, one that is not allowed. */
export const CHAT = 'https://chat.example';
export const ALLOWED = 'https://allowed-frame.example';
export const OFF = 'https://off-frame.example';
export const FOREIGN = 'https://foreign-frame.example';

/** Where every link can be hit. */
export const LINK: Point = { x: 100, y: 30 };

/** Address of the link in a place. */
export function addressIn(place: string): string {
  return `http://outside.example/${place}`;
}

const BOX = 'position: fixed; left: 0; top: 0; border: 0; background: white;';
const LINK_STYLE = `${BOX} width: 200px; height: 60px`;
const FRAME_STYLE = `${BOX} width: 400px; height: 400px`;

/**
 * Runs in every document, tells the page what is heard there and whether a screen stands there, and does what the page asks: the
 * page cannot look into all of them. `reportOn` also reports on a frame that has no scripts of its own.
 */
const REPORTER = `<script>
  window.reportOn = (view) => {
    const page = view.document;
    const tell = (said) => top.postMessage({ told: said }, '*');
    const link = view.shadowLink ?? page.querySelector('#link');
    for (const type of ['mousemove', 'click', 'auxclick', 'focusin']) view.addEventListener(type, () => tell(type));
    new MutationObserver(() => tell(page.querySelector('html > :not(head, body)') ? 'screen' : 'no screen'))
      .observe(page.documentElement, { childList: true });
    const asked = {
      focus() {
        link.blur();
        link.focus();
      },
      probe() {
        let own = false;
        const hear = (event) => { own = true; event.preventDefault(); };
        link.focus();
        view.addEventListener('click', hear);
        link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
        view.removeEventListener('click', hear);
        tell(own ? 'own' : 'simulated');
      },
    };
    view.addEventListener('message', ({ data }) => {
      if (!(data in asked)) return;
      if (link) asked[data]();
      for (let at = 0; at < view.frames.length; at += 1) view.frames[at].postMessage(data, '*');
    });
    if (link) tell('ready');
  };
  reportOn(window);
</script>`;

/** Collects what the documents tell; first in the page. */
const COLLECTOR = `<script>
  window.told = [];
  addEventListener('message', ({ data }) => { if (data.told) told.push(data.told); });
</script>`;

/** Runs in the page: what the documents told since it was loaded, or since it was asked to forget. */
export function toldSoFar(): string[] {
  return (globalThis as unknown as { told: string[] }).told;
}

/** Runs in the page: forgets what was told, and has the document with the link do something to it. */
export function ask(what: 'focus' | 'probe' | 'nothing'): void {
  (globalThis as unknown as { told: string[] }).told.length = 0;
  postMessage(what, '*');
}

const anchor = (place: string) =>
  `<a id="link" href="${addressIn(place)}" target="_blank" rel="noopener" style="${LINK_STYLE}">${place}</a>`;
const inner = (place: string) =>
  `<!doctype html><html><head><title>${place}</title></head><body>${anchor(place)}${REPORTER}</body></html>`;

/** A script with a text in it, which does not end the script. */
const script = (text: string, run: string) =>
  `<script>{ const html = ${JSON.stringify(text).replaceAll('<', '\\u003c')}; ${run} }</script>`;

/** A frame made by the page's script, which does something to it before and after it is in the page. */
const made = (place: string, before: string, after = '') =>
  script(
    inner(place),
    `const frame = document.createElement('iframe'); frame.style.cssText = '${FRAME_STYLE}'; ${before}
     document.body.append(frame); ${after}`,
  );

const framed = (source: string, attributes = '') =>
  `<iframe src="${source}" ${attributes} style="${FRAME_STYLE}"></iframe>`;

const shadow = (place: string, mode: 'open' | 'closed') =>
  `<div id="host"></div>${script(
    anchor(place),
    `const root = document.getElementById('host').attachShadow({ mode: '${mode}' });
     root.innerHTML = html; window.shadowLink = root.querySelector('a');`,
  )}`;

/** What stands in the body of the page, by place. */
const BODIES = {
  anchor: anchor('anchor'),
  text: `<a id="link" style="${LINK_STYLE}">${addressIn('text')}</a>`,
  svg: `<svg style="${LINK_STYLE}"><a id="link" href="${addressIn('svg')}" target="_blank"><rect width="200" height="60" /></a></svg>`,
  'svg-xlink': `<svg style="${LINK_STYLE}"><a id="link" xlink:href="${addressIn('svg-xlink')}" target="_blank"><rect width="200" height="60" /></a></svg>`,
  area: `<img usemap="#map" style="${LINK_STYLE}" alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">
<map name="map"><area id="link" shape="rect" coords="0,0,200,60" href="${addressIn('area')}" target="_blank" rel="noopener" alt="area"></map>`,
  'open-root': shadow('open-root', 'open'),
  'closed-root': shadow('closed-root', 'closed'),
  'same-origin': framed('/inner/same-origin'),
  'allowed-origin': framed(`${ALLOWED}/inner/allowed-origin`),
  'off-origin': framed(`${OFF}/inner/off-origin`),
  'foreign-origin': framed(`${FOREIGN}/inner/foreign-origin`),
  srcdoc: made('srcdoc', 'frame.srcdoc = html;'),
  'blank-by-dom': made(
    'blank-by-dom',
    '',
    `const page = frame.contentDocument;
     page.body.innerHTML = new DOMParser().parseFromString(html, 'text/html').body.innerHTML;
     const code = page.createElement('script');
     code.textContent = page.querySelector('script').textContent;
     page.body.append(code);`,
  ),
  'blank-by-write': made(
    'blank-by-write',
    '',
    'const page = frame.contentDocument; page.open(); page.write(html); page.close();',
  ),
  'blank-by-late-write': made(
    'blank-by-late-write',
    '',
    `addEventListener('load', () => setTimeout(() => {
       const page = frame.contentDocument; page.open(); page.write(html); page.close();
     }));`,
  ),
  blob: made('blob', "frame.src = URL.createObjectURL(new Blob([html], { type: 'text/html' }));"),
  data: made('data', "frame.src = 'data:text/html,' + encodeURIComponent(html);"),
  'sandboxed-srcdoc': made(
    'sandboxed-srcdoc',
    "frame.sandbox = 'allow-scripts allow-popups'; frame.srcdoc = html;",
  ),
  'sandboxed-without-referrer': made(
    'sandboxed-without-referrer',
    "frame.sandbox = 'allow-scripts allow-popups'; frame.referrerPolicy = 'no-referrer'; frame.srcdoc = html;",
  ),
  scriptless: made(
    'scriptless',
    "frame.sandbox = 'allow-same-origin allow-popups'; frame.srcdoc = html;",
    'frame.onload = () => reportOn(frame.contentWindow);',
  ),
  'sandboxed-same': framed('/inner/sandboxed-same', 'sandbox="allow-scripts allow-popups"'),
  'sandboxed-off': framed(`${OFF}/inner/sandboxed-off`, 'sandbox="allow-scripts allow-popups"'),
  nested: framed('/outer/nested'),
  'nested-in-sandboxed': made(
    'nested-in-sandboxed',
    `frame.sandbox = 'allow-scripts allow-popups';
     frame.srcdoc = \`<body style="margin: 0"><iframe style="${FRAME_STYLE}" srcdoc="\${html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>\`
       + ${JSON.stringify(REPORTER).replaceAll('<', '\\u003c')};`,
  ),
} as const;

export type Place = keyof typeof BODIES | 'rewritten';

export const PLACES = [...Object.keys(BODIES), 'rewritten'] as Place[];

/** A page that writes itself anew once it has been read. */
const REWRITTEN = script(
  plainPage({ first: COLLECTOR, body: `${anchor('rewritten')}${REPORTER}` }),
  `addEventListener('load', () => setTimeout(() => { document.open(); document.write(html); document.close(); }));`,
);

/** By path, for all four origins: one page for each place, `/inner/<place>` for those with a frame that is fetched. */
export const FRAMES_PAGES: ServedPages = {
  '/': { html: plainPage() },
  '/rewritten': { html: plainPage({ first: COLLECTOR, body: REWRITTEN }) },
  '/outer/nested': {
    html: `<!doctype html><title>outer</title><body style="margin: 0">${REPORTER}${made('nested', 'frame.srcdoc = html;')}`,
  },
  ...Object.fromEntries(
    Object.entries(BODIES).flatMap(([place, body]) => [
      [`/${place}`, { html: plainPage({ first: COLLECTOR, body: `${body}${REPORTER}` }) }],
      [`/inner/${place}`, { html: inner(place) }],
    ]),
  ),
};
