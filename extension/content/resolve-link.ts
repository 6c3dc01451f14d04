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

/** What more there is to know of a click. */
export interface Press {
  /** True for the middle button, which follows links only: no button and no other element answers to it. */
  readonly middle?: boolean;
  /** True where the address is that of a redirector, and leads out of the site although it names it. */
  readonly isWrapped?: (url: string) => boolean;
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

/**
 * The first web address in what an element shows as its text; `whole` = only where it shows nothing else. In a sentence, what ends
 * the sentence and what stands on buttons are no part of it.
 */
function addressInText(element: Element, whole: boolean): string | null {
  const holdsButton = (node: Node) =>
    node.nodeName === 'BUTTON' || (node as Partial<Element>).querySelector?.('button');
  const parts = whole ? [element] : [...element.childNodes].filter((node) => !holdsButton(node));
  const text = parts.map(({ textContent }) => textContent).join('');
  const [found] = (whole ? /^https?:\/\/\S+$/i : /https?:\/\/\S*[\w/=&#%~-]/i).exec(text.trim()) ?? [];
  return found && URL.canParse(found) ? found : null;
}

/** The address that an anchor leads to, also where it has no href and shows the address as its text; null where there is none. */
export function addressOfAnchor(anchor: Element): string | null {
  return addressOf(anchor) ?? addressInText(anchor, true);
}

/** What holds the address of a card: it itself, else in it, else in its message, where that leads to one address only. */
function inCard(card: Element, address: string | undefined, { messages }: SiteAdapter): Element | null {
  if (address === undefined) return card;
  const inner = card.querySelector(address);
  const message = !inner && messages && closest(card, messages);
  if (!message) return inner;
  const [first, ...others] = message.querySelectorAll(address);
  const same = others.every((other) => addressOf(other) === (first && addressOf(first)));
  return (same && first) || null;
}

/** The ways to tell what an element of the path leads to, the surest first. */
const RULES: readonly ((element: Element, site: SiteAdapter, middle?: boolean) => MetLink | null)[] = [
  function anchor(element) {
    const url = /^(a|area)$/.test(element.localName) ? addressOf(element) : null;
    return url === null ? null : { element, url };
  },
  function card(element, site, middle) {
    for (const { card, address, clickable, onPress } of site.cards ?? []) {
      if (!(onPress || (clickable && !middle)) || !element.matches(card)) continue;
      const inner = inCard(element, address, site);
      const url = inner && addressOf(inner);
      if (inner && url) return { element: inner, url };
    }
    return null;
  },
  function text(element) {
    const url = element.localName === 'a' ? addressInText(element, true) : null;
    return url === null ? null : { element, url };
  },
  function dialog(element, { dialogs = [] }, middle) {
    for (const { dialog, address, go } of dialogs) {
      const holder = !middle && element.matches(go) && closest(element, dialog)?.querySelector(address);
      const url = holder && (addressOf(holder) ?? addressInText(holder, false));
      if (holder && url) return { element: holder, url };
    }
    return null;
  },
];

/** True where the link only moves within the page, fetches a file of the site's own, or belongs to the client rather than a message. */
export function isOwnBusiness({ element, url }: MetLink, site: SiteAdapter, { isWrapped }: Press): boolean {
  if ((element as HTMLElement).isContentEditable) return true;
  if (site.controls !== undefined && closest(element, site.controls)) return true;
  // Done for each message near the viewport, and looking at `location` is dear: no more often than need be. In a page
  // that was left it is null.
  const { ownerDocument } = element;
  const [address, fragment] = url.split('#');
  if (fragment !== undefined && address === ownerDocument.URL.split('#')[0]) return true;
  if (!url.startsWith(`${ownerDocument.location?.origin}/`)) return false;
  if (element.hasAttribute('download')) return true;
  if (isWrapped?.(url)) return false;
  return site.messages === null || !closest(element, site.messages);
}

/**
 * The link that a click on this path follows, or null where there is none that concerns a chat: an anchor, else a card of the site,
 * else an anchor whose text is the address, else the dialog that asks about a link. Never `target.closest('a')`: the path sees into
 * shadow roots.
 */
export function resolveLink(path: readonly Element[], site: SiteAdapter, press: Press = {}): MetLink | null {
  // A control may stand in an anchor: a button that takes a card away.
  if (site.controls && path[0] && closest(path[0], site.controls)) return null;
  for (const rule of RULES) {
    for (const element of path) {
      const met = rule(element, site, press.middle);
      if (met) return isOwnBusiness(met, site, press) ? null : met;
    }
  }
  return null;
}
