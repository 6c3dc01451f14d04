/**
 * What an earlier copy of this script left behind. When the extension is updated or reloaded, Firefox ends the old copy without a
 * word, and its elements stay in the page, dead; the new copy takes them away.
 */
import { OWN_NAME } from '../stage/own-names.ts';
import { shadowRootOf } from './closed-root.ts';

/** Takes away elements of an earlier copy, in shadow roots too, and the style sheets that hid links after them. */
export function removeLeftovers(page: Document | ShadowRoot): void {
  const names: string[] = [];
  for (const { shadowRoot } of page.querySelectorAll(':defined')) if (shadowRoot) removeLeftovers(shadowRoot);
  for (const element of page.querySelectorAll(':not(:defined)')) {
    const name = element.localName;
    if (!OWN_NAME.test(name) || element.hasAttribute('class') || !shadowRootOf(element)) continue;
    names.push(name);
    element.remove();
    // In Chromium the old copy is not quite dead: it puts its screen back, once.
    setTimeout(() => element.remove());
  }
  if (names.length === 0) return;
  page.adoptedStyleSheets = page.adoptedStyleSheets.filter(
    ({ cssRules: [rule] }) => !names.some((name) => rule?.cssText.includes(name)),
  );
}
