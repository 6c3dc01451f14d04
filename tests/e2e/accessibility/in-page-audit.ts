/** Runs inside a page. It must stand alone: it is sent as text. */
import type axe from 'axe-core';
import type { Json } from '../driver/types.ts';

declare global {
  interface Window {
    axe: typeof axe;
    audit: Record<'axe' | 'focus' | 'targets' | 'sideways', () => string[] | Promise<string[]>>;
  }
}

export function inPageAudit(options: Json): void {
  const STAGE = 'html > :not(head, body):popover-open';
  const scope = () => document.querySelector(STAGE) ?? document.documentElement;
  const short = (element: Element) => (element.cloneNode() as Element).outerHTML.slice(0, 160);

  /** All elements of the scope, those in open roots too. */
  function everything(root: Element | ShadowRoot): Element[] {
    return [...root.querySelectorAll('*')].flatMap((one) => [
      one,
      ...(one.shadowRoot ? everything(one.shadowRoot) : []),
    ]);
  }
  const all = () => everything(scope().shadowRoot ?? scope());
  const shown = (element: Element) =>
    element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true });
  const stops = () =>
    all().filter(
      (one): one is HTMLElement =>
        one instanceof HTMLElement &&
        one.tabIndex >= 0 &&
        !one.matches(':disabled') &&
        !ancestorsOf(one).some((above) => above.matches('[inert]')) &&
        shown(one),
    );

  const parentOf = (node: Node): Element | null =>
    node instanceof Element && node.assignedSlot
      ? node.assignedSlot
      : node.parentNode instanceof ShadowRoot
        ? node.parentNode.host
        : node.parentElement;
  const ancestorsOf = (element: Element): Element[] => {
    const parent = parentOf(element);
    return parent === null ? [] : [parent, ...ancestorsOf(parent)];
  };

  /** Red, green, blue and alpha of a computed colour. */
  function channels(color: string): number[] {
    const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
    return color.startsWith('color(') ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  }
  function luminance(color: string): number {
    const [r = 0, g = 0, b = 0] = channels(color)
      .slice(0, 3)
      .map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function contrast(one: string, other: string): number {
    const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }
  function backgroundOf(elements: readonly Element[]): string {
    const colors = elements.map((one) => getComputedStyle(one).backgroundColor);
    return colors.find((one) => (channels(one)[3] ?? 1) > 0.9) ?? 'rgb(255, 255, 255)';
  }

  /** Text and its ground, where axe cannot tell: it does not look through layers, or takes a wrapped line for a covered one. */
  function isReadable(element: Element): boolean {
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const size = Number.parseFloat(fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
    return contrast(color, backgroundOf([element, ...ancestorsOf(element)])) >= (isLarge ? 3 : 4.5);
  }

  function isAllRight(rule: string, element: Element | undefined): boolean {
    // An arrow or a cross on a button is no word that its name must contain.
    if (rule === 'label-content-name-mismatch') return !/\p{L}/u.test(element?.textContent ?? '');
    return rule === 'color-contrast' && element !== undefined && isReadable(element);
  }

  /** What axe is sure of, and what it is not sure of either way unless it is known to be all right. */
  async function runAxe(): Promise<string[]> {
    // Axe measures colours and distances inside `document.body` only, and the stage stands beside it.
    const stage = document.querySelector(STAGE);
    if (stage !== null) Object.defineProperty(document, 'body', { value: stage, configurable: true });
    const { violations, incomplete } = await window.axe.run(stage ?? document, options as object);
    Reflect.deleteProperty(document, 'body');
    const unsure = incomplete.flatMap(({ id, nodes }) =>
      nodes
        .filter(({ element }) => !isAllRight(id, element as Element | undefined))
        .map((node) => [`${id} is undecided`, node] as const),
    );
    const sure = violations.flatMap(({ id, nodes }) => nodes.map((node) => [id, node] as const));
    return [...sure, ...unsure].map(
      ([id, { target, failureSummary }]) => `${id}: ${target.join(' ')}: ${failureSummary}`,
    );
  }

  /** Where the mark of focus may stand: on the element itself, or on what is drawn in its place. */
  const bearers = (element: Element) =>
    [element, element.nextElementSibling, element.parentElement].filter((one) => one !== null);
  const lookOf = (element: Element) => {
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(element);
    return { outlineStyle, outlineWidth, outlineColor, outlineOffset };
  };

  /** How many sides of a mark nothing cuts off. */
  function sidesSeen(bearer: Element, reach: number): number {
    const { left, top, right, bottom } = bearer.getBoundingClientRect();
    const sides = { left: left - reach, top: top - reach, right: right + reach, bottom: bottom + reach };
    const cutters = ancestorsOf(bearer).filter((one) => getComputedStyle(one).overflowX !== 'visible');
    const boxes = [
      new DOMRect(0, 0, innerWidth, innerHeight),
      ...cutters.map((one) => one.getBoundingClientRect()),
    ];
    return [
      boxes.every((box) => sides.left >= box.left - 0.5),
      boxes.every((box) => sides.top >= box.top - 0.5),
      boxes.every((box) => sides.right <= box.right + 0.5),
      boxes.every((box) => sides.bottom <= box.bottom + 0.5),
    ].filter(Boolean).length;
  }

  function uncovered(element: Element): boolean {
    const { left, top, width, height } = element.getBoundingClientRect();
    const root = element.getRootNode() as Document | ShadowRoot;
    return [0.5, 0.1, 0.9].some((at) => {
      const hit = root.elementFromPoint(left + width * at, top + height * at);
      return hit !== null && (element.contains(hit) || hit.contains(element) || hit === parentOf(element));
    });
  }

  function faultOfFocus(element: HTMLElement): string | null {
    const before = bearers(element).map(lookOf);
    element.focus({ focusVisible: true } as FocusOptions);
    if (!element.matches(':focus-visible')) return 'does not take focus';
    const at = bearers(element).findIndex((one, index) => {
      const look = lookOf(one);
      const grown = Number.parseFloat(look.outlineWidth) >= 2 && look.outlineStyle !== 'none';
      return grown && JSON.stringify(look) !== JSON.stringify(before[index]);
    });
    const bearer = bearers(element)[at];
    if (bearer === undefined) return 'looks the same with focus';
    const { outlineColor, outlineOffset, outlineWidth } = lookOf(bearer);
    const offset = Number.parseFloat(outlineOffset);
    const ground = backgroundOf([...(offset < 0 ? [bearer] : []), ...ancestorsOf(bearer)]);
    if (contrast(outlineColor, ground) < 3) return `has a mark of ${outlineColor} on ${ground}`;
    const seen = sidesSeen(bearer, offset + Number.parseFloat(outlineWidth));
    if (seen < 3) return `shows ${seen} sides of its mark`;
    return uncovered(element) ? null : 'is covered';
  }

  function focus(): string[] {
    const origin = document.activeElement as HTMLElement | null;
    const faults = stops().flatMap((element) => {
      const fault = faultOfFocus(element);
      element.blur();
      return fault === null ? [] : [`focus: ${short(element)} ${fault}`];
    });
    origin?.focus();
    return faults;
  }

  function targets(): string[] {
    return stops().flatMap((element) => {
      const isTick = element.matches('[type="checkbox"], [type="radio"]');
      const target = (isTick && element.closest('label')) || element;
      const inText = element.matches('a') && getComputedStyle(element).display === 'inline';
      const { width, height } = target.getBoundingClientRect();
      if (inText || (width >= 24 && height >= 24)) return [];
      return [`target: ${short(element)} is ${Math.round(width)} x ${Math.round(height)}`];
    });
  }

  /** What has its meaning in two directions may roll by itself (WCAG 2.2, 1.4.10: figures and tables of data). */
  const TWO_WAYS = '.figure-scroll';
  const isWithin = (element: Element) =>
    [element, ...ancestorsOf(element)].some((one) => one.matches(TWO_WAYS));

  function sideways(): string[] {
    const scrollers = [scope(), ...all()].filter((one) => {
      const rolls = one === document.documentElement || /auto|scroll/.test(getComputedStyle(one).overflowX);
      return rolls && !one.matches(TWO_WAYS) && one.scrollWidth > one.clientWidth;
    });
    const outside = all().filter((one) => {
      const { right, left, width } = one.getBoundingClientRect();
      return shown(one) && !isWithin(one) && width > 1 && (right > innerWidth + 1 || left < -1);
    });
    return [
      ...scrollers.map((one) => `sideways: ${short(one)} is ${one.scrollWidth} in ${one.clientWidth}`),
      ...outside.map((one) => `sideways: ${short(one)} sticks out`),
    ];
  }

  window.audit = { axe: runAxe, focus, targets, sideways };
}
