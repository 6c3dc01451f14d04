/**
 * JUnit XML as CI servers read it (Jenkins, GitLab, GitHub and Azure actions): `testsuites` > `testsuite`, one a file > `testcase`, with
 * `file` and `line`. Times are 0: the engine has no clock.
 */
import { visibleText } from '../../policy/visible-text.ts';
import type { CaseReport, FileReport, TestReport, Totals } from '../report.ts';
import { totalsOf } from '../report.ts';
import { fileInWords } from './human.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** A text in XML 1.0, which has no way at all to say some characters: they come as `\u0007`. */
const text = (value: string): string =>
  visibleText(value).replace(/[&<>]/g, (char) => ENTITIES[char] ?? char);

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      const said = visibleText(String(value)).replace(/[&<>"\n\t]/g, (char) => ENTITIES[char] ?? char);
      return ` ${name}="${said}"`;
    })
    .join('');
}

const counts = ({ cases, failed, todo, badFiles }: Totals) => ({
  tests: cases + badFiles,
  failures: failed,
  errors: badFiles,
  skipped: todo,
  time: 0,
});

function outcomeElement({ outcome, differences, words }: CaseReport): string {
  if (outcome === 'passed') return '';
  const body = text(words.join('\n'));
  if (outcome === 'todo')
    return `<skipped${attributes({ message: 'todo: does not hold yet' })}>${body}</skipped>`;
  // The first difference is what lists of failures have room for.
  const message = outcome === 'holds-already' ? words[0] : words[differences.length > 0 ? 1 : 0];
  return `<failure${attributes({ message: message ?? '', type: outcome })}>${body}</failure>`;
}

function caseElement(one: CaseReport, { file, platform }: FileReport): string {
  const opening = attributes({ name: one.name, classname: platform ?? '', file, line: one.line, time: 0 });
  const inside = outcomeElement(one);
  return inside === ''
    ? `    <testcase${opening}/>`
    : `    <testcase${opening}>\n      ${inside}\n    </testcase>`;
}

/** A file that could not be read: one test that could not run. */
function badFileElement({ file, problems }: FileReport): string {
  const [first] = problems;
  const told = problems.map(
    ({ line, column, message, expected, pointer }) =>
      `${file}:${line}:${column}: ${message}\n  ${expected}\n  at ${pointer || '(the whole file)'}`,
  );
  const opening = attributes({
    name: 'is a scenario file',
    classname: file,
    file,
    line: first?.line ?? 1,
    time: 0,
  });
  const error = `<error${attributes({ message: first?.message ?? '', type: first?.code ?? '' })}>${text(told.join('\n'))}</error>`;
  return `    <testcase${opening}>\n      ${error}\n    </testcase>`;
}

function suite(report: FileReport): string {
  const { file, problems, cases } = report;
  const inside =
    problems.length > 0 ? [badFileElement(report)] : cases.map((one) => caseElement(one, report));
  const opening = attributes({ name: fileInWords(report), file, ...counts(totalsOf([report])) });
  return `  <testsuite${opening}>\n${inside.join('\n')}\n  </testsuite>`;
}

/** The report as JUnit XML. What it says of coverage has no place there. */
export function reporter({ totals, files }: TestReport): string {
  const opening = attributes({ name: 'interstice', ...counts(totals) });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${opening}>\n${files.map(suite).join('\n')}\n</testsuites>\n`;
}
