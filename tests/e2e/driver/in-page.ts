/** Functions that run inside a page or a stage. Each must stand alone: it is sent as text. */

/** Where a pointer would hit an element, or in words why it cannot yet. */
export type Target = { readonly x: number; readonly y: number } | { readonly not: string };

/** Middle of the first element that matches, has a size and contains the text, once nothing covers it and it stands still. */
export async function pointOf(selector: string, text: string): Promise<Target> {
  const find = () => {
    for (const element of document.querySelectorAll(selector)) {
      const box = [...element.getClientRects()].find((rect) => rect.width > 0 && rect.height > 0);
      if (box === undefined || !element.textContent.includes(text)) continue;
      return { element, x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    return null;
  };
  // Behind another tab nothing is painted, and no frame would ever come.
  if (document.visibilityState !== 'visible') return { not: 'in the tab in front' };
  find()?.element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const before = find();
  await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));
  const at = find();
  if (at === null) return { not: 'there' };
  if (at.element !== before?.element || at.x !== before.x || at.y !== before.y) return { not: 'at rest' };
  if (at.element.matches(':disabled, [aria-disabled="true"]')) return { not: 'enabled' };
  const hit = document.elementFromPoint(at.x, at.y);
  if (hit !== null && (at.element.contains(hit) || hit.contains(at.element))) return { x: at.x, y: at.y };
  return { not: `uncovered at ${at.x}, ${at.y}: ${hit?.outerHTML.slice(0, 200)}` };
}

/** The same in a shadow root. */
export async function pointInRoot(root: ShadowRoot, selector: string): Promise<Target> {
  const find = () => {
    const element = root.querySelector(selector);
    const box = [...(element?.getClientRects() ?? [])].find((rect) => rect.width > 0 && rect.height > 0);
    return element === null || box === undefined
      ? null
      : { element, x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  // Behind another tab nothing is painted, and no frame would ever come.
  if (document.visibilityState !== 'visible') return { not: 'in the tab in front' };
  find()?.element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const before = find();
  await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));
  const at = find();
  if (at === null) return { not: 'there' };
  if (at.element !== before?.element || at.x !== before.x || at.y !== before.y) return { not: 'at rest' };
  if (at.element.matches(':disabled, [aria-disabled="true"]')) return { not: 'enabled' };
  const hit = root.elementFromPoint(at.x, at.y);
  if (hit !== null && (at.element.contains(hit) || hit.contains(at.element))) return { x: at.x, y: at.y };
  return { not: `uncovered at ${at.x}, ${at.y}: ${hit?.outerHTML.slice(0, 200)}` };
}
