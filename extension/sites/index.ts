/** The chat sites that have an adapter, found by scanning this folder. */
import type { SiteAdapter } from './types.ts';

const found = import.meta.glob<SiteAdapter>(['./*.ts', '!./index.ts', '!./types.ts', '!./*.test.ts'], {
  eager: true,
  import: 'site',
});

/** By id, which is the file name. */
export const sites: Readonly<Record<string, SiteAdapter>> = Object.fromEntries(
  Object.entries(found).map(([path, site]) => [path.slice(2, -3), site]),
);

/** Id of the adapter that knows nothing and fits everywhere. */
export const GENERIC = 'generic';

/** The id of the page's adapter: the first whose marks are in the page, else `generic`. */
export function siteIdOf(page: Document): string {
  return Object.keys(sites).find((id) => id !== GENERIC && sites[id]?.matches(page)) ?? GENERIC;
}
