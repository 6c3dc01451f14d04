/** The chat sites that have an adapter, found by scanning this folder. The background stores them for the content script. */
import type { SiteAdapter } from './types.ts';

const found = import.meta.glob<SiteAdapter>(['./*.ts', '!./index.ts', '!./types.ts', '!./*.test.ts'], {
  eager: true,
  import: 'site',
});

/** Every adapter by id: the name of its file. */
export const sites: Readonly<Record<string, SiteAdapter>> = Object.fromEntries(
  Object.entries(found).map(([path, site]) => [path.slice(2, -3), site]),
);
