/**
 * "Show messages as they arrived": behind each link of a message, near the viewport only, stands an element of ours that shows the
 * form in which the message arrived, and one style sheet hides the link itself. After a change of the page, the links that it may
 * concern are compared with what should be there, so it does not matter how the site renders. Nothing of the site's is written to.
 */
import type { SiteAdapter } from '../../sites/types.ts';
import { ownName } from '../../stage/own-names.ts';
import { addressOf } from '../resolve-link.ts';

/** How a message arrived: drawn in a root of ours, anew or over the last drawing; or as a plain link, without the site's card. */
export type Arrival = ((root: ShadowRoot) => void) | 'plain';

export interface MessagesOptions {
  readonly page: Document;
  readonly site: Pick<SiteAdapter, 'messages' | 'cards' | 'kindAttributes'>;
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

/** A link that has been near the viewport, and what stands behind it. */
interface Place {
  /** As it was when last looked at. */
  href: string;
  host?: HTMLElement | undefined;
  root?: ShadowRoot;
  /** How often the page took our element away. */
  losses: number;
}

/** After so many losses the page has made its wish clear, and the link stays as the site shows it. */
const MOST_LOSSES = 20;

/** The one rule of ours. It never changes: a change of sheets costs the page a look at every element. */
function hidingRule(tag: string, { messages, cards = [] }: MessagesOptions['site']): string {
  const hidden = cards.map(({ card }) => `${messages}:has(${tag}) ${card}`);
  return `${[`a:has(+ ${tag}:not([hidden]))`, ...hidden].join()}{display:none!important}`;
}

/** Shows messages as they arrived, from now until `signal` aborts, `end` is called or `alive` says no: then the page is as it was. */
export function showMessages({ page, site, arrivalOf, alive, signal }: MessagesOptions): ShownMessages {
  const tag = ownName('m');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(hidingRule(tag, site));
  const places = new Map<HTMLAnchorElement, Place>();
  const links = new WeakMap<Node, HTMLAnchorElement>();

  function remove(place: Place): void {
    place.host?.remove();
    place.host = undefined;
  }

  /** An element of ours for a link, not yet in the page. */
  function makeHost(link: HTMLAnchorElement, place: Place): HTMLElement {
    const host = page.createElement(tag);
    place.root = host.attachShadow({
      mode: __OPEN_ROOTS__ ? 'open' : 'closed',
      // A screen that closes gives the focus back to what was clicked.
      delegatesFocus: true,
    });
    links.set(host, link);
    return host;
  }

  /** Compares one link with what should stand behind it. */
  function settle(link: HTMLAnchorElement, redraw: boolean): void {
    const place = places.get(link);
    if (!place) return;
    if (!link.isConnected) {
      remove(place);
      places.delete(link);
      return;
    }
    const href = link.getAttribute('href') ?? '';
    const isStale = redraw || href !== place.href;
    const isLost = place.host !== undefined && link.nextElementSibling !== place.host;
    if (isLost) place.losses += 1;
    if (!isStale && !isLost) return;
    place.href = href;
    try {
      const arrival = place.losses > MOST_LOSSES ? null : arrivalOf(link, addressOf(link) ?? href);
      const plain = arrival === 'plain';
      if (!arrival || place.host?.hidden === !plain) remove(place);
      if (!arrival) return;
      place.host ??= makeHost(link, place);
      place.host.hidden = plain;
      if (isStale && !plain && place.root) arrival(place.root);
      if (link.nextElementSibling !== place.host) link.after(place.host);
    } catch {
      remove(place);
    }
  }

  /** Brings these links in line, and those that changes of the page may concern. */
  function update(records: readonly MutationRecord[], stale: Iterable<HTMLAnchorElement>): void {
    // Not the first time: somebody has just told us to begin, and to ask costs a page more than it gains.
    if (begun && !alive()) end();
    begun = true;
    if (signal.aborted || ended) return;
    // Before we change anything ourselves, or we would look at our own changes as well.
    const news = [...records, ...changes.takeRecords()];
    for (const link of stale) settle(link, true);
    for (const link of concerned(news)) settle(link, false);
    // The page may have set its own list since, without ours.
    if (!page.adoptedStyleSheets.includes(sheet))
      page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
    // What we did ourselves is no news.
    changes.takeRecords();
  }

  /** The links that changes may concern; new ones are watched from here on. */
  function concerned(records: readonly MutationRecord[]): ReadonlySet<HTMLAnchorElement> {
    const found = new Set<HTMLAnchorElement>();
    const see = (node: Node | null) => {
      const element = node as HTMLAnchorElement;
      const link = links.get(element) ?? element;
      if (places.has(link)) found.add(link);
      // A copy that the page made of ours, by cloning or through markup: empty, and it would hide the link before it.
      else if (element?.localName === tag) element.remove();
      else if (element?.localName === 'a') near.observe(element);
    };
    for (const { target, addedNodes, removedNodes } of records) {
      see(target);
      for (const node of [...addedNodes, ...removedNodes]) {
        const { previousElementSibling, nextElementSibling } = node as Element;
        [node, previousElementSibling, nextElementSibling].forEach(see);
        for (const inner of (node as Element).querySelectorAll?.(`a,${tag}`) ?? []) see(inner);
      }
    }
    return found;
  }

  const near = new IntersectionObserver(
    (entries) => {
      const arriving: HTMLAnchorElement[] = [];
      for (const entry of entries) {
        // Of a long chat almost all are far away: they are asked for nothing else.
        if (!entry.isIntersecting) continue;
        const link = entry.target as HTMLAnchorElement;
        if (places.has(link)) continue;
        near.unobserve(link);
        places.set(link, { href: '', losses: 0 });
        arriving.push(link);
      }
      if (arriving.length > 0) update([], arriving);
    },
    // The second margin is for the scrolling list that the messages stand in.
    { rootMargin: '25%', scrollMargin: '25%' },
  );

  const changes = new MutationObserver((records) => {
    const kinds = records.some(({ attributeName }) => attributeName && attributeName !== 'href');
    update(records, kinds ? places.keys() : []);
  });

  let begun = false;
  let ended = false;

  function end(): void {
    ended = true;
    near.disconnect();
    changes.disconnect();
    for (const place of places.values()) remove(place);
    places.clear();
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((one) => one !== sheet);
  }

  signal.addEventListener('abort', end);
  changes.observe(page, {
    subtree: true,
    childList: true,
    attributeFilter: ['href', ...(site.kindAttributes ?? [])],
  });
  page.querySelectorAll('a').forEach((link) => {
    near.observe(link);
  });

  return {
    refresh: () => update([], places.keys()),
    linkOf: (host) => links.get(host),
    end,
  };
}
