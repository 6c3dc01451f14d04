import { SMALLEST_FRAME } from '../content/smallest-frame.ts';
import { anyOf, kindOf } from '../sites/dom/kind.ts';
import { siteIdOf } from '../sites/dom/recognise.ts';
import type { SiteAdapter } from '../sites/types.ts';
import type { ChatDescription } from './description.ts';

/** So many messages tell of which kind a chat is. */
const MOST_ASKED = 100;

/** More frames of other origins than that are advertising, not chats. */
const MOST_FRAMES = 10;

/** What an adapter finds in a page. Nothing that anybody wrote is in it but the title of the chat in front. */
export function describePage(page: Document, sites: Readonly<Record<string, SiteAdapter>>): ChatDescription {
  const adapter = siteIdOf(page, sites);
  const site = sites[adapter] as SiteAdapter;
  const { chats, messages, cards = [], dialogs = [], controls, roots, title } = site;
  const within: (Document | ShadowRoot)[] = [page];
  for (const { shadowRoot } of roots ? page.querySelectorAll(roots) : [])
    if (shadowRoot) within.push(shadowRoot);
  const all = (selector: string | null | undefined): Element[] =>
    selector ? within.flatMap((root) => [...root.querySelectorAll(selector)]) : [];

  const found = all(chats);
  const inSight = all(messages);
  const inMessages = new Set(inSight.flatMap((message) => [...message.querySelectorAll('a')]));
  const kindsOf = (some: readonly Element[]) => some.slice(0, MOST_ASKED).map((one) => kindOf(one, site));
  // A chat with messages is of the kind that they are: some sites mark nothing else.
  const told = found.flatMap((chat) => {
    const within = inSight.filter((message) => chat.contains(message));
    return kindsOf(within.length > 0 ? within : [chat]);
  });
  const [kind = 'unknown', ...others] = new Set(found.length > 0 ? told : kindsOf(inSight));
  // Messages in no chat are no fault where they say their kind by themselves: a list of threads is one such place.
  const isKindLost = chats !== null && found.length === 0 && kind === 'unknown' && others.length === 0;
  const [named] = all(title?.at);
  const shown = title?.attribute ? named?.getAttribute(title.attribute) : named?.textContent;
  return {
    adapter,
    name: site.name,
    kind: others.length > 0 ? 'several' : kind,
    title: shown?.trim().slice(0, 200) || null,
    fits: messages === null || (inSight.length > 0 && !isKindLost),
    counts: {
      chats: found.length,
      messages: inSight.length,
      links: inMessages.size,
      cards: all(anyOf(cards.map(({ card }) => card))).length,
      dialogs: all(anyOf(dialogs.map(({ dialog }) => dialog))).length,
      controls: all(controls).length,
    },
    frames: otherOrigins(page),
  };
}

/** Origins of the frames in a page that the extension may not look into, as far as they have room for a screen. */
function otherOrigins(page: Document): readonly string[] {
  const origins = new Set<string>();
  for (const { src, offsetWidth, offsetHeight } of page.querySelectorAll('iframe')) {
    if (Math.min(offsetWidth, offsetHeight) < SMALLEST_FRAME || !URL.canParse(src)) continue;
    const { origin, protocol } = new URL(src);
    if (/^https?:$/.test(protocol) && origin !== page.location.origin) origins.add(origin);
  }
  return [...origins].slice(0, MOST_FRAMES);
}
