import type { SiteAdapter } from '../types.ts';
import { frameOf } from './frame-of.ts';

/** Id of the adapter that knows nothing and fits everywhere. */
export const GENERIC = 'generic';

/** True for this host and all below it, and for all paths that begin so. */
function isServedFrom(address: string, { hostname, pathname }: URL): boolean {
  const [host] = address.split('/');
  return (
    `.${hostname}`.endsWith(`.${host}`) &&
    `${pathname}/`.startsWith(`${address.slice(host?.length)}/`.replace('//', '/'))
  );
}

/** True where the page is this site's. */
function isOf(page: Document, url: URL, { addresses, mark, frame }: SiteAdapter): boolean {
  return Boolean(
    addresses?.some((address) => isServedFrom(address, url)) ||
      (mark && page.querySelector(mark)) ||
      (frame && frameOf(page)?.matches(frame)),
  );
}

/**
 * The id of the adapter whose site the page is, a widget in it last; else that of the page which it is a frame in; else `generic`.
 */
export function siteIdOf(page: Document, sites: Readonly<Record<string, SiteAdapter>>): string {
  let widget: string | undefined;
  // Not `location`, which is null in a page that was left.
  const url = new URL(page.URL);
  for (const [id, site] of Object.entries(sites)) {
    if (!isOf(page, url, site)) continue;
    if (!site.widget) return id;
    widget ??= id;
  }
  const frame = frameOf(page);
  return widget ?? (frame ? siteIdOf(frame.ownerDocument, sites) : GENERIC);
}
