/** Texts that come from outside (addresses, imported packs) as a report shows them. */
import { visibleText } from '../policy/visible-text.ts';

/** Marks that turn the direction of writing (an address could seem to be another one), and separators of lines that are none to a terminal. */
const TURNING = /[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The text on one line, with what nobody sees written as `\u202e`. White space in it becomes single spaces. */
export function shown(text: string): string {
  return visibleText(text.replace(/[ \t\r\n]+/g, ' ')).replace(TURNING, escaped);
}

/** The same, cut in the middle where it is longer than `most` characters. */
export function shownShort(text: string, most: number): string {
  const whole = [...shown(text)];
  if (whole.length <= most) return whole.join('');
  const end = Math.floor((most - 1) / 4);
  return `${whole.slice(0, most - 1 - end).join('')}…${whole.slice(whole.length - end).join('')}`;
}
