import type { LinkKind } from '../engine/types.ts';

/** Schemes that hand a link to another app without being any product's own. */
const HAND_OVER_SCHEMES = ['intent', 'android-app', 'market', 'itms-apps', 'itms-appss'];

/** What a browser makes of an address. `parsed` only for kind `web`. */
export interface Address {
  readonly kind: LinkKind;
  /** WHATWG host: lower case, punycode, no port; empty unless kind is `web`. */
  readonly host: string;
  /** Scheme without the colon; empty for `invalid`. */
  readonly scheme: string;
  readonly parsed: URL | null;
}

const INVALID: Address = { kind: 'invalid', host: '', scheme: '', parsed: null };

/**
 * Reads an absolute address as a browser would, with the WHATWG parser and nothing else. The scheme is judged before the host:
 * `javascript://taobao.com/` has a host and is no web address.
 *
 * @param url any string
 * @param appSchemes schemes (without colon) that belong to known products
 */
export function readAddress(url: string, appSchemes: { has(scheme: string): boolean }): Address {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return INVALID;
  }
  const protocol = parsed.protocol;
  if (protocol === 'https:' || protocol === 'http:') {
    return { kind: 'web', host: parsed.hostname, scheme: protocol.slice(0, -1), parsed };
  }
  const scheme = protocol.slice(0, -1);
  const kind = appSchemes.has(scheme) || HAND_OVER_SCHEMES.includes(scheme) ? 'app' : 'other';
  return { kind, host: '', scheme, parsed: null };
}
