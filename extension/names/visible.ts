/** What of an element is in sight, as far as its page's layout says it. */
import { common, type Edges } from './box.ts';

/** The element around it as it is drawn: a slot, or the host of a shadow root. */
function around(element: Element): Element | null {
  return element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null;
}

/** True where the element cuts off what of its contents is larger. */
function cuts({ overflowX, overflowY, display, contain }: CSSStyleDeclaration): boolean {
  if (display === 'inline' || display === 'contents') return false;
  return /hidden|clip|auto|scroll/.test(overflowX + overflowY) || /paint|strict|content/.test(contain);
}

/** The part of `edges`, a place in an element, that neither it nor an element around it cuts off. In the viewport of its own document. */
export function uncut(element: Element, edges: Edges): Edges | null {
  const view = element.ownerDocument.defaultView;
  if (view === null) return null;
  const own = view.getComputedStyle(element);
  let left = cuts(own) ? common(edges, element.getBoundingClientRect()) : edges;
  let { position } = own;
  for (let up = around(element); up !== null && left !== null; up = around(up)) {
    // What the root cuts off is what the viewport does.
    if (position === 'fixed' || up === up.ownerDocument.body) break;
    const style = view.getComputedStyle(up);
    // What is placed absolutely is cut by what it is placed in, and by what that stands in.
    if (position === 'absolute' && style.position === 'static' && style.transform === 'none') continue;
    if (cuts(style)) left = common(left, up.getBoundingClientRect());
    position = style.position;
  }
  return left;
}

/** True where it is drawn at all. */
export function isDrawn(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}
