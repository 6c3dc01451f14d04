/**
 * "Show messages as they arrived": before each link of a message, near the viewport only, stands an element of ours that shows the
 * form in which the message arrived, and one style sheet hides the link itself. After a change of the page, the links that it may
 * concern are compared with what should be there, so it does not matter how the site renders. Nothing of the site's is written to.
 */
import { closest } from '../../sites/dom/closest.ts';
import { anyOf, kindOf, pageKindOf } from '../../sites/dom/kind.ts';
import type { SiteAdapter } from '../../sites/types.ts';
import { ownName } from '../../stage/own-names.ts';
import { shadowRootOf } from '../closed-root.ts';
import { addressOfAnchor } from '../resolve-link.ts';
import { followScrolling } from './scrolling.ts';

/** How a message arrived: drawn in a root of ours, anew or over the last drawing; or as a plain link, without the site's card. */
export type Arrival = ((root: ShadowRoot) => void) | 'plain';

export interface MessagesOptions {
  /** The page, or a shadow root in it that a chat stands in. */
  readonly root: Document | ShadowRoot;
  readonly site: SiteAdapter;
  /** Selects what marks a page as that of another chat site; empty where the site is known. */
  readonly marks?: string;
  /** The page may have become that of another chat site: such a mark has come, or it has another address. */
  readonly onOther?: () => void;
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
  /** Its address, and all that its drawing depends on, when it was last looked at. */
  href: string;
  seen: string;
  host?: HTMLElement | undefined;
  root?: ShadowRoot;
  /** How often the page took our element away. */
  losses: number;
}

const HTML = 'http://www.w3.org/1999/xhtml';

/** After so many losses the page has made its wish clear, and the link stays as the site shows it. */
const MOST_LOSSES = 20;

/**
 * The rules of ours. They never change: a change of sheets costs the page a look at every element. Our element stands before the link,
 * because a rule that looks ahead (`:has(+ ...)`) costs something with every change of the page.
 *
 * The message around the link keeps its place where all of it is gone (`whole`), and says nothing any more. Where nothing is on record
 * of the form (`beside`), the site's card stays.
 */
function hidingRules(tag: string, { messages, cards = [] }: SiteAdapter): string {
  const hidden = cards.map(({ card }) => `:is(${messages}):has(${tag}:not([beside])) :is(${card})`);
  const gone = `:is(${messages}):has(${tag}[whole]){visibility:hidden!important}`;
  return `${[`${tag}:not([hidden])+a`, ...hidden].join()}{display:none!important}${messages ? gone : ''}`;
}

