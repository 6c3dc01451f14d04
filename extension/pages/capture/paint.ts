/** The picture as it is saved: covered where names are, with the label below. */
import { blobOf } from '../../capture/data-url.ts';
import type { Box } from '../../names/box.ts';
import type { Size } from './covers.ts';
import type { Label } from './label.ts';
import { wrapped } from './wrap.ts';

/** A decoded picture. */
export type Picture = Size & Partial<Pick<ImageBitmap, 'close'>>;

export interface Look {
  /** As in a style sheet. */
  readonly family: string;
  /** Pixels of the picture in a CSS pixel. */
  readonly scale: number;
}

/** What the page does with pictures; a test has other ones. */
export interface PictureTools {
  /** @param url `data:` address */
  decode(url: string): Promise<Picture>;
  paint(canvas: HTMLCanvasElement, picture: Picture, covers: readonly Box[], label: Label, look: Look): void;
  /** PNG. */
  encode(canvas: HTMLCanvasElement): Promise<Uint8Array>;
}

/** In CSS pixels. The label has the same colours in every theme: the file leaves the page that it was made on. */
const TYPE = { title: 15, text: 12, line: 1.5, padding: 12, bar: 3 };
const COLOURS = { paper: '#ffffff', ink: '#1d2024', accent: '#8a5200' };
/** How far the soft edge of a cover reaches beyond it, in CSS pixels. */
const SOFT = 3;
/** Pixels that are looked at for the colour of a cover at most. */
const MOST_LOOKED_AT = 4000;

/** One colour for a whole box: of the letters in it nothing is left that could be undone. */
function averageIn(context: CanvasRenderingContext2D, [x, y, width, height]: Box): string {
  const { data } = context.getImageData(x, y, width, height);
  const step = Math.max(1, Math.floor(data.length / 4 / MOST_LOOKED_AT)) * 4;
  const sums: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let at = 0; at < data.length; at += step) {
    for (const channel of [0, 1, 2] as const) sums[channel] += data[at + channel] ?? 0;
    count += 1;
  }
  return `rgb(${sums.map((sum) => Math.round(sum / count)).join(' ')})`;
}

/** Fills boxes, each with one colour. */
function coverAll(context: CanvasRenderingContext2D, boxes: readonly Box[], scale: number): void {
  const covers = boxes.map((box) => ({ box, colour: averageIn(context, box) }));
  context.save();
  for (const { box, colour } of covers) {
    context.fillStyle = colour;
    // A soft edge, which lies outside.
    context.shadowColor = colour;
    context.shadowBlur = SOFT * scale;
    context.fillRect(...box);
  }
  context.restore();
  // Once more, so that no soft edge lies in another cover.
  for (const { box, colour } of covers) {
    context.fillStyle = colour;
    context.fillRect(...box);
  }
}

function paint(
  canvas: HTMLCanvasElement,
  picture: Picture,
  covers: readonly Box[],
  label: Label,
  look: Look,
): void {
  const context = contextOf(canvas);
  const { width, height } = picture;
  const { scale } = look;
  const fonts = {
    title: `600 ${TYPE.title * scale}px ${look.family}`,
    text: `400 ${TYPE.text * scale}px ${look.family}`,
  };
  const padding = TYPE.padding * scale;
  const rows = [
    { text: label.title, kind: 'title' as const },
    ...label.lines.map((text) => ({ text, kind: 'text' as const })),
  ].flatMap(({ text, kind }) => {
    context.font = fonts[kind];
    const lines = wrapped(text, width - 2 * padding, (line) => context.measureText(line).width);
    return lines.map((line) => ({ line, kind, high: TYPE[kind] * TYPE.line * scale }));
  });
  const bar = TYPE.bar * scale;
  const strip = Math.ceil(bar + 2 * padding + rows.reduce((sum, { high }) => sum + high, 0));
  // Also clears it.
  canvas.width = width;
  canvas.height = height + strip;

  context.drawImage(picture as ImageBitmap, 0, 0);
  coverAll(context, covers, scale);
  context.fillStyle = COLOURS.paper;
  context.fillRect(0, height, width, strip);
  context.fillStyle = COLOURS.accent;
  context.fillRect(0, height, width, bar);
  context.textBaseline = 'middle';
  let top = height + bar + padding;
  for (const { line, kind, high } of rows) {
    context.font = fonts[kind];
    context.fillStyle = kind === 'title' ? COLOURS.accent : COLOURS.ink;
    context.fillText(line, padding, top + high / 2);
    top += high;
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser draws no pictures.');
  return context;
}

export const canvasTools: PictureTools = {
  decode: async (url) => createImageBitmap(blobOf(url)),
  paint,
  encode: async (canvas) => {
    const blob = await new Promise<Blob | null>((give) => canvas.toBlob(give, 'image/png'));
    if (blob === null) throw new Error('The browser made no PNG of it.');
    return new Uint8Array(await blob.arrayBuffer());
  },
};
