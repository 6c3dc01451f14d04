/** Which page is in front, whether the simulation can run there, and which permission that needs. */

export type FrontPage =
  | { readonly kind: 'site'; readonly origin: string; readonly host: string; readonly pattern: string }
  /** A page of this extension: the Lab runs the simulation without any permission. */
  | { readonly kind: 'own'; readonly origin: string }
  | { readonly kind: 'closed'; readonly why: 'unseen' | 'browser-page' | 'store' | 'file' | 'not-web' };

/** Sites where browsers run no extension at all. */
const STORES = [
  'https://chromewebstore.google.com/',
  'https://chrome.google.com/webstore',
  'https://microsoftedge.microsoft.com/addons',
  'https://addons.mozilla.org/',
];

const BROWSER_SCHEMES = [
  'chrome:',
  'about:',
  'edge:',
  'brave:',
  'devtools:',
  'view-source:',
  'chrome-search:',
  'resource:',
];

/**
 * Reads the address of a tab.
 *
 * @param url as the browser gives it; undefined where the browser does not let us see it
 * @param own address of the extension's own root
 */
export function frontPage(url: string | undefined, own: string): FrontPage {
  if (url === undefined || url === '') return { kind: 'closed', why: 'unseen' };
  if (url.startsWith(own)) return { kind: 'own', origin: originOf(own) };
  if (STORES.some((store) => url.startsWith(store))) return { kind: 'closed', why: 'store' };
  if (!URL.canParse(url)) return { kind: 'closed', why: 'not-web' };
  const { protocol, hostname, host, origin } = new URL(url);
  if (protocol === 'file:') return { kind: 'closed', why: 'file' };
  if (BROWSER_SCHEMES.includes(protocol) || protocol.endsWith('-extension:')) {
    return { kind: 'closed', why: 'browser-page' };
  }
  if (protocol !== 'http:' && protocol !== 'https:') return { kind: 'closed', why: 'not-web' };
  // Match patterns know no port: the permission is for the host, what the person switches on is the origin.
  return { kind: 'site', origin, host, pattern: `${protocol}//${hostname}/*` };
}

/** `chrome-extension://id/` -> `chrome-extension://id`. (`URL.origin` is "null" for schemes that the URL standard does not know.) */
export function originOf(own: string): string {
  return own.replace(/\/$/, '');
}

/** True for an origin on which the simulation can be switched on. */
export function isSiteOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.origin === origin;
}

/** True where a match pattern that the browser granted covers an origin (`http` or `https`, any port). */
export function covers(pattern: string, origin: string): boolean {
  if (!isSiteOrigin(origin)) return false;
  if (pattern === '<all_urls>') return true;
  const parts = /^(\*|https?):\/\/(\*|(?:\*\.)?[^*/]+)\//.exec(pattern);
  if (parts === null) return false;
  const [, scheme, wanted = ''] = parts;
  const { protocol, hostname } = new URL(origin);
  if (scheme !== '*' && `${scheme}:` !== protocol) return false;
  if (wanted === '*') return true;
  if (wanted.startsWith('*.')) return hostname === wanted.slice(2) || hostname.endsWith(wanted.slice(1));
  return hostname === wanted.replace(/:(?:\d+|\*)$/, '');
}
