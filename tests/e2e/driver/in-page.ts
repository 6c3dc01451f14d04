/** Functions that run inside a page or a stage. Each must stand alone: it is sent as text. */

/** Middle of the element, where a pointer would hit it; null while it is not there, has no size, or is covered. */
export function pointOf(selector: string, text: string): { x: number; y: number } | null {
  const element = [...document.querySelectorAll(selector)].find((one) => one.textContent.includes(text));
  if (element === undefined) return null;
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const box = [...element.getClientRects()].find((rect) => rect.width > 0 && rect.height > 0);
  if (box === undefined) return null;
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const hit = document.elementFromPoint(at.x, at.y);
  return hit !== null && (element.contains(hit) || hit.contains(element)) ? at : null;
}

/** The same in a shadow root; also null while the element says that it is disabled. */
export function pointInRoot(root: ShadowRoot, selector: string): { x: number; y: number } | null {
  const element = root.querySelector(selector);
  if (element === null || element.matches(':disabled, [aria-disabled="true"]')) return null;
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const box = [...element.getClientRects()].find((rect) => rect.width > 0 && rect.height > 0);
  if (box === undefined) return null;
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const hit = root.elementFromPoint(at.x, at.y);
  return hit !== null && (element.contains(hit) || hit.contains(element)) ? at : null;
}
