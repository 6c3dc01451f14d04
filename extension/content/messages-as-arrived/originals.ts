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

/** @param tag name of the element that stands behind each hidden link */
export function createOriginals(page: Document, tag: string, cards: readonly CardRule[]): Originals {
  const view = page.defaultView as (Window & typeof globalThis) | null;
  let sheet: CSSStyleSheet | undefined;
  let shown = '';

  const isAdopted = () => sheet !== undefined && page.adoptedStyleSheets.includes(sheet);

  return {
    hide(hrefs) {
      const hidden = [`a:has(+ ${tag})`];
      for (const href of hrefs) {
        for (const { card, address } of cards) {
          hidden.push(`${card}:has(:is(${address})[href="${CSS.escape(href)}"])`);
        }
      }
      const rule = hidden.join() + HIDDEN;
      sheet ??= new (view?.CSSStyleSheet ?? CSSStyleSheet)();
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
