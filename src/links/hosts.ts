/** Lookup of a host among domains by label suffix: `item.taobao.com` is below `taobao.com`; `nottaobao.com` is not. */
export interface HostIndex<Value> {
  /** The value of the longest domain that is the host itself or stands above it. One trailing dot is ignored. */
  find(host: string): Value | undefined;
}

const DOT = 46;

/** One step of FNV-1a, 32 bits. Hosts are hashed from their end, so that one pass yields the hash of each suffix on the way. */
const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
const START = 0x811c9dc5 | 0;

function hashOf(domain: string): number {
  let hash = START;
  for (let i = domain.length - 1; i >= 0; i--) hash = step(hash, domain.charCodeAt(i));
  return hash;
}

/**
 * Builds the index: an open hash table over the domains. A look-up passes over the host once, from its end, and asks the table at
 * each dot. It makes no string, and touches the domains themselves only to confirm a hit, so that it costs the same whatever
 * their number; a `Map` follows a pointer for each key that it passes, which a large one pays for in cache misses.
 */
export function createHostIndex<Value>(domains: Iterable<readonly [string, Value]>): HostIndex<Value> {
  const map = new Map(domains);
  const keys = [...map.keys()];
  const values = [...map.values()];
  let size = 8;
  while (size < keys.length * 4) size *= 2;
  const mask = size - 1;
  /** Pairs: the hash, and the index of the domain plus one; 0 = free. */
  const table = new Int32Array(size * 2);
  keys.forEach((domain, index) => {
    const hash = hashOf(domain);
    let at = hash & mask;
    while (table[at * 2 + 1] !== 0) at = (at + 1) & mask;
    table[at * 2] = hash;
    table[at * 2 + 1] = index + 1;
  });

  /** Index of the domain that is the host from a position on; -1 where there is none. */
  function indexAt(host: string, from: number, end: number, hash: number): number {
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const index = (table[at * 2 + 1] as number) - 1;
      if (index < 0) return -1;
      if (table[at * 2] !== hash) continue;
      const domain = keys[index] as string;
      if (domain.length === end - from && host.startsWith(domain, from)) return index;
    }
  }

  return {
    find(host) {
      const end = host.charCodeAt(host.length - 1) === DOT ? host.length - 1 : host.length;
      let hash = START;
      let found = -1;
      for (let i = end - 1; i >= 0; i--) {
        const code = host.charCodeAt(i);
        if (code === DOT) {
          const index = indexAt(host, i + 1, end, hash);
          if (index >= 0) found = index;
        }
        hash = step(hash, code);
      }
      const whole = indexAt(host, 0, end, hash);
      return values[whole >= 0 ? whole : found];
    },
  };
}