/** Shows messages as they arrived, from now until `signal` aborts, `end` is called or `alive` says no: then the page is as it was. */
export function showMessages(options: MessagesOptions): ShownMessages {
  const { root: page, site, marks = '', onOther, arrivalOf, alive, signal } = options;
  const { messages, cards = [], kindAttributes = [], roots = '' } = site;
  const document = page.ownerDocument ?? (page as Document);
  const { navigation } = document.defaultView ?? {};
  /** Cards that say what a link leads to; they may come later than the link. */
  const titles = anyOf(cards.map(({ card, title }) => title && card));
  const tag = ownName('m');
  /** Whatever in the page concerns us. */
  const wanted = anyOf(['a', tag, roots, marks, titles]);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(hidingRules(tag, site));
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

  /** Waits for a link to come near the viewport. In a drawing (SVG) an element of ours would never be seen. */
  function expect(link: HTMLAnchorElement): void {
    if (link.namespaceURI === HTML) near.observe(link);
  }

  function watch(): void {
    changes.observe(page, { subtree: true, childList: true, characterData: true });
    attributes.observe(page, { subtree: true, attributeFilter: ['href', ...kindAttributes] });
    for (const link of page.querySelectorAll('a')) if (!places.has(link)) expect(link);
  }

  /** What flies by is left alone. Where the page changes meanwhile its rows are used again, and what we drew in them goes at once. */
  function pause(): void {
    paused = true;
    for (const one of [changes, attributes, near]) one.disconnect();
    rush.observe(page, { subtree: true, childList: true, characterData: true, attributeFilter: ['href'] });
  }

  function goOn(): void {
    rush.disconnect();
    for (const [link, { host, losses }] of places) if (!host && losses <= MOST_LOSSES) places.delete(link);
    watch();
    const stale = missed ? places.keys() : [];
    paused = missed = false;
    update([], stale, true);
  }

  /** Compares one link with what should stand before it. */
  function settle(link: HTMLAnchorElement, redraw: boolean): void {
    const place = places.get(link);
    if (!place) return;
    if (!link.isConnected) {
      remove(place);
      places.delete(link);
      return;
    }
    const href = link.getAttribute('href') ?? '';
    const seen = [href, link.textContent, kindOf(link, site)].join('\n');
    const isStale = redraw || seen !== place.seen;
    const isLost = place.host !== undefined && link.previousSibling !== place.host;
    // Another address is another message.
    if (href !== place.href) place.losses = 0;
    else if (isLost) place.losses += 1;
    if (!isStale && !isLost) return;
    Object.assign(place, { href, seen });
    near.unobserve(link);
    try {
      const arrival = place.losses > MOST_LOSSES ? null : arrivalOf(link, addressOfAnchor(link) ?? href);
      const plain = arrival === 'plain';
      if (!arrival || place.host?.hidden === !plain) remove(place);
      if (!arrival) return;
      const isNew = !place.host;
      place.host ??= makeHost(link, place);
      place.host.hidden = plain;
      if ((isStale || isNew) && !plain && place.root) arrival(place.root);
      if (link.previousSibling !== place.host) link.before(place.host);
    } catch {
      remove(place);
    }
  }

  /** Brings these links in line, and those that changes of the page may concern, or all. */
  function update(records: readonly MutationRecord[], stale: Iterable<HTMLAnchorElement>, all = false): void {
    // Not the first time: somebody has just told us to begin, and to ask costs a page more than it gains.
    if (begun && !alive()) end();
    begun = true;
    if (signal.aborted || ended) return;
    if (paused) {
      missed = true;
      return;
    }
    // Before we change anything ourselves, or we would look at our own changes as well.
    const news = look([...records, ...changes.takeRecords(), ...attributes.takeRecords()], all);
    const before = kind;
    kind = pageKindOf(document, site);
    for (const link of kind === before ? [...stale, ...news.stale] : places.keys()) settle(link, true);
    for (const link of news.concerned) settle(link, false);
    // The page may have set its own list since, without ours.
    if (!page.adoptedStyleSheets.includes(sheet))
      page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
    // What we did ourselves is no news.
    changes.takeRecords();
    attributes.takeRecords();
    if (news.marked) onOther?.();
  }

  /**
   * What changes of the page mean: the links that they may concern, and those of messages that got a card. New links are watched.
   * `all` = some changes were not heard of.
   */
  function look(records: readonly MutationRecord[], all: boolean) {
    const concerned = new Set<HTMLAnchorElement>(all ? places.keys() : []);
    const stale = new Set<HTMLAnchorElement>();
    let marked = false;
    const see = (node: Node | null | undefined) => {
      const element = node as HTMLAnchorElement;
      const link = links.get(element) ?? element;
      if (places.has(link)) concerned.add(link);
      // A copy that the page made of ours, by cloning or through markup: empty, and it would hide the link after it.
      else if (element?.localName === tag) element.remove();
      else if (element?.localName === 'a') expect(element);
    };
    const meet = (element: Element) => {
      see(element);
      if (roots && element.matches(roots)) enter(element);
      if (marks && element.matches(marks)) marked = true;
      if (!titles || !element.matches(titles)) return;
      const message = messages && closest(element, messages);
      for (const known of message ? message.querySelectorAll('a') : []) stale.add(known);
    };
    const meetAll = (root: ParentNode) => root.querySelectorAll(wanted).forEach(meet);
    for (const { target, attributeName, addedNodes, removedNodes } of records) {
      if (attributeName && attributeName !== 'href') {
        // Whatever it was or is now, a marker or none: what is drawn in it may be of another kind.
        for (const link of places.keys()) if (target.contains(link)) concerned.add(link);
        continue;
      }
      // What a link says is part of what it shows.
      see(
        ((target as Partial<Element>).localName ? (target as Element) : target.parentElement)?.closest('a'),
      );
      for (const node of [...addedNodes, ...removedNodes]) {
        const { localName, previousElementSibling, nextElementSibling } = node as Element;
        [node, previousElementSibling, nextElementSibling].forEach(see);
        if (!localName) continue;
        meet(node as Element);
        meetAll(node as Element);
      }
    }
    if (all) meetAll(page);
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
      for (const { target, isIntersecting } of entries) {
        const link = target as HTMLAnchorElement;
        if (!isIntersecting || places.has(link)) continue;
        places.set(link, { href: '', seen: '', losses: 0 });
        arriving.push(link);
      }
      if (arriving.length > 0) update([], arriving);
    },
    // The second margin is for the scrolling list that the messages stand in.
    { rootMargin: '25%', scrollMargin: '25%' },
  );

  const changes = new MutationObserver((records) => update(records, []));

  const attributes = new MutationObserver((records) => update(records, []));

  /** Looks on while a list flies by. */
  const rush = new MutationObserver(() => {
    rush.disconnect();
    for (const place of places.values()) remove(place);
  });

  /** While a list flies by nothing is drawn, whoever asks; `missed` = somebody did. */
  let paused = false;
  let missed = false;
  let begun = false;
  let ended = false;

  /** The address alone may tell of which kind the chat is, or of which site. */
  function onNavigation(): void {
    onOther?.();
    update([], []);
  }

  function end(): void {
    ended = true;
    near.disconnect();
    changes.disconnect();
    attributes.disconnect();
    sized.disconnect();
    rush.disconnect();
    stopFollowing();
    navigation?.removeEventListener('currententrychange', onNavigation);
    for (const { end } of inside.values()) end();
    for (const place of places.values()) remove(place);
    places.clear();
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((one) => one !== sheet);
  }

  signal.addEventListener('abort', end);
  watch();
  navigation?.addEventListener('currententrychange', onNavigation);
  const stopFollowing = followScrolling(page, (tooFast) => (tooFast ? pause() : goOn()));
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
