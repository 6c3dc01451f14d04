import { closest } from '../sites/dom/closest.ts';
import type { SiteAdapter } from '../sites/types.ts';
import { shadowRootOf } from './closed-root.ts';

/** A link that a click meets. */
export interface MetLink {
  /** What the click follows: an anchor, an area, or a card that behaves like one. */
  readonly element: Element;
  /** The address as the browser resolves it; as written where it cannot. */
  readonly url: string;
}

function isElement(node: EventTarget): node is Element {
  return (node as Partial<Node>).nodeType === 1;
}

/** The event's path from the innermost element outwards, into shadow roots that are closed to the page as well. */
export function elementsOf(event: MouseEvent): readonly Element[] {
  const path = event.composedPath().filter(isElement);
  for (;;) {
    const root = path[0] && shadowRootOf(path[0]);
    // A click by keyboard comes without a place: the focus tells where it was.
    let hit = event.detail === 0 ? root?.activeElement : root?.elementFromPoint(event.clientX, event.clientY);
    if (!hit || path.includes(hit)) return path;
    const below: Element[] = [];
    for (; hit; hit = hit.parentElement) below.push(hit);
    path.unshift(...below);
  }
}

/** The address that an element with an href leads to; null where it has none. */
export function addressOf(element: Element): string | null {
  const { href } = element as Partial<HTMLAnchorElement | SVGAElement>;
  if (typeof href === 'string') return element.hasAttribute('href') ? href : null;
  const written = element.getAttribute('href') ?? element.getAttribute('xlink:href');
  if (written === null) return null;
  try {
    return new URL(written, element.baseURI).href;
  } catch {
    return written;
  }
}

/** The address that an anchor without an href shows as its text; null where the text is not one. */
function addressInText(anchor: Element): string | null {
  const text = anchor.textContent?.trim() ?? '';
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text) ? text : null;
}

/** What the rules say of one element of the path. */
function linkAt(element: Element, site: SiteAdapter): MetLink | null {
  const name = element.localName;
  if (name === 'a' || name === 'area') {
    const url = addressOf(element) ?? (name === 'a' ? addressInText(element) : null);
    if (url !== null) return { element, url };
  }
  for (const { card, address, clickable } of site.cards ?? []) {
    if (!clickable || !element.matches(card)) continue;
    const inner = element.querySelector(address);
    const url = inner && addressOf(inner);
    if (inner && url) return { element: inner, url };
  }
  return null;
}

/** True where the link only moves within the page, fetches a file of the site's own, or belongs to the client rather than a message. */
export function isOwnBusiness({ element, url }: MetLink, site: SiteAdapter): boolean {
  if ((element as HTMLElement).isContentEditable) return true;
  if (site.controls !== undefined && closest(element, site.controls)) return true;
  // Done for each message near the viewport, and looking at `location` is dear: no more often than need be.
  const { ownerDocument } = element;
  const [address, fragment] = url.split('#');
  if (fragment !== undefined && address === ownerDocument.URL.split('#')[0]) return true;
  if (!url.startsWith(`${ownerDocument.location.origin}/`)) return false;
  if (element.hasAttribute('download')) return true;
  return site.messages === null || !closest(element, site.messages);
}

/**
 * The link that a click on this path follows, or null where there is none that concerns a chat. Never `target.closest('a')`: the path
 * sees into shadow roots.
 */
export function resolveLink(path: readonly Element[], site: SiteAdapter): MetLink | null {
  for (const element of path) {
    const met = linkAt(element, site);
    if (met) return isOwnBusiness(met, site) ? null : met;
  }
  return null;
}
