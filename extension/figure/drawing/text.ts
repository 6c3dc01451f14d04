/** Text of a page as SVG: one element for each line of each text node, where the browser has put it. */
import type { Box } from './box.ts';
import { colourOf, painted, tag, xmlText } from './markup.ts';

/** A line under or through text, as the element that has it draws it below everything in it. */
export interface Decoration {
  readonly through: boolean;
  readonly colour: string;
  readonly kind: string;
  readonly width: number;
  /** Below the baseline. */
  readonly offset: number;
}

/** A part of a text node on one line. */
interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Without the spaces at its ends, which have their place but are not drawn. */
function trimmed(data: string, from: number, to: number): readonly [number, number] {
  const text = data.slice(from, to);
  return [from + (text.length - text.trimStart().length), to - (text.length - text.trimEnd().length)];
}

/** The lines of a text node, measured sign by sign where there are several. */
function linesOf(node: Text, keepsSpaces: boolean): Line[] {
  const { data } = node;
  const range = node.ownerDocument.createRange();
  const measure = (from: number, to: number) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()].filter(({ width }) => width > 0);
  };
  const whole = (from: number, to: number): Line[] => {
    const [start, end] = keepsSpaces ? [from, to] : trimmed(data, from, to);
    const rects = start < end ? measure(start, end) : [];
    if (rects.length === 0) return [];
    return [
      {
        text: data.slice(start, end),
        left: Math.min(...rects.map(({ left }) => left)),
        right: Math.max(...rects.map(({ right }) => right)),
        top: Math.min(...rects.map(({ top }) => top)),
        bottom: Math.max(...rects.map(({ bottom }) => bottom)),
      },
    ];
  };
  if (measure(0, data.length).length < 2) return whole(0, data.length);

  const lines: Line[] = [];
  let from = 0;
  let line: { readonly top: number; readonly bottom: number } | null = null;
  for (const { segment, index } of graphemes.segment(data)) {
    const [rect] = measure(index, index + segment.length);
    // A space at the end of a line, or one of several, has no width.
    if (rect === undefined) continue;
    if (line !== null && Math.abs(rect.top - line.top) >= (line.bottom - line.top) / 2) {
      lines.push(...whole(from, index));
      from = index;
    }
    line ??= rect;
    if (from === index) line = rect;
  }
  return [...lines, ...whole(from, data.length)];
}

/** How far the letters of a font reach above and below the line that they stand on. */
export function createMetrics(document: Document) {
  const context = document.createElement('canvas').getContext('2d');
  const known = new Map<string, { readonly above: number; readonly below: number }>();
  return ({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration) => {
    const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    let found = known.get(font);
    if (!found) {
      const size = Number.parseFloat(fontSize);
      if (context) context.font = font;
      const measured = context?.measureText('x');
      found = {
        above: measured?.fontBoundingBoxAscent ?? size * 0.9,
        below: measured?.fontBoundingBoxDescent ?? size * 0.25,
      };
      known.set(font, found);
    }
    return found;
  };
}

/** A strong right-to-left letter. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

interface TextInput {
  readonly node: Text;
  readonly style: CSSStyleDeclaration;
  readonly origin: { readonly left: number; readonly top: number };
  readonly decorations: readonly Decoration[];
  readonly metrics: ReturnType<typeof createMetrics>;
}

/** A text node as SVG. `textLength` keeps each line as wide as it is here, whatever fonts there are where it is looked at. */
export function textOf({ node, style, origin, decorations, metrics }: TextInput): string {
  const colour = colourOf(style.color);
  if (colour === null || node.data.trim() === '') return '';
  const keepsSpaces = style.whiteSpaceCollapse === 'preserve' || style.whiteSpace.startsWith('pre');
  const { above, below } = metrics(style);
  const { direction, fontWeight, fontStyle, fontSize, fontFamily } = style;
  const isRtl = direction === 'rtl';
  return linesOf(node, keepsSpaces)
    .map(({ text, left, right, top, bottom }) => {
      const said = keepsSpaces ? text : text.replace(/\s+/g, ' ');
      if (said === '') return '';
      const box: Box = {
        x: left - origin.left,
        y: top - origin.top,
        width: right - left,
        height: bottom - top,
      };
      const baseline = box.y + (box.height - above - below) / 2 + above;
      const isMixed = isRtl || RIGHT_TO_LEFT.test(said);
      const drawn = tag(
        'text',
        {
          x: isRtl ? box.x + box.width : box.x,
          y: baseline,
          'font-family': fontFamily,
          'font-size': fontSize,
          ...(fontWeight !== '400' && { 'font-weight': fontWeight }),
          ...(fontStyle !== 'normal' && { 'font-style': fontStyle }),
          ...painted('fill', colour),
          ...(isMixed && { direction, 'unicode-bidi': 'isolate' }),
          ...(said.length > 1 && { textLength: box.width, lengthAdjust: 'spacingAndGlyphs' }),
          'xml:space': keepsSpaces ? 'preserve' : undefined,
        },
        xmlText(said),
      );
      return drawn + decorations.map((one) => decorated(one, box, baseline, above)).join('');
    })
    .join('');
}

function decorated(
  { through, colour, kind, width, offset }: Decoration,
  box: Box,
  baseline: number,
  above: number,
): string {
  const stroke = colourOf(colour);
  if (stroke === null) return '';
  const y = through ? baseline - above * 0.3 : baseline + offset + width / 2;
  return tag('line', {
    x1: box.x,
    y1: y,
    x2: box.x + box.width,
    y2: y,
    ...painted('stroke', stroke),
    'stroke-width': width,
    'stroke-dasharray': kind === 'dotted' ? `${width} ${width}` : undefined,
  });
}

/** What an element adds to the lines under and through its text. */
export function decorationsOf(style: CSSStyleDeclaration): Decoration[] {
  const size = Number.parseFloat(style.fontSize);
  const given = Number.parseFloat(style.textDecorationThickness);
  const offset = Number.parseFloat(style.textUnderlineOffset);
  return ['underline', 'line-through'].flatMap((line) =>
    style.textDecorationLine.includes(line)
      ? [
          {
            through: line === 'line-through',
            colour: style.textDecorationColor,
            kind: style.textDecorationStyle,
            width: Number.isNaN(given) ? Math.max(1, size / 14) : given,
            offset: Number.isNaN(offset) ? size * 0.1 : offset,
          },
        ]
      : [],
  );
}
