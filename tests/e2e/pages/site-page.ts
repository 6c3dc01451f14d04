/** A hand-written page of a chat site in a browser: at its true host where the site has one, else at one of its own. */
import { sites } from '../../../extension/sites/index.ts';
import type { SiteAdapter } from '../../../extension/sites/types.ts';
import { type Expected, expectedOf, markupOf, type Variant } from '../../fixtures/site-page.ts';
import type { Driver, Json, Tab } from '../driver/types.ts';
import type { Kind, WalkedChat } from '../walk.ts';

export interface SitePage {
  readonly tab: Tab;
  readonly origin: string;
  /** With addresses at this origin. */
  readonly expected: Expected;
  readonly site: SiteAdapter;
}

/** Puts the page there and opens it. */
export async function openSite(driver: Driver, id: string): Promise<SitePage> {
  const site = sites[id] as SiteAdapter;
  const { origin: own } = new URL(expectedOf(id).address);
  const origin = site.addresses ? own : `http://${id}.example`;
  const expected = JSON.parse(JSON.stringify(expectedOf(id)).replaceAll(`"${own}`, `"${origin}`)) as Expected;
  const markup = markupOf(id).replaceAll(`"${own}/`, `"${origin}/`);
  const html = expected.frame ? pageAround(expected.frame, markup) : markup;
  driver.host(origin, { '*': { html } });
  return { tab: await driver.open(expected.address), origin, expected, site };
}

/** A page that fills a frame with another, as widgets do: without an address of its own. */
function pageAround(attributes: Readonly<Record<string, string>>, markup: string): string {
  const words = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
  const inner = JSON.stringify(markup).replaceAll('<', '\\u003c');
  return `<!doctype html><title>A shop</title><link rel="icon" href="data:,">
<style>body { margin: 0 } iframe { position: fixed; inset: 0; width: 100%; height: 100%; border: 0 }</style>
<body><iframe ${words.join(' ')}></iframe>
<script>
const page = document.querySelector('iframe').contentDocument;
page.open();
page.write(${inner});
page.close();
</script>`;
}

/** The page as another chat. */
export function becomeVariant({ tab, expected }: SitePage, variant?: Variant): Promise<void> {
  const { address = expected.address, set = [] } = variant ?? {};
  return tab.evaluate(become, address.slice(new URL(address).origin.length), set as unknown as Json);
}

/** The page as a chat to walk through: other kinds are its variants, and messages are copies of one that stands in it. */
export function walkedChat(page: SitePage): WalkedChat {
  const { tab, expected, site } = page;
  const { kind, variants, message } = expected;
  const told = (['direct', 'group'] as const).filter(
    (one) => kind === one || variants.some((variant) => variant.kind === one),
  );
  const ofKind = (wanted: Kind) =>
    kind === wanted
      ? undefined
      : variants.find((variant) =>
          told.includes(wanted)
            ? variant.kind === wanted
            : ['unknown', 'self', 'support'].includes(variant.kind),
        );
  return {
    tab,
    told,
    open: (wanted) => becomeVariant(page, ofKind(wanted)),
    say: (_kind, url) => tab.evaluate(copyMessage, url, message ?? '', site.messages ?? ''),
    within: () => site.chats ?? 'body',
    asItStands: () =>
      tab.evaluate(() =>
        (window as unknown as Walked)
          .everyRoot()
          .map((root) => ('documentElement' in root ? root.documentElement.outerHTML : root.innerHTML))
          .join('\n'),
      ),
  };
}

type Walked = { everyRoot: () => (Document | ShadowRoot)[] };

type Change = { readonly at: string; readonly attribute: string; readonly value: string | null };

/** Runs in the page: makes it another chat, and no longer what it was made before. */
function become(path: string, set: Json): void {
  const page = window as Window & { undo?: () => void };
  page.undo?.();
  // Another chat has other messages.
  for (const root of (window as unknown as Walked).everyRoot())
    for (const copy of root.querySelectorAll('[data-copy]')) copy.remove();
  history.replaceState(null, '', path);
  const undo = (set as unknown as readonly Change[]).map(({ at, attribute, value }) => {
    const element = document.querySelector(at);
    const before = element?.getAttribute(attribute) ?? null;
    const put = (now: string | null) =>
      now === null ? element?.removeAttribute(attribute) : element?.setAttribute(attribute, now);
    put(value);
    return () => put(before);
  });
  page.undo = () => {
    for (const step of undo) step();
  };
}

/** Runs in the page: a message like the one that stands there, with a link to another address. */
function copyMessage(url: string, like: string, messages: string): void {
  const roots = (window as unknown as Walked).everyRoot();
  const link = roots.map((root) => root.querySelector(`#${like}`)).find((one) => one !== null);
  const message = messages === '' ? link?.parentElement : link?.closest(messages);
  const copy = message?.cloneNode(true) as Element;
  const link2 = copy.querySelector(`#${like}`) as HTMLElement;
  // Lifted out of what is drawn beside it, which is not the page's.
  for (const other of link2.parentElement?.children ?? []) if (/^m-0/.test(other.localName)) other.remove();
  if (link2.hasAttribute('href')) link2.setAttribute('href', url);
  link2.textContent = url;
  const copies = String(roots.flatMap((root) => [...root.querySelectorAll('[data-copy]')]).length);
  copy.setAttribute('data-copy', copies);
  // Ids that differ: some sites know their messages by how an id begins.
  for (const one of [copy, ...copy.querySelectorAll('[id]')]) if (one.id) one.id += `-${copies}`;
  message?.parentElement?.append(copy);
}
