/**
 * "Show messages as they arrived": beside each link of a message, near the viewport only, stands an element of ours that shows the
 * form in which the message arrived, and the link itself is hidden. What is on the page is compared with what should be after every
 * change of the page, so it does not matter how the site renders. Nothing of the site's is written to.
 */
import type { SiteAdapter } from '../../sites/types.ts';
import { randomName } from '../leftovers.ts';
import { addressOf } from '../resolve-link.ts';
import { createOriginals } from './originals.ts';

/** How one message arrived. */
export interface Arrival {
  /** Draws it, anew or over the last drawing; absent = the link stays as the site shows it. */
  readonly draw?: (root: ShadowRoot) => void;
  /** True where the site's own cards of this link go. */
  readonly hidesCards: boolean;
}

export interface MessagesOptions {
  readonly page: Document;
  readonly site: Pick<SiteAdapter, 'cards' | 'kindAttributes'>;
  /** Asked for every link of the page near the viewport, and again after any change; null = it does not concern us. */
  readonly arrivalOf: (link: HTMLAnchorElement, url: string) => Arrival | null;
  /** Called before anything is done; false = nobody is behind us any more, and everything is undone. */
  readonly alive: () => boolean;
  readonly signal: AbortSignal;
}

export interface ShownMessages {
  /** Draws everything anew: the policy or a setting changed. */
  refresh(): void;
  /** The link that an element of ours stands for. */
  linkOf(host: Element): HTMLAnchorElement | undefined;
  end(): void;
}

/** A link near the viewport, and what stands beside it. */
interface Place {
  href: string;
  hidesCards: boolean;
  host?: HTMLElement;
  root?: ShadowRoot;
  /** How often the page took our element away. */
  losses: number;
}

/** After so many losses the page has made its wish clear, and the link stays as the site shows it. */
const MOST_LOSSES = 20;

const LINK = 'a[href]';

export function showMessages({ page, site, arrivalOf, alive, signal }: MessagesOptions): ShownMessages {
  const tag = randomName();
  const originals = createOriginals(page, tag, site.cards ?? []);
  const places = new Map<HTMLAnchorElement, Place>();
  const links = new WeakMap<Element, HTMLAnchorElement>();
  let ended = false;

  function remove(place: Place): void {
    place.host?.remove();
    delete place.host;
    delete place.root;
  }

  /** Sees to it that our element stands right behind the link. */
  function stand(link: HTMLAnchorElement, place: Place): ShadowRoot | null {
    const { host, root } = place;
    if (host && root) {
      if (link.nextElementSibling === host) return root;
      place.losses += 1;
      if (place.losses > MOST_LOSSES) {
        remove(place);
        return null;
      }
      link.after(host);
      return root;
    }
    if (place.losses > MOST_LOSSES) return null;
    place.host = page.createElement(tag);
    place.root = place.host.attachShadow({
      mode: __OPEN_ROOTS__ ? 'open' : 'closed',
      // A screen that closes gives the focus back to what was clicked.
      delegatesFocus: true,
    });
    links.set(place.host, link);
    link.after(place.host);
    return place.root;
  }

  /** Compares one link with what should be beside it. True where something is different now. */
  function settle(link: HTMLAnchorElement, place: Place, redraw: boolean): boolean {
    if (!link.isConnected) {
      remove(place);
      places.delete(link);
      return true;
    }
    const href = link.getAttribute('href') ?? '';
    const asDrawn = href === place.href && !redraw;
    if (asDrawn && (place.host === undefined || link.nextElementSibling === place.host)) return false;
    place.href = href;
    try {
      const arrival = arrivalOf(link, addressOf(link) ?? href);
      const root = arrival?.draw ? stand(link, place) : null;
      place.hidesCards = arrival !== null && arrival.hidesCards && (root !== null || !arrival.draw);
      if (!root) remove(place);
      else if (!asDrawn) arrival?.draw?.(root);
    } catch {
      place.hidesCards = false;
      remove(place);
    }
    return true;
  }

  /** Brings everything in line, and leaves no record of our own changes to ourselves. */
  function settleAll(redraw: (link: HTMLAnchorElement) => boolean): void {
    if (ended) return;
    if (!alive()) {
      end();
      return;
    }
    takeInAll(changes.takeRecords());
    let different = false;
    for (const [link, place] of places) different = settle(link, place, redraw(link)) || different;
    if (different || !originals.intact()) hideOriginals();
    changes.takeRecords();
  }

  function hideOriginals(): void {
    const hrefs = new Set<string>();
    let standing = false;
    for (const { host, hidesCards, href } of places.values()) {
      standing ||= host !== undefined;
      if (hidesCards) hrefs.add(href);
    }
    if (standing || hrefs.size > 0) originals.hide(hrefs);
    else originals.restore();
  }

  function watch(root: ParentNode): void {
    for (const link of root.querySelectorAll<HTMLAnchorElement>(LINK)) {
      if (!places.has(link)) near.observe(link);
    }
  }

  function takeIn(added: Node): void {
    if (added.nodeType !== 1) return;
    const element = added as HTMLElement;
    if (element.matches(LINK)) near.observe(element);
    // A copy that the page made of ours, by cloning or through markup: empty, and it would hide the link before it.
    if (element.localName === tag && !links.has(element)) element.remove();
    else if (element.firstElementChild) {
      watch(element);
      for (const copy of element.querySelectorAll(tag)) if (!links.has(copy)) copy.remove();
    }
  }

  function takeInAll(records: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') takeIn(target);
      else for (const added of addedNodes) takeIn(added);
    }
  }

  const near = new IntersectionObserver(
    (entries) => {
      const arriving = new Set<HTMLAnchorElement>();
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        const link = target as HTMLAnchorElement;
        if (places.has(link)) continue;
        places.set(link, { href: '', hidesCards: false, losses: 0 });
        arriving.add(link);
      }
      if (arriving.size > 0) settleAll((link) => arriving.has(link));
    },
    // The second margin is for the scrolling list that the messages stand in.
    { rootMargin: '50%', scrollMargin: '50%' },
  );

  const changes = new MutationObserver((records) => {
    const kinds = records.some(
      ({ type, attributeName }) => type === 'attributes' && attributeName !== 'href',
    );
    takeInAll(records);
    settleAll(() => kinds);
  });

  changes.observe(page, {
    subtree: true,
    childList: true,
    attributeFilter: ['href', ...(site.kindAttributes ?? [])],
  });
  watch(page);

  function end(): void {
    if (ended) return;
    ended = true;
    near.disconnect();
    changes.disconnect();
    for (const place of places.values()) remove(place);
    places.clear();
    originals.restore();
  }

  signal.addEventListener('abort', end);
  return {
    refresh: () => settleAll(() => true),
    linkOf: (host) => links.get(host),
    end,
  };
}
