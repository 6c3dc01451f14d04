import type { SiteAdapter } from '../types.ts';
import { frameOf } from './frame-of.ts';

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

/** True where the page is this site's. */
function isOf(page: Document, { addresses, mark, frame }: SiteAdapter): boolean {
  return Boolean(
    addresses?.some((address) => isServedFrom(address, page.location)) ||
      (mark && page.querySelector(mark)) ||
      (frame && frameOf(page)?.matches(frame)),
  );
}

/**
 * The id of the adapter whose site the page is, a widget in it last; else that of the page which it is a frame in; else `generic`.
 */
export function siteIdOf(page: Document, sites: Readonly<Record<string, SiteAdapter>>): string {
  let widget: string | undefined;
  for (const [id, site] of Object.entries(sites)) {
    if (!isOf(page, site)) continue;
    if (!site.widget) return id;
    widget ??= id;
  }
  const frame = frameOf(page);
  return widget ?? (frame ? siteIdOf(frame.ownerDocument, sites) : GENERIC);
}
