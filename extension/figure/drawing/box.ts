/** Boxes of a page as SVG: ground, border, outline, ring. */
import { type Colour, colourOf, painted, px, tag } from './markup.ts';

/** Relative to the figure. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const;
type Side = (typeof SIDES)[number];

/** Radii of the corners, from the top left on, clockwise. */
type Radii = readonly [number, number, number, number];

const length = (computed: string): number => Number.parseFloat(computed) || 0;

/** Corners are round here, never elliptic; where two would overlap, both are made smaller, as CSS has it. */
export function radiiOf(style: CSSStyleDeclaration, { width, height }: Box): Radii {
  const given = ['top-left', 'top-right', 'bottom-right', 'bottom-left'].map((corner) => {
    const value = style.getPropertyValue(`border-${corner}-radius`);
    return value.endsWith('%') ? (length(value) / 100) * Math.min(width, height) : length(value);
  }) as [number, number, number, number];
  const [a, b, c, d] = given;
  const shrink = Math.min(
    1,
    width / Math.max(a + b, 1e-6),
    width / Math.max(c + d, 1e-6),
    height / Math.max(a + d, 1e-6),
    height / Math.max(b + c, 1e-6),
  );
  return given.map((radius) => radius * shrink) as unknown as Radii;
}

/** A rectangle with round corners. */
export function shapeOf(
  { x, y, width, height }: Box,
  radii: Radii,
  attributes: Parameters<typeof tag>[1],
): string {
  const [a, b, c, d] = radii;
  if (a === b && b === c && c === d)
    return tag('rect', { x, y, width, height, ...(a > 0 && { rx: a }), ...attributes });
  const arc = (radius: number, toX: number, toY: number) =>
    radius > 0 ? `A${px(radius)} ${px(radius)} 0 0 1 ${px(toX)} ${px(toY)}` : '';
  const path = [
    `M${px(x + a)} ${px(y)}H${px(x + width - b)}${arc(b, x + width, y + b)}`,
    `V${px(y + height - c)}${arc(c, x + width - c, y + height)}`,
    `H${px(x + d)}${arc(d, x, y + height - d)}V${px(y + a)}${arc(a, x + a, y)}Z`,
  ].join('');
  return tag('path', { d: path, ...attributes });
}

const inset = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x + by,
  y: y + by,
  width: Math.max(0, width - 2 * by),
  height: Math.max(0, height - 2 * by),
});

const smaller = (radii: Radii, by: number): Radii =>
  radii.map((radius) => Math.max(0, radius - by)) as unknown as Radii;

const dashes = (kind: string, width: number): string | undefined =>
  kind === 'dashed'
    ? `${px(width * 3)} ${px(width * 3)}`
    : kind === 'dotted'
      ? `${px(width)} ${px(width)}`
      : undefined;

interface Edge {
  readonly width: number;
  readonly kind: string;
  readonly colour: Colour;
}

function edgeOf(style: CSSStyleDeclaration, side: Side): Edge | null {
  const width = length(style.getPropertyValue(`border-${side}-width`));
  const kind = style.getPropertyValue(`border-${side}-style`);
  const colour = colourOf(style.getPropertyValue(`border-${side}-color`));
  return width > 0 && kind !== 'none' && kind !== 'hidden' && colour ? { width, kind, colour } : null;
}

function stroked(box: Box, radii: Radii, { width, kind, colour }: Edge): string {
  return shapeOf(inset(box, width / 2), smaller(radii, width / 2), {
    fill: 'none',
    ...painted('stroke', colour),
    'stroke-width': width,
    'stroke-dasharray': dashes(kind, width),
  });
}

function line({ x, y, width, height }: Box, side: Side, edge: Edge): string {
  const half = edge.width / 2;
  const ends: Readonly<Record<Side, readonly [number, number, number, number]>> = {
    top: [x, y + half, x + width, y + half],
    right: [x + width - half, y, x + width - half, y + height],
    bottom: [x, y + height - half, x + width, y + height - half],
    left: [x + half, y, x + half, y + height],
  };
  const [x1, y1, x2, y2] = ends[side];
  return tag('line', {
    x1,
    y1,
    x2,
    y2,
    ...painted('stroke', edge.colour),
    'stroke-width': edge.width,
    'stroke-dasharray': dashes(edge.kind, edge.width),
  });
}

function borderOf(box: Box, radii: Radii, style: CSSStyleDeclaration): string {
  const edges = SIDES.map((side) => [side, edgeOf(style, side)] as const);
  const [first] = edges;
  const key = (edge: Edge | null) => JSON.stringify(edge);
  if (first?.[1] && edges.every(([, edge]) => key(edge) === key(first[1])))
    return stroked(box, radii, first[1]);
  return edges.map(([side, edge]) => (edge ? line(box, side, edge) : '')).join('');
}

/** The one gradient that a simulated screen has, the picture of a QR code: squares of 8 px. */
function checksOf(box: Box, style: CSSStyleDeclaration): string {
  if (!style.backgroundImage.includes('repeating-conic-gradient')) return '';
  const colour = colourOf(style.color);
  if (colour === null) return '';
  const side = 8;
  const squares: string[] = [];
  for (let row = 0; row * side < box.height; row++)
    for (let column = row % 2 === 0 ? 1 : 0; column * side < box.width; column += 2)
      squares.push(`M${px(box.x + column * side)} ${px(box.y + row * side)}h${side}v${side}h-${side}z`);
  return tag('path', { d: squares.join(''), ...painted('fill', colour) });
}

/** A shadow that is a ring without blur. Others are left out: they carry no meaning. */
function ringOf(box: Box, radii: Radii, style: CSSStyleDeclaration): string {
  const match = /^((?:rgb|color)[^)]*\)) 0px 0px 0px ([\d.]+)px$/.exec(style.boxShadow);
  const colour = match === null ? null : colourOf(match[1] ?? '');
  if (match === null || colour === null) return '';
  const width = Number(match[2]);
  return stroked(inset(box, -width), smaller(radii, -width), { width, kind: 'solid', colour });
}

/** What is painted of a box before what is in it. */
export function boxOf(box: Box, style: CSSStyleDeclaration): string {
  if (box.width <= 0 || box.height <= 0) return '';
  const radii = radiiOf(style, box);
  const ground = colourOf(style.backgroundColor);
  return [
    ringOf(box, radii, style),
    ground === null ? '' : shapeOf(box, radii, painted('fill', ground)),
    checksOf(box, style),
    borderOf(box, radii, style),
  ].join('');
}

/** An outline, which lies above what is in the box. */
export function outlineOf(box: Box, style: CSSStyleDeclaration): string {
  const width = length(style.outlineWidth);
  const colour = colourOf(style.outlineColor);
  if (style.outlineStyle === 'none' || style.outlineStyle === 'auto' || !(width > 0) || colour === null)
    return '';
  const by = length(style.outlineOffset) + width;
  return stroked(inset(box, -by), smaller(radiiOf(style, box), -by), {
    width,
    kind: style.outlineStyle,
    colour,
  });
}

/** What an element shows of its content where it cuts off what is too much: the box within its border, and the corners of that. */
export function insideOf(box: Box, style: CSSStyleDeclaration): string {
  const [top = 0, right = 0, bottom = 0, left = 0] = SIDES.map((side) =>
    length(style.getPropertyValue(`border-${side}-width`)),
  );
  const within: Box = {
    x: box.x + left,
    y: box.y + top,
    width: Math.max(0, box.width - left - right),
    height: Math.max(0, box.height - top - bottom),
  };
  return shapeOf(within, smaller(radiiOf(style, box), Math.max(top, right, bottom, left)), {});
}
