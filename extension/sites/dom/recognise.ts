import type { SiteAdapter } from '../types.ts';

/** Id of the adapter that knows nothing and fits everywhere. */
export const GENERIC = 'generic';

/** True for this host and all below it, and for all paths that begin so. */
function isServedFrom(address: string, { hostname, pathname }: Location): boolean {
  const [host] = address.split('/');
  return (
    `.${hostname}`.endsWith(`.${host}`) &&
    `${pathname}/`.startsWith(`${address.slice(host?.length)}/`.replace('//', '/'))
  );
}

/** The element that this page stands in, where the page around it is of the same origin. */
function frameOf({ defaultView }: Document): Element | null {
  try {
    return defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}

/** The id of the adapter whose site the page is, else `generic`. */
export function siteIdOf(page: Document, sites: Readonly<Record<string, SiteAdapter>>): string {
  for (const [id, { addresses, mark, frame }] of Object.entries(sites)) {
    if (
      addresses?.some((address) => isServedFrom(address, page.location)) ||
      (mark && page.querySelector(mark)) ||
      (frame && frameOf(page)?.matches(frame))
    ) {
      return id;
    }
  }
  return GENERIC;
}
