/** The nearest of the element and its ancestors that matches, looked for beyond shadow roots too; null where there is none. */
export function closest(element: Element, selector: string): Element | null {
  const found = element.closest(selector);
  if (found) return found;
  const root = element.getRootNode();
  // Not by `host` alone: a detached anchor is its own root, and has one too.
  return root.nodeType === 11 && 'host' in root ? closest((root as ShadowRoot).host, selector) : null;
}
