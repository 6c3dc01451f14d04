import { MOMENTS } from '../../policy/types.ts';
import { visibleText } from '../../policy/visible-text.ts';
import { type Coverage, percent } from '../coverage.ts';
import { type CaseReport, type FileReport, type TestReport, totalsOf } from '../report.ts';
import { isFailure } from '../run.ts';
import { fileInWords, totalsInWords } from './human.ts';

/** A text that says itself in Markdown, on one line, in a table too. */
function plain(text: string): string {
  return visibleText(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()#+!|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [row(head), row(rule), ...rows.map(row)];
}

function caseLines(file: string, { name, line, words }: CaseReport): string[] {
  return [
    `### ${plain(name)}`,
    '',
    `${plain(file)}, line ${line}`,
    '',
    ...words.map((word) => `- ${plain(word)}`),
    '',
  ];
}

/** A section with the cases of all files that ended in some way; nothing where there are none. */
function section(
  title: string,
  files: readonly FileReport[],
  choose: (one: CaseReport) => boolean,
): string[] {
  const chosen = files.flatMap(({ file, cases }) => cases.filter(choose).map((one) => caseLines(file, one)));
  return chosen.length === 0 ? [] : [`## ${title}`, '', ...chosen.flat()];
}

function badFiles(files: readonly FileReport[]): string[] {
  const problems = files.flatMap((file) => file.problems);
  if (problems.length === 0) return [];
  const lines = problems.map(
    ({ file, line, column, message, expected }) =>
      `- ${plain(file)}, line ${line}, column ${column}: ${plain(message)} ${plain(expected)}`,
  );
  return ['## Files that could not be read', '', ...lines, ''];
}

function coverageLines(coverage: readonly Coverage[]): string[] {
  if (coverage.length === 0) return [];
  const rows = coverage.map(({ platform, rules, entries }) => [
    plain(platform),
    percent(rules),
    ...MOMENTS.map((moment) => `${rules[moment].touched}/${rules[moment].of}`),
    percent(entries),
    `${entries.touched}/${entries.of}`,
  ]);
  const untouched = coverage.flatMap(({ platform, untouchedEntries }) =>
    untouchedEntries.map(
      ({ rule, moment, from, says }) =>
        `- ${plain(platform)}: ${moment} rule ${plain(rule)}, ${plain(says)} from ${from}`,
    ),
  );
  return [
    '## Coverage',
    '',
    ...table(['Platform', 'Rules', ...MOMENTS, 'Entries', 'of them'], rows),
    '',
    ...(untouched.length > 0 ? ['No case touches:', '', ...untouched, ''] : []),
  ];
}

/** The report as Markdown, for a pull request or a page. */
export function reporter({ totals, files, coverage = [] }: TestReport): string {
  const rows = files.map((file) => {
    const { cases, passed, failed, todo, badFiles: bad } = totalsOf([file]);
    return bad > 0
      ? [plain(file.file), 'not read', '', '', '']
      : [plain(fileInWords(file)), cases, passed, failed, todo];
  });
  const lines = [
    '# Scenarios',
    '',
    `${totalsInWords(totals)}.`,
    '',
    ...table(['File', 'Cases', 'Passed', 'Failed', 'Todo'], rows),
    '',
    ...badFiles(files),
    ...section('Failed', files, ({ outcome }) => isFailure(outcome)),
    ...section('Todo', files, ({ outcome }) => outcome === 'todo'),
    ...coverageLines(coverage),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
