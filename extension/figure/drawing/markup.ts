/** SVG as text. */
import { shown } from '../../../src/report/shown.ts';

/** A text, in an element or in an attribute with double quotes. What XML cannot hold is shown as its number. */
export function xmlText(text: string): string {
  return shown(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A length or place in CSS pixels: a hundredth is finer than anybody sees, and short. */
export const px = (value: number): string => String(Math.round(value * 100) / 100);

type Attributes = Readonly<Record<string, string | number | undefined>>;

export function tag(name: string, attributes: Attributes, content = ''): string {
  const set = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? px(value) : xmlText(String(value))}"`)
    .join('');
  return content === '' ? `<${name}${set}/>` : `<${name}${set}>${content}</${name}>`;
}

export interface Colour {
  /** `rgb(1,2,3)`, as programs read it that know no newer CSS. */
  readonly rgb: string;
  readonly alpha: number;
}

const byte = (part: number): number => Math.min(255, Math.max(0, Math.round(part)));

/** A computed colour: `rgb()`, `rgba()` or `color(srgb ...)`, as browsers give them. null for one that cannot be seen, or read. */
export function colourOf(computed: string): Colour | null {
  const numbers = (computed.match(/[-+\d.e%]+(?=[\s,)/])/g) ?? []).map((part) =>
    part.endsWith('%') ? Number.parseFloat(part) / 100 : Number(part),
  );
  const isUnit = computed.startsWith('color(srgb');
  if (!isUnit && !computed.startsWith('rgb')) return null;
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
  const scale = isUnit ? 255 : 1;
  if (!(alpha > 0)) return null;
  return { rgb: `rgb(${byte(red * scale)},${byte(green * scale)},${byte(blue * scale)})`, alpha };
}

/** Attributes for a fill or a stroke. */
export function painted(kind: 'fill' | 'stroke', { rgb, alpha }: Colour): Attributes {
  return { [kind]: rgb, ...(alpha < 1 && { [`${kind}-opacity`]: String(Math.round(alpha * 1000) / 1000) }) };
}
