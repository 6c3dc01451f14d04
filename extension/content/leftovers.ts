/**
 * What an earlier copy of this script left behind. When the extension is updated or reloaded, Firefox ends the old copy without a
 * word, and its elements stay in the page, dead; the new copy takes them away.
 */
import { shadowRootOf } from './closed-root.ts';

/** Names of our elements: screens and messages. What follows the hyphen is random. */
const OURS = /^[ms]-[0-9a-z]{6,}$/;

/** A name for an element of a message: no page can know it beforehand. */
export function randomName(): string {
  return `m-${Math.random().toString(36).slice(2).padEnd(6, '0')}`;
}

/** Takes away elements of an earlier copy, and the style sheets that hid links behind them. */
export function removeLeftovers(page: Document): void {
  const names: string[] = [];
  for (const element of page.querySelectorAll(':not(:defined)')) {
    const name = element.localName;
    if (!OURS.test(name) || element.hasAttribute('class') || !shadowRootOf(element)) continue;
    names.push(name);
    element.remove();
  }
  if (names.length === 0) return;
  page.adoptedStyleSheets = page.adoptedStyleSheets.filter(
    ({ cssRules: [rule] }) => !names.some((name) => rule?.cssText.startsWith(`a:has(+ ${name})`)),
  );
}
