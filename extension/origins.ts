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
  const { protocol, host, origin } = new URL(url);
  if (protocol === 'file:') return { kind: 'closed', why: 'file' };
  if (BROWSER_SCHEMES.includes(protocol) || protocol.endsWith('-extension:')) {
    return { kind: 'closed', why: 'browser-page' };
  }
  if (protocol !== 'http:' && protocol !== 'https:') return { kind: 'closed', why: 'not-web' };
  return { kind: 'site', origin, host, pattern: patternOf(origin) };
}

/** The permission that an origin needs. Match patterns know no port: it is for the host, what the person switches on is the origin. */
export function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
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

/** The sites that a match pattern means. */
export interface SitePattern {
  /** `*` = both. */
  readonly scheme: '*' | 'http' | 'https';
  /** Without a port; `*` = every host. */
  readonly host: string;
  /** The hosts below it, too. */
  readonly below: boolean;
}

/** Reads a match pattern; null where it means no web site. */
export function readPattern(pattern: string): SitePattern | null {
  if (pattern === '<all_urls>') return { scheme: '*', host: '*', below: true };
  const parts = /^(\*|https?):\/\/(\*\.)?(\*|[^*/]+?)(?::(?:\d+|\*))?\//.exec(pattern);
  if (parts === null) return null;
  const [, scheme, below, host = ''] = parts;
  return {
    scheme: scheme as SitePattern['scheme'],
    host,
    below: below !== undefined || host === '*',
  };
}

/** True where a match pattern that the browser granted covers an origin (`http` or `https`, any port). */
export function covers(pattern: string, origin: string): boolean {
  return isSiteOrigin(origin) && includes(pattern, patternOf(origin));
}

/** True where every site of the narrow pattern is one of the wide pattern, too. */
export function includes(wide: string, narrow: string): boolean {
  const [all, part] = [readPattern(wide), readPattern(narrow)];
  if (all === null || part === null) return false;
  if (all.scheme !== '*' && all.scheme !== part.scheme) return false;
  if (all.host === '*') return true;
  if (all.host === part.host) return all.below || !part.below;
  return all.below && part.host.endsWith(`.${all.host}`);
}
