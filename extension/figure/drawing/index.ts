/**
 * A part of a page of ours as SVG of its own: every box and every line of text where the browser has put it, text as text. What it cannot
 * draw is what a figure does not have: pictures, blurred shadows, gradients, pseudo-elements, transforms.
 */
import { type Box, boxOf, insideOf, outlineOf } from './box.ts';
import { colourOf, painted, px, tag, xmlText } from './markup.ts';
import { createMetrics, type Decoration, decorationsOf, textOf } from './text.ts';

export interface Drawing {
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** What is behind everything, as CSS has it. */
  readonly ground: string;
}

export interface DrawingOptions {
  readonly title: string;
  /** In words, for those who do not see it. */
  readonly description: string;
  readonly language: string;
  /** What stands before everything that is drawn, where whatever else belongs into the file goes. */
  readonly preamble?: string;
  /** Called between parts; resolves when the work may go on, and throws where it is to stop. */
  pause?(): Promise<void>;
}

/**
 * The letters that pages of the extension have where there is no other Latin font than DejaVu: see `ui/tokens.css`. Local files only.
 */
const FACES = ['400', '500 700']
  .map((weight) => {
    const names =
      weight === '400'
        ? ['Noto Sans CJK KR', 'NotoSansCJKkr-Regular']
        : ['Noto Sans CJK KR Bold', 'NotoSansCJKkr-Bold'];
    const from = names.map((name) => `local("${name}")`).join(',');
    return `@font-face{font-family:"Plain Latin";font-weight:${weight};src:${from};unicode-range:U+0-24F,U+2010-205F,U+20AC,U+2190-2193}`;
  })
  .join('');

/** Of SVG within the page: what its look may come from. */
const GRAPHIC = [
  ...[
    'fill',
    'fill-opacity',
    'stroke',
    'stroke-opacity',
    'stroke-width',
    'stroke-dasharray',
    'stroke-linecap',
  ],
  ...[
    'stroke-linejoin',
    'stroke-miterlimit',
    'opacity',
    'text-anchor',
    'font-family',
    'font-size',
    'font-weight',
    'paint-order',
  ],
];

const SHAPES = new Set([
  'svg',
  'g',
  'path',
  'line',
  'rect',
  'circle',
  'ellipse',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'title',
  'defs',
  'clipPath',
]);

/** SVG of the page with its look written into it. */
function graphicOf(element: Element, more: Readonly<Record<string, string>> = {}): string {
  if (!SHAPES.has(element.localName)) return '';
  const style = getComputedStyle(element);
  if (style.display === 'none') return '';
  const look = Object.fromEntries(
    GRAPHIC.flatMap((name): [string, string][] => {
      const value = style.getPropertyValue(name);
      if (value === '') return [];
      if (name !== 'fill' && name !== 'stroke') return [[name, value]];
      const colour = value === 'none' ? null : colourOf(value);
      return colour === null
        ? [[name, 'none']]
        : Object.entries(painted(name, colour)).map(([key, said]) => [key, String(said)]);
    }),
  );
  const own = Object.fromEntries(
    [...element.attributes]
      .filter(({ name }) => !/^(?:class|style|aria-|on|xmlns)/.test(name) && !(name in look))
      .map(({ name, value }) => [name, value]),
  );
  const content = [...element.childNodes]
    .map((child) =>
      child instanceof Text ? xmlText(child.data) : child instanceof Element ? graphicOf(child) : '',
    )
    .join('');
  const isText = element.localName === 'title';
  return tag(element.localName, isText ? {} : { ...own, ...look, ...more }, content);
}

/** How much of the element `clip-path: inset()` leaves, as a share from the left; 0 where it takes nothing. */
function cutOf({ clipPath }: CSSStyleDeclaration, width: number): number {
  const match = /^inset\(0px 0px 0px ([\d.]+)(px|%)\)$/.exec(clipPath);
  if (match === null) return 0;
  return match[2] === '%' ? (Number(match[1]) / 100) * width : Number(match[1]);
}

