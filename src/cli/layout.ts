import { columnsOf } from '../policy/columns.ts';

/** Text is not set wider than this, however wide the terminal. */
const WIDEST = 100;
const NARROWEST = 40;
/** Where the output is no terminal. */
const DEFAULT_WIDTH = 80;

/** The width that text is set in. */
export function textWidth(columns: number | undefined): number {
  return Math.max(NARROWEST, Math.min(WIDEST, columns ?? DEFAULT_WIDTH));
}

const WIDE = /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|[\u{20000}-\u{3fffd}]/u;

/** Marks that may not begin a line, and marks that may not end one. */
const CLOSING = /^[。，、；：？！）》」』】〉”’…—,.;:?!)\]]/u;
const OPENING = /[（《「『【〈“‘([]$/u;

/** Pieces that stay whole: words of letters, and single wide characters with the marks that cling to them. */
function pieces(text: string): string[] {
  const made: string[] = [];
  let joined = '';
  const push = () => {
    if (joined !== '') made.push(joined);
    joined = '';
  };
  for (const char of text) {
    if (char === ' ') {
      push();
      made.push(' ');
      continue;
    }
    const last = [...joined].at(-1) ?? '';
    const between = joined !== '' && (WIDE.test(char) || WIDE.test(last));
    if (between && !CLOSING.test(char) && !OPENING.test(joined)) push();
    joined += char;
  }
  push();
  return made;
}

/** Breaks a text into lines. Latin breaks at spaces, Chinese between characters; what cannot be broken, such as an address, sticks out. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const piece of pieces(paragraph)) {
      if (piece === ' ') {
        if (line !== '') line += ' ';
      } else if (line !== '' && columnsOf(line + piece) > width) {
        lines.push(line.trimEnd());
        line = piece;
      } else line += piece;
    }
    lines.push(line.trimEnd());
    return lines;
  });
}

/** Adds spaces up to a width. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)));
}

/** A label and a text beside it, broken to the width, later lines below the first. */
export function labelled(label: string, text: string, labelWidth: number, width: number): string {
  const lines = wrap(text, Math.max(NARROWEST / 2, width - labelWidth));
  return lines
    .map((line, index) => `${pad(index === 0 ? label : '', labelWidth)}${line}`.trimEnd())
    .join('\n');
}

/** Rows in columns, two spaces apart; the last column is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, columnsOf(cell));
  }
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === row.length - 1 ? cell : pad(cell, widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
