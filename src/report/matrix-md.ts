import type { Matrix, MatrixCell } from '../compare/matrix.ts';
import { localText } from '../policy/local-text.ts';
import { markdownCode, markdownTable, markdownText } from './markdown.ts';
import {
  cellInWords,
  MATRIX_KEY,
  matrixLabel,
  noteHead,
  noteLines,
  platformInWords,
  rowName,
  settingsInWords,
  sourceHead,
  tablesOf,
} from './matrix-words.ts';

function cellText(cell: MatrixCell): string {
  const { main, kind, details } = cellInWords(cell);
  const marks = cell.notes.map((number) => `\\[${number}\\]`).join('');
  const word = markdownText(main);
  const strong = kind === 'ruled' ? `**${word}**` : `*${word}*`;
  return [`${strong}${marks ? ` ${marks}` : ''}`, ...details.map(markdownText)].join('<br>');
}

/** The table as Markdown: a table for each link, then notes and sources. */
export function matrixMarkdown(matrix: Matrix): string {
  const { question, platforms, notes, sources } = matrix;
  const say = (text: { readonly en: string }) => localText(text, question.language ?? 'en');
  const settings = settingsInWords(matrix);
  const tables = tablesOf(matrix).map(({ url, rows }) => {
    const head = ['Platform', 'Surface', ...question.days];
    const lines = rows.map(({ platform, surface, cells }) => [
      markdownText(rowName(platform, matrix)),
      markdownText(platform.surfaces[surface] ? `${say(platform.surfaces[surface])} (${surface})` : surface),
      ...cells.map(cellText),
    ]);
    return `## ${markdownCode(url)}\n\n${markdownTable(head, lines)}`;
  });
  const noteList = notes.map((note) => {
    const [reason = '', ...rest] = noteLines(note, matrix);
    const cited =
      note.sources.length > 0 ? `Sources: ${note.sources.join(', ')}.` : 'Sources: none, it is supposed.';
    const text = [`${noteHead(note, matrix)}.`, reason, ...rest, cited].map(markdownText).join(' ');
    return `${note.number}. ${text}`;
  });
  const sourceList = sources.map((source) => {
    const where = source.url === null ? 'no address on record' : markdownCode(source.url);
    return `- ${markdownText(`${source.id}: ${sourceHead(source)}`)} ${where}`;
  });
  return `${[
    `# What became of ${question.links.length === 1 ? 'a link' : `${question.links.length} links`}`,
    `> ${markdownText(matrixLabel(matrix))}`,
    platforms.map((platform) => `- ${markdownText(platformInWords(platform, matrix))}`).join('\n'),
    ...(settings === '' ? [] : [markdownText(`All cells: ${settings}.`)]),
    markdownText(MATRIX_KEY),
    ...tables,
    ...(noteList.length > 0 ? [`## Notes\n\n${noteList.join('\n')}`] : []),
    ...(sourceList.length > 0 ? [`## Sources\n\n${sourceList.join('\n')}`] : []),
  ].join('\n\n')}\n`;
}
