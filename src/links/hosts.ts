/** Lookup of a host among domains by label suffix: `item.taobao.com` is below `taobao.com`; `nottaobao.com` is not. */
export interface HostIndex<Value> {
  /** The value of the longest domain that is the host itself or stands above it. One trailing dot is ignored. */
  find(host: string): Value | undefined;
}

/** Builds an index; of a domain that is given twice the last value counts. */
export type IndexHosts = <Value>(domains: Iterable<readonly [string, Value]>) => HostIndex<Value>;

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
 * each dot. It makes no string, and what it needs of a domain lies in two flat arrays, so that it costs nearly the same whatever
 * their number; a `Map` follows pointers for each key that it passes, which a large one pays for in cache misses.
 */
export function createHostIndex<Value>(domains: Iterable<readonly [string, Value]>): HostIndex<Value> {
  const map = new Map(domains);
  const keys = [...map.keys()];
  const values = [...map.values()];
  let size = 8;
  while (size < keys.length * 2) size *= 2;
  /** A slot of four: the hash, the index of the domain plus one (0 = free), where its characters begin, and how many they are. */
  const slots = new Int32Array(size * 4);
  const mask = slots.length - 1;
  /** The characters of all domains, each backwards. */
  const text = new Uint16Array(keys.reduce((sum, key) => sum + key.length, 0));
  let used = 0;
  keys.forEach((domain, index) => {
    const hash = hashOf(domain);
    let at = (hash << 2) & mask;
    while (slots[at + 1] !== 0) at = (at + 4) & mask;
    slots.set([hash, index + 1, used, domain.length], at);
    for (let i = domain.length - 1; i >= 0; i--) text[used++] = domain.charCodeAt(i);
  });
  /** The host that is looked up, backwards. */
  let codes = new Uint16Array(256);

  /** Index of the domain that is the last `length` characters of the host in `codes`; -1 where there is none. */
  function indexAt(length: number, hash: number): number {
    next: for (let at = (hash << 2) & mask; slots[at + 1] !== 0; at = (at + 4) & mask) {
      if (slots[at] !== hash || slots[at + 3] !== length) continue;
      const start = slots[at + 2] as number;
      for (let i = 0; i < length; i++) if (text[start + i] !== codes[i]) continue next;
      return (slots[at + 1] as number) - 1;
    }
    return -1;
  }

  return {
    find(host) {
      const end = host.charCodeAt(host.length - 1) === DOT ? host.length - 1 : host.length;
      if (end > codes.length) codes = new Uint16Array(end);
      let hash = START;
      let found = -1;
      for (let i = 0; i < end; i++) {
        const code = host.charCodeAt(end - 1 - i);
        if (code === DOT) {
          const index = indexAt(i, hash);
          if (index >= 0) found = index;
        }
        codes[i] = code;
        hash = step(hash, code);
      }
      const whole = indexAt(end, hash);
      if (whole >= 0) found = whole;
      return found < 0 ? undefined : values[found];
    },
  };
}
