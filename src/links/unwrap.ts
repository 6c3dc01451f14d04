import type { Wrapper } from '../policy/types.ts';
import { isWeb, parseAddress } from './address.ts';
import type { IndexHosts } from './hosts.ts';

type WrapperRule = Pick<Wrapper, 'domain' | 'path' | 'param' | 'query'>;

/** Of redirectors inside redirectors, so many are taken off at most; what stands inside the last of them counts as the address. */
const DEEPEST = 5;

/** What a redirector hides: the innermost address, and the hosts that were taken off, outermost first. */
export interface Unwrapped {
  readonly parsed: URL;
  readonly hosts: readonly string[];
}

/** Asked only of addresses whose host stands in the list of redirectors. */
export type Unwrap = (parsed: URL, host: string) => Unwrapped | null;

/** `/link` and `/link/a` are at or below `/link`; `/linked` is not. */
function isAtOrBelow(pathname: string, path = '/'): boolean {
  return path.endsWith('/') ? pathname.startsWith(path) : `${pathname}/`.startsWith(`${path}/`);
}

function webAddress(text: string | null): URL | null {
  const parsed = text ? parseAddress(text) : null;
  return parsed && isWeb(parsed) ? parsed : null;
}

/** `/transfer?https://a.example/?b=%E7` is taken as it stands, `/transfer?https%3A%2F%2Fa.example` is decoded first. */
function wholeQuery({ search }: URL): URL | null {
  const query = search.slice(1);
  try {
    return webAddress(query) ?? webAddress(decodeURIComponent(query));
  } catch {
    // What stands there is not percent-encoded.
    return null;
  }
}

/**
 * Makes the function that takes known redirectors off an address. Only an http(s) address in the named query parameter, or in
 * place of all parameters, counts; anything else leaves the address as it is. Returns null where there is nothing to take off.
 */
export function createUnwrap(wrappers: readonly WrapperRule[], indexHosts: IndexHosts): Unwrap {
  const byDomain = new Map<string, WrapperRule[]>();
  for (const wrapper of wrappers) {
    const list = byDomain.get(wrapper.domain);
    if (list) list.push(wrapper);
    else byDomain.set(wrapper.domain, [wrapper]);
  }
  const index = indexHosts(byDomain);

  function step(parsed: URL, host: string): URL | null {
    const rules = index.find(host);
    if (!rules) return null;
    for (const rule of rules) {
      if (!isAtOrBelow(parsed.pathname, rule.path)) continue;
      const { param } = rule;
      const inner = param === undefined ? wholeQuery(parsed) : webAddress(parsed.searchParams.get(param));
      if (inner) return inner;
    }
    return null;
  }

  return (parsed, host) => {
    let current = step(parsed, host);
    if (!current) return null;
    const hosts = [host];
    while (hosts.length < DEEPEST) {
      const next = step(current, current.hostname);
      if (!next) break;
      hosts.push(current.hostname);
      current = next;
    }
    return { parsed: current, hosts };
  };
}
