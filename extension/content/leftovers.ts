/**
 * What an earlier copy of this script left behind. When the extension is updated or reloaded, Firefox ends the old copy without a
 * word, and its elements stay in the page, dead; the new copy takes them away.
 */
import { shadowRootOf } from './closed-root.ts';

/** Stands as a comment in each shadow root of ours, where no page can see it. */
const MARK = 'interstice';

function isMarked(root: ShadowRoot): boolean {
  for (let node = root.lastChild; node; node = node.previousSibling) {
    if (node.nodeType === 8 && node.nodeValue === MARK) return true;
  }
  return false;
}

/** Marks a shadow root as ours, once it has been drawn. */
export function markAsOurs(root: ShadowRoot): void {
  if (!isMarked(root)) root.append(root.ownerDocument.createComment(MARK));
}

/** Takes away elements of an earlier copy, and the style sheets that hid links behind them. */
export function removeLeftovers(page: Document): void {
  const tags = new Set<string>();
  // Ours have a name with a hyphen and are never defined.
  for (const element of page.querySelectorAll(':not(:defined)')) {
    const root = shadowRootOf(element);
    if (!root || !isMarked(root)) continue;
    tags.add(element.localName);
    element.remove();
  }
  if (tags.size === 0) return;
  page.adoptedStyleSheets = page.adoptedStyleSheets.filter((sheet) => {
    const rule = sheet.cssRules[0]?.cssText ?? '';
    return ![...tags].some((tag) => rule.startsWith(`a:has(+ ${tag})`));
  });
}
