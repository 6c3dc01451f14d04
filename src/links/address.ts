import type { LinkKind } from '../engine/types.ts';

/** Schemes that hand a link to another app without being any product's own. */
const HAND_OVER_SCHEMES = ['intent', 'android-app', 'market', 'itms-apps', 'itms-appss'];

/** An address that is not a web address: what it is instead, and its scheme without the colon (empty for `invalid`). */
export interface OtherAddress {
  readonly kind: Exclude<LinkKind, 'web'>;
  readonly scheme: string;
}

/**
 * Reads an absolute address as a browser would, with the WHATWG parser and nothing else; null where it is none.
 */
export function parseAddress(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

/**
 * True for http(s). Asked before the host is looked at: `javascript://taobao.com/` has a host and is no web address. The
 * serialised address starts with the scheme in lower case, whatever was written.
 */
export function isWeb(parsed: URL): boolean {
  return parsed.href.startsWith('https://') || parsed.href.startsWith('http://');
}

/**
 * What an address is that is not a web address.
 *
 * @param appSchemes schemes (without colon) that belong to known products
 */
export function classifyOther(
  parsed: URL | null,
  appSchemes: { has(scheme: string): boolean },
): OtherAddress {
  if (!parsed) return { kind: 'invalid', scheme: '' };
  const scheme = parsed.protocol.slice(0, -1);
  const kind = appSchemes.has(scheme) || HAND_OVER_SCHEMES.includes(scheme) ? 'app' : 'other';
  return { kind, scheme };
}
