/** The chat sites that have an adapter, found by scanning this folder. */
import type { SiteAdapter } from './types.ts';

const found = import.meta.glob<SiteAdapter>(['./*.ts', '!./index.ts', '!./types.ts', '!./*.test.ts'], {
  eager: true,
  import: 'site',
});

/** `{ './zulip.ts': site }` to `{ zulip: site }`: the id of a site is the name of its file. */
function byId(): Readonly<Record<string, SiteAdapter>> {
  return Object.fromEntries(Object.entries(found).map(([path, site]) => [path.slice(2, -3), site]));
}

/** Every adapter by id. For pages and tests; marked as pure, because every web page would pay for it in the content script. */
export const sites: Readonly<Record<string, SiteAdapter>> = /* @__PURE__ */ byId();

/** The adapter with this id. */
export function siteOf(id: string): SiteAdapter | undefined {
  return found[`./${id}.ts`];
}

/** Id of the adapter that knows nothing and fits everywhere. */
export const GENERIC = 'generic';

/** The id of the page's adapter: the first whose marks are in the page, else `generic`. */
export function siteIdOf(page: Document): string {
  const file = Object.keys(found).find((path) => path !== `./${GENERIC}.ts` && found[path]?.matches(page));
  return file?.slice(2, -3) ?? GENERIC;
}
