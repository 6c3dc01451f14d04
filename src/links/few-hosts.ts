import type { IndexHosts } from './hosts.ts';

/** The same answers as `createHostIndex` in a tenth of the code, for a page in which a person clicks: some millions a second less. */
export const indexFewHosts: IndexHosts = (domains) => {
  const values = new Map(domains);
  return {
    find(host) {
      // `a.b.c`, `b.c`, `c`
      for (let rest = host.replace(/\.$/, ''); rest !== ''; rest = rest.slice(`${rest}.`.indexOf('.') + 1)) {
        const value = values.get(rest);
        if (value !== undefined) return value;
      }
      return undefined;
    },
  };
};
