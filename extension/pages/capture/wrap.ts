/** Lines of a text that is drawn on a canvas, which breaks none by itself. */

/** What no line begins with, and what none ends with (Requirements for Chinese Text Layout, section 3.1.2; the signs used here). */
const NOT_FIRST = /^[、，。；：！？）」』】》〉”’…·,.;:!?)\]}%]/u;
const NOT_LAST = /[（「『【《〈“‘([{]$/u;
const HAN = /\p{sc=Han}|[\u3000-\u303f\uff00-\uffef]/u;

/** Parts between which a line may break: words with the space after them, and Chinese characters, each for itself. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (const letter of text) {
    const last = parts.at(-1);
    const mayBreak =
      last === undefined ||
      ((HAN.test(letter) || / $/.test(last) || HAN.test(last.slice(-1))) &&
        letter !== ' ' &&
        !NOT_FIRST.test(letter) &&
        !NOT_LAST.test(last));
    if (mayBreak) parts.push(letter);
    else parts[parts.length - 1] = last + letter;
  }
  return parts;
}

/**
 * Breaks a text into lines.
 *
 * @param width that a line may have, in the unit of `measure`
 * @param measure width of a text
 * @returns at least one line; a word that is longer than a line is broken where the line ends
 */
export function wrapped(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of partsOf(text)) {
    if (measure((line + part).trimEnd()) <= width) {
      line += part;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    line = part;
    while (measure(line.trimEnd()) > width) {
      const letters = [...line];
      let count = letters.length - 1;
      while (count > 1 && measure(letters.slice(0, count).join('')) > width) count -= 1;
      if (count < 1) break;
      lines.push(letters.slice(0, count).join(''));
      line = letters.slice(count).join('');
    }
  }
  lines.push(line.trimEnd());
  return lines;
}
