/** Hides originals by one style sheet, without an attribute or an element of ours on them. */
import type { CardRule } from '../../sites/types.ts';

export interface Originals {
  /** Makes the sheet hide every link that is followed by our element, and the cards of these addresses (as written in `href`). */
  hide(hrefs: ReadonlySet<string>): void;
  /** False where the page has set its own list of sheets since, without ours. */
  intact(): boolean;
  /** Takes the sheet away. */
  restore(): void;
}

const HIDDEN = '{display:none!important}';

/** Selects the site's cards of an address, as it is written in `href`. */
export function cardOf({ card, address }: CardRule, href: string): string {
  return `${card}:has(:is(${address})[href=${JSON.stringify(href)}])`;
}

/** @param tag name of the element that stands behind each hidden link */
export function createOriginals(page: Document, tag: string, cards: readonly CardRule[]): Originals {
  let sheet: CSSStyleSheet | undefined;
  let shown = '';

  const isAdopted = () => sheet !== undefined && page.adoptedStyleSheets.includes(sheet);

  return {
    hide(hrefs) {
      const hidden = [`a:has(+ ${tag})`];
      for (const href of hrefs) for (const card of cards) hidden.push(cardOf(card, href));
      const rule = hidden.join() + HIDDEN;
      sheet ??= new CSSStyleSheet();
      if (rule !== shown) sheet.replaceSync(rule);
      shown = rule;
      if (!isAdopted()) page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
    },
    intact: () => sheet === undefined || isAdopted(),
    restore() {
      if (isAdopted()) page.adoptedStyleSheets = page.adoptedStyleSheets.filter((one) => one !== sheet);
      sheet = undefined;
      shown = '';
    },
  };
}
