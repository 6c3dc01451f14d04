import type { Surface } from '../../../src/policy/types.ts';
import { renderMessage } from '../../message/index.ts';
import { notesOf } from '../../message/notes.tsx';
import { closest } from '../../sites/dom/closest.ts';
import type { SiteAdapter } from '../../sites/types.ts';
import { isOwnBusiness, type MetLink } from '../resolve-link.ts';
import type { Session } from '../session.ts';
import type { Arrival } from './show-messages.ts';

/** The title of what a link leads to, as far as the page tells: its own words, or those of the site's card. */
function titleOf({ element, url }: MetLink, { messages, cards = [] }: SiteAdapter): string | null {
  const own = element.textContent?.trim() ?? '';
  if (own !== '' && !own.includes('://') && !url.includes(own)) return own;
  const message = messages === null ? null : closest(element, messages);
  const href = `[href=${JSON.stringify(element.getAttribute('href') ?? '')}]`;
  for (const { card, address, title } of cards) {
    const own = `:is(${card})${address === undefined ? href : `:has(:is(${address})${href})`}`;
    const found = title && message?.querySelector(`${own} :is(${title})`)?.textContent?.trim();
    if (found) return found;
  }
  return null;
}

/** True where the link stands in a message, and not in a card of the site's. */
function isInMessage({ element }: MetLink, { messages, cards = [] }: SiteAdapter): boolean {
  return (
    (messages === null || closest(element, messages) !== null) &&
    !cards.some(({ card }) => closest(element, card))
  );
}

/** How the message with this link arrived, or null where that is not for us to show. */
export function arrivalOf(
  met: MetLink,
  site: SiteAdapter,
  surface: Surface | null,
  session: Session,
): Arrival | null {
  if (surface === null || !isInMessage(met, site)) return null;
  const judgement = session.judge(met.url, surface);
  if (isOwnBusiness(met, site, { isWrapped: () => judgement.link.unwrapped.length > 0 })) return null;
  const { form, basis } = judgement.message;
  const { policy, language, kit, gloss } = session.state;
  const isNoted = notesOf(judgement.click, policy).length > 0;
  if (judgement.link.kind !== 'web' || (basis === 'default' && !isNoted)) return null;
  // A plain link, of which no more is on record, looks as the site shows it; only its card was not there.
  const isPlain = form === 'link' && judgement.message.with.shape === undefined;
  if (isPlain && !isNoted) return site.cards ? 'plain' : null;
  const title = titleOf(met, site);
  const shown = isPlain ? (met.element.textContent?.trim() ?? null) : null;
  return (root) => {
    renderMessage(root, { judgement, policy, surface, title, shown, language, kit, gloss });
  };
}
