import type { IndexHosts } from './hosts.ts';

interface WrapperRule {
  readonly domain: string;
  readonly path?: string;
  readonly param: string;
}

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

/**
 * Makes the function that takes known redirectors off an address. Only an http(s) address in the named query parameter counts;
 * anything else leaves the address as it is. Returns null where there is nothing to take off.
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
      const inner = parsed.searchParams.get(rule.param);
      if (!inner) continue;
      let next: URL;
      try {
        next = new URL(inner);
      } catch {
        continue;
      }
      if (next.protocol === 'https:' || next.protocol === 'http:') return next;
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
