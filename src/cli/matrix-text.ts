import type { Matrix, MatrixCell } from '../compare/matrix.ts';
import { columnsOf } from '../policy/columns.ts';
import {
  cellInWords,
  type LinkTable,
  MATRIX_KEY,
  matrixLabel,
  noteHead,
  noteLines,
  platformInWords,
  rowName,
  settingsInWords,
  sourceHead,
  tablesOf,
} from '../report/matrix-words.ts';
import { shown } from '../report/shown.ts';
import { labelled, pad, wrap } from './layout.ts';

const GAP = '  ';

function cellLines(cell: MatrixCell): string[] {
  const { main, details } = cellInWords(cell);
  const marks = cell.notes.length > 0 ? ` [${cell.notes.join(' ')}]` : '';
  return [`${main}${marks}`, ...details];
}

/** Rows whose cells have several lines, in columns. */
function block(rows: readonly (readonly (readonly string[])[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, lines] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, ...lines.map(columnsOf));
  }
  return rows
    .flatMap((row) => {
      const height = Math.max(...row.map((lines) => lines.length));
      return Array.from({ length: height }, (_, at) =>
        row
          .map((lines, column) => pad(lines[at] ?? '', widths[column] ?? 0))
          .join(GAP)
          .trimEnd(),
      );
    })
    .join('\n');
}

/** Splits columns into runs that fit beside the first one; a column that is too wide for itself sticks out. */
function runsOf(widths: readonly number[], room: number): number[][] {
  const runs: number[][] = [];
  let used = 0;
  for (const [column, width] of widths.entries()) {
    const run = runs.at(-1);
    if (run && used + GAP.length + width <= room) {
      run.push(column);
      used += GAP.length + width;
    } else {
      runs.push([column]);
      used = width;
    }
  }
  return runs;
}

/** The table of one link: days side by side as far as there is room, the others below. */
function tableText({ url, rows }: LinkTable, matrix: Matrix, width: number): string {
  const { question } = matrix;
  const labels = rows.map(({ platform, surface }) => `${rowName(platform, matrix)}, ${surface}`);
  const cells = rows.map((row) => row.cells.map(cellLines));
  const widths = question.days.map((day, column) =>
    Math.max(columnsOf(day), ...cells.flatMap((row) => (row[column] ?? []).map(columnsOf))),
  );
  const room = width - Math.max(...labels.map(columnsOf)) - GAP.length;
  const blocks = runsOf(widths, room).map((run) =>
    block([
      [[''], ...run.map((column) => [question.days[column] ?? ''])],
      ...labels.map((label, row) => [[label], ...run.map((column) => cells[row]?.[column] ?? [])]),
    ]),
  );
  return `${shown(url)}\n${blocks.join('\n\n')}`;
}

/** The table for a person at a terminal: a table for each link, then notes and sources. */
export function matrixText(matrix: Matrix, width: number): string {
  const { platforms, notes, sources } = matrix;
  const settings = settingsInWords(matrix);
  const item = (label: string, text: string) => labelled(label, shown(text), 6, width);
  const noteText = notes.map((note) =>
    [
      item(`[${note.number}]`, noteHead(note, matrix)),
      ...noteLines(note, matrix).map((line) => item('', line)),
      item(
        '',
        note.sources.length > 0 ? `Sources: ${note.sources.join(', ')}` : 'No source: it is supposed.',
      ),
    ].join('\n'),
  );
  const sourceText = sources.map((source) =>
    [item('-', `${source.id}: ${sourceHead(source)}`), item('', source.url ?? 'no address on record')].join(
      '\n',
    ),
  );
  return `${[
    wrap(matrixLabel(matrix), width).join('\n'),
    [
      ...platforms.map((platform) => wrap(platformInWords(platform, matrix), width).join('\n')),
      ...(settings === '' ? [] : wrap(`All cells: ${settings}.`, width)),
    ].join('\n'),
    ...tablesOf(matrix).map((table) => tableText(table, matrix, width)),
    wrap(MATRIX_KEY, width).join('\n'),
    ...(noteText.length > 0 ? [`Notes\n${noteText.join('\n')}`] : []),
    ...(sourceText.length > 0 ? [`Sources\n${sourceText.join('\n')}`] : []),
  ].join('\n\n')}\n`;
}
