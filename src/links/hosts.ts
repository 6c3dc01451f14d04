/** Lookup of a host among domains by label suffix: `item.taobao.com` is below `taobao.com`; `nottaobao.com` is not. */
export interface HostIndex<Value> {
  /** The value of the longest domain that is the host itself or stands above it. One trailing dot is ignored. */
  find(host: string): Value | undefined;
}

/**
 * Builds the index. One map look-up for each label of the host, whatever the number of domains; the last label alone is not
 * looked up unless a domain of one label was given.
 */
export function createHostIndex<Value>(domains: Iterable<readonly [string, Value]>): HostIndex<Value> {
  const map = new Map(domains);
  let shortest = Number.POSITIVE_INFINITY;
  let singleLabel = false;
  for (const domain of map.keys()) {
    shortest = Math.min(shortest, domain.length);
    if (!domain.includes('.')) singleLabel = true;
  }

  return {
    find(host) {
      let rest = host.charCodeAt(host.length - 1) === 46 ? host.slice(0, -1) : host;
      for (;;) {
        const value = map.get(rest);
        if (value !== undefined) return value;
        const dot = rest.indexOf('.');
        if (dot < 0) return undefined;
        rest = rest.slice(dot + 1);
        if (rest.length < shortest || (!singleLabel && rest.indexOf('.') < 0)) return undefined;
      }
    },
  };
}