/** Draws an element, as it is laid out now. */
export async function drawingOf(root: HTMLElement, options: DrawingOptions): Promise<Drawing> {
  const origin = root.getBoundingClientRect();
  const metrics = createMetrics(root.ownerDocument);
  const clips: string[] = [];
  const boxIn = ({ left, top, width, height }: DOMRect): Box => ({
    x: left - origin.left,
    y: top - origin.top,
    width,
    height,
  });

  function clipped(box: Box, style: CSSStyleDeclaration, content: string): string {
    const id = `c${clips.length}`;
    clips.push(tag('clipPath', { id }, insideOf(box, style)));
    return tag('g', { 'clip-path': `url(#${id})` }, content);
  }

  /** Text is clipped by a round box only where it reaches over it; there the corner would show what is behind. */
  const mustClip = (element: HTMLElement, style: CSSStyleDeclaration): boolean =>
    style.overflow !== 'visible' &&
    (element.scrollHeight > element.clientHeight + 1 ||
      element.scrollWidth > element.clientWidth + 1 ||
      Number.parseFloat(style.borderTopLeftRadius) > 0);

  function drawn(node: Node, parent: CSSStyleDeclaration, decorations: readonly Decoration[]): string {
    if (node instanceof Text)
      return textOf({
        node,
        style: parent,
        origin,
        decorations: parent.visibility === 'visible' ? decorations : [],
        metrics,
      });
    if (!(node instanceof Element)) return '';
    const style = getComputedStyle(node);
    if (style.display === 'none') return '';
    if (node instanceof SVGElement) {
      const { x, y, width, height } = boxIn(node.getBoundingClientRect());
      return graphicOf(node, {
        x: px(x),
        y: px(y),
        width: px(width),
        height: px(height),
        overflow: 'visible',
      });
    }
    // What only screen readers are told.
    if (style.clipPath === 'inset(50%)') return '';
    const children = node.shadowRoot ? [...node.shadowRoot.childNodes] : [...node.childNodes];
    const isInlineBox = style.display !== 'inline' && style.display !== 'contents';
    const below = [...(isInlineBox && style.display !== 'block' ? [] : decorations), ...decorationsOf(style)];
    const inside = children.map((child) => drawn(child, style, below)).join('');
    if (style.display === 'contents') return inside;
    const isVisible = style.visibility === 'visible';
    const rects = (
      style.display === 'inline' ? [...node.getClientRects()] : [node.getBoundingClientRect()]
    ).map(boxIn);
    const [box] = rects;
    if (box === undefined) return inside;
    const cut = cutOf(style, box.width);
    const content =
      node instanceof HTMLElement && mustClip(node, style) ? clipped(box, style, inside) : inside;
    const whole = [
      ...(isVisible ? rects.map((one) => boxOf(one, style)) : []),
      content,
      ...(isVisible ? rects.map((one) => outlineOf(one, style)) : []),
    ].join('');
    const shown = cut > 0 ? cutAway(box, cut, whole) : whole;
    return style.opacity === '1' ? shown : tag('g', { opacity: style.opacity }, shown);
  }

  function cutAway({ x, y, width, height }: Box, cut: number, content: string): string {
    const id = `c${clips.length}`;
    clips.push(
      tag('clipPath', { id }, tag('rect', { x: x + cut, y, width: Math.max(0, width - cut), height })),
    );
    return tag('g', { 'clip-path': `url(#${id})` }, content);
  }

  const style = getComputedStyle(root);
  const { width, height } = origin;
  const parts = [boxOf(boxIn(origin), style)];
  // Part by part, so that it can be stopped, and the page stays alive.
  for (const child of root.childNodes) {
    parts.push(drawn(child, style, []));
    await options.pause?.();
  }
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}" role="img" xml:lang="${xmlText(options.language)}">`,
    tag('title', {}, xmlText(options.title)),
    tag('desc', {}, xmlText(options.description)),
    options.preamble ?? '',
    `<style>${FACES}</style>`,
    clips.length > 0 ? tag('defs', {}, clips.join('')) : '',
    ...parts,
    '</svg>\n',
  ].join('');
  return { svg, width, height, ground: style.backgroundColor };
}
