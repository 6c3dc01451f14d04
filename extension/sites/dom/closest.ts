import { frameOf } from './frame-of.ts';

/**
 * The nearest of the element and its ancestors that matches, looked for beyond shadow roots and frames of the same origin too; null
 * where there is none.
 */
export function closest(element: Element, selector: string): Element | null {
  const found = element.closest(selector);
  if (found) return found;
  const root = element.getRootNode();
  // Not by `host` alone: a detached anchor is its own root, and has one too.
  const outer =
    root.nodeType === 11
      ? (root as Partial<ShadowRoot>).host
      : root.nodeType === 9 && frameOf(root as Document);
  return outer ? closest(outer, selector) : null;
}
