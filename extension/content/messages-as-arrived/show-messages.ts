/**
 * "Show messages as they arrived": before each link of a message, near the viewport only, stands an element of ours that shows the
 * form in which the message arrived, and one style sheet hides the link itself. After a change of the page, the links that it may
 * concern are compared with what should be there, so it does not matter how the site renders. Nothing of the site's is written to.
 */
import { closest } from '../../sites/dom/closest.ts';
import { anyOf, pageKindOf } from '../../sites/dom/kind.ts';
import type { SiteAdapter } from '../../sites/types.ts';
import { ownName } from '../../stage/own-names.ts';
import { shadowRootOf } from '../closed-root.ts';
import { addressOfAnchor } from '../resolve-link.ts';

/** How a message arrived: drawn in a root of ours, anew or over the last drawing; or as a plain link, without the site's card. */
export type Arrival = ((root: ShadowRoot) => void) | 'plain';

export interface MessagesOptions {
  /** The page, or a shadow root in it that a chat stands in. */
  readonly root: Document | ShadowRoot;
  readonly site: SiteAdapter;
  /** Selects what marks a page as that of another chat site; empty where the site is known. */
  readonly marks?: string;
  /** Such a mark has come into the page. */
  readonly onMark?: () => void;
  /** Asked for every link of the page near the viewport, and again after any change; null = it does not concern us. */
  readonly arrivalOf: (link: HTMLAnchorElement, url: string) => Arrival | null;
  /** Asked before anything is changed later on; false = nobody is behind us any more, and everything is undone. */
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

/** A link that has been near the viewport, and what stands before it. */
interface Place {
  /** As it was when last looked at. */
  href: string;
  host?: HTMLElement | undefined;
  root?: ShadowRoot;
  /** How often the page took our element away. */
  losses: number;
}

/** Milliseconds. While a list is being scrolled, only what stays as it is for so long is drawn: the rest is gone before it is seen. */
const REST = 100;

/** After so many losses the page has made its wish clear, and the link stays as the site shows it. */
const MOST_LOSSES = 20;

/**
 * The one rule of ours. It never changes: a change of sheets costs the page a look at every element. Our element stands before the link,
 * because a rule that looks ahead (`:has(+ ...)`) costs something with every change of the page.
 */
function hidingRule(tag: string, { messages, cards = [] }: SiteAdapter): string {
  const hidden = cards.map(({ card }) => `:is(${messages}):has(${tag}) :is(${card})`);
  return `${[`${tag}:not([hidden])+a`, ...hidden].join()}{display:none!important}`;
}

/** Shows messages as they arrived, from now until `signal` aborts, `end` is called or `alive` says no: then the page is as it was. */
export function showMessages(options: MessagesOptions): ShownMessages {
  const { root: page, site, marks = '', onMark, arrivalOf, alive, signal } = options;
  const { messages, cards = [], chats, kinds = [], kindAttributes = [], roots = '' } = site;
  const document = page.ownerDocument ?? (page as Document);
  const { navigation } = document.defaultView ?? {};
  /** Elements whose attributes may change the kind of chat that links are in. */
  const markers = anyOf([chats, ...kinds.map(({ at }) => at)]);
  /** Cards that say what a link leads to; they may come later than the link. */
  const titles = anyOf(cards.map(({ card, title }) => title && card));
  const tag = ownName('m');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(hidingRule(tag, site));
  const places = new Map<HTMLAnchorElement, Place>();
  const links = new WeakMap<Node, HTMLAnchorElement>();
  /** What is shown in shadow roots that the chat stands in, by their hosts. */
  const inside = new Map<Element, ShownMessages>();
  let kind = pageKindOf(document, site);

  function remove(place: Place): void {
    place.host?.remove();
    place.host = undefined;
  }

  /** An element of ours for a link, not yet in the page. */
  function makeHost(link: HTMLAnchorElement, place: Place): HTMLElement {
    const host = document.createElement(tag);
    place.root = host.attachShadow({
      mode: __OPEN_ROOTS__ ? 'open' : 'closed',
      // A screen that closes gives the focus back to what was clicked.
      delegatesFocus: true,
    });
    links.set(host, link);
    return host;
  }

  /** When it was scrolled last, and when last in a row: a list that jumps to a new message is not being scrolled. */
  let movedAt = Number.NEGATIVE_INFINITY;
  let scrolledAt = Number.NEGATIVE_INFINITY;
  /** True where the page changed while it was scrolled: rows that are used again and again change with each frame. */
  let unseen = false;
  /** Links that wait for the list to rest, and since when. */
  const waiting = new Map<HTMLAnchorElement, number>();
  let alarm: ReturnType<typeof setTimeout> | undefined;

  let top = 0;
  /** True while the list flies by, a screen or more with each frame: then nothing is looked at until it is slower. */
  let flies = false;

  function onScroll({ target }: Event): void {
    const { scrollTop = 0 } = target === document ? (document.scrollingElement ?? {}) : (target as Element);
    const far = Math.abs(scrollTop - top) > (document.defaultView?.innerHeight ?? 0);
    if (far && isScrolled() && !flies) {
      flies = true;
      changes.disconnect();
      near.disconnect();
      wait();
    }
    top = scrollTop;
    const now = performance.now();
    if (now - movedAt < REST) scrolledAt = now;
    movedAt = now;
  }

  function watch(): void {
    changes.observe(page, { subtree: true, childList: true });
    page.querySelectorAll('a').forEach((link) => {
      if (!places.get(link)?.host) near.observe(link);
    });
  }

  function isScrolled(): boolean {
    return performance.now() - scrolledAt < REST;
  }

  function drawLater(link: HTMLAnchorElement): void {
    waiting.set(link, performance.now());
    alarm ??= setTimeout(drawRested, REST);
  }

  /** Looks at everything once, soon, in place of each change. */
  function wait(): void {
    unseen = true;
    alarm ??= setTimeout(drawRested, REST);
  }

  /** Draws what has stayed as it is, however the list goes on. */
  function drawRested(): void {
    alarm = undefined;
    if (flies && isScrolled()) {
      wait();
      return;
    }
    if (flies) watch();
    flies = false;
    const rested: HTMLAnchorElement[] = [];
    for (const [link, since] of waiting) {
      if (performance.now() - since < REST) continue;
      waiting.delete(link);
      rested.push(link);
    }
    if (unseen || rested.length > 0) update([], rested, true);
    if (waiting.size > 0) alarm = setTimeout(drawRested, REST);
  }

  /** Compares one link with what should stand before it; `rested` = it has waited for that. */
  function settle(link: HTMLAnchorElement, redraw: boolean, rested = false): void {
    const place = places.get(link);
    if (!place) return;
    if (!link.isConnected) {
      remove(place);
      places.delete(link);
      return;
    }
    const href = link.getAttribute('href') ?? addressOfAnchor(link) ?? '';
    const isStale = redraw || href !== place.href;
    const isLost = place.host !== undefined && link.previousElementSibling !== place.host;
    if (isLost) place.losses += 1;
    if (!isStale && !isLost) return;
    place.href = href;
    if (isStale && !rested && isScrolled()) {
      remove(place);
      drawLater(link);
      return;
    }
    near.unobserve(link);
    try {
      const arrival = place.losses > MOST_LOSSES ? null : arrivalOf(link, addressOfAnchor(link) ?? href);
      const plain = arrival === 'plain';
      if (!arrival || place.host?.hidden === !plain) remove(place);
      if (!arrival) return;
      place.host ??= makeHost(link, place);
      place.host.hidden = plain;
      if (isStale && !plain && place.root) arrival(place.root);
      if (link.previousElementSibling !== place.host) link.before(place.host);
    } catch {
      remove(place);
    }
  }

  /** Brings these links in line, and those that changes of the page may concern. */
  function update(
    records: readonly MutationRecord[],
    stale: Iterable<HTMLAnchorElement>,
    rested = false,
  ): void {
    // Not the first time: somebody has just told us to begin, and to ask costs a page more than it gains.
    if (begun && !alive()) end();
    begun = true;
    if (signal.aborted || ended) return;
    // Before we change anything ourselves, or we would look at our own changes as well.
    const news = look([...records, ...changes.takeRecords(), ...attributes.takeRecords()]);
    const before = kind;
    kind = pageKindOf(document, site);
    for (const link of kind === before ? [...stale, ...news.stale] : places.keys())
      settle(link, true, rested);
    for (const link of news.concerned) settle(link, false);
    // The page may have set its own list since, without ours.
    if (!page.adoptedStyleSheets.includes(sheet))
      page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
    // What we did ourselves is no news.
    changes.takeRecords();
    attributes.takeRecords();
    if (news.marked) onMark?.();
  }

  /** What changes of the page mean: the links that they may concern, and those of messages that got a card. New links are watched. */
  function look(records: readonly MutationRecord[]) {
    const concerned = new Set<HTMLAnchorElement>();
    const stale = new Set<HTMLAnchorElement>();
    let marked = false;
    const see = (node: Node | null) => {
      const element = node as HTMLAnchorElement;
      const link = links.get(element) ?? element;
      if (places.has(link)) concerned.add(link);
      // A copy that the page made of ours, by cloning or through markup: empty, and it would hide the link after it.
      else if (element?.localName === tag) element.remove();
      else if (element?.localName === 'a') near.observe(element);
      if (roots && element?.matches?.(roots)) enter(element);
      if (marks && element?.matches?.(marks)) marked = true;
      if (titles && element?.matches?.(titles)) {
        const message = messages && closest(element, messages);
        for (const known of message ? message.querySelectorAll('a') : []) stale.add(known);
      }
    };
    const wanted = anyOf(['a', tag, roots, marks, titles]);
    for (const { target, addedNodes, removedNodes } of records) {
      see(target);
      for (const node of [...addedNodes, ...removedNodes]) {
        const { previousElementSibling, nextElementSibling } = node as Element;
        [node, previousElementSibling, nextElementSibling].forEach(see);
        for (const inner of (node as Element).querySelectorAll?.(wanted) ?? []) see(inner);
      }
    }
    if (unseen) {
      for (const link of places.keys()) concerned.add(link);
      page.querySelectorAll(wanted).forEach(see);
      unseen = false;
    }
    for (const [host, { end }] of inside) {
      if (host.isConnected) continue;
      end();
      inside.delete(host);
    }
    return { concerned, stale, marked };
  }

  /** Goes on in the shadow root of an element; one that has none yet gets it before it gets a size. */
  function enter(host: Element): void {
    const root = shadowRootOf(host);
    if (!root) sized.observe(host);
    else sized.unobserve(host);
    if (root && !inside.has(host)) inside.set(host, showMessages({ ...options, root }));
  }

  const sized = new ResizeObserver((entries) => {
    for (const { target } of entries) enter(target);
  });

  const near = new IntersectionObserver(
    (entries) => {
      const arriving: HTMLAnchorElement[] = [];
      for (const entry of entries) {
        const link = entry.target as HTMLAnchorElement;
        // Of a long chat almost all are far away: they are asked for nothing else.
        if (!entry.isIntersecting && waiting.delete(link)) places.delete(link);
        if (!entry.isIntersecting || places.has(link)) continue;
        places.set(link, { href: '', losses: 0 });
        arriving.push(link);
      }
      if (isScrolled()) arriving.forEach(drawLater);
      else if (arriving.length > 0) update([], arriving);
    },
    // The second margin is for the scrolling list that the messages stand in.
    { rootMargin: '25%', scrollMargin: '25%' },
  );

  const changes = new MutationObserver((records) => {
    if (isScrolled()) wait();
    else update(records, []);
  });

  const attributes = new MutationObserver((records) => {
    const isOfKind = ({ attributeName, target }: MutationRecord) =>
      attributeName !== 'href' && (target as Element).matches(markers);
    if (!isScrolled()) return update(records, records.some(isOfKind) ? places.keys() : []);
    if (records.some(isOfKind)) return update(records, places.keys());
    // What stood there before goes at once.
    for (const { target } of records) {
      const link = target as HTMLAnchorElement;
      const place = places.get(link);
      if (place?.host) remove(place);
      if (place) drawLater(link);
    }
  });

  let begun = false;
  let ended = false;

  /** The address alone may tell of which kind the chat is. */
  function onNavigation(): void {
    update([], []);
  }

  function end(): void {
    ended = true;
    near.disconnect();
    changes.disconnect();
    attributes.disconnect();
    sized.disconnect();
    clearTimeout(alarm);
    page.removeEventListener('scroll', onScroll, true);
    navigation?.removeEventListener('currententrychange', onNavigation);
    for (const { end } of inside.values()) end();
    for (const place of places.values()) remove(place);
    places.clear();
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((one) => one !== sheet);
  }

  signal.addEventListener('abort', end);
  watch();
  attributes.observe(page, { subtree: true, attributeFilter: ['href', ...kindAttributes] });
  navigation?.addEventListener('currententrychange', onNavigation);
  page.addEventListener('scroll', onScroll, { capture: true, passive: true });

  if (roots) page.querySelectorAll(roots).forEach(enter);

  return {
    refresh() {
      update([], places.keys());
      for (const { refresh } of inside.values()) refresh();
    },
    linkOf(host) {
      for (const { linkOf } of inside.values()) {
        const link = linkOf(host);
        if (link) return link;
      }
      return links.get(host);
    },
    end,
  };
}
