import type { Surface } from '../../../src/policy/types.ts';
import type { ChatKind, SiteAdapter } from '../types.ts';
import { closest } from './closest.ts';
import { frameOf } from './frame-of.ts';

/** Joins those of the selectors that there are. */
export function anyOf(selectors: Iterable<string | null | undefined>): string {
  return [...selectors].filter(Boolean).join();
}

/** True where policies speak of such a chat. */
export function isSurface(kind: ChatKind): kind is Surface {
  return kind !== 'unknown' && kind !== 'self' && kind !== 'support';
}

/** The kind of what the page as a whole shows, with the frames of its origin in it: by a mark anywhere in it, else by its address. */
export function pageKindOf(page: Document, site: SiteAdapter): ChatKind {
  const { pageKinds = [], addressKinds = [] } = site;
  const frame = frameOf(page);
  if (frame) return pageKindOf(frame.ownerDocument, site);
  // Not `location`, which is null in a page that was left: an observer may still speak there.
  const { pathname, search, hash } = new URL(page.URL);
  const said =
    pageKinds.find(({ at }) => page.querySelector(at)) ??
    addressKinds.find(({ address }) => new RegExp(address).test(pathname + search + hash));
  return said?.kind ?? 'unknown';
}

/** The kind of chat that an element stands in: by its nearest marker, then by the page, then by the page's address. */
export function kindOf(element: Element, site: SiteAdapter): ChatKind {
  const { kinds = [], chats, dialogs = [] } = site;
  const markers = anyOf(kinds.map(({ at }) => at));
  const near = markers && closest(element, markers);
  if (near) return kinds.find(({ at }) => near.matches(at))?.kind ?? 'unknown';
  const around = anyOf([chats, ...dialogs.map(({ dialog }) => dialog)]);
  return around && closest(element, around) ? pageKindOf(element.ownerDocument, site) : 'unknown';
}
