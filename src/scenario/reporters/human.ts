import { formatProblem } from '../../policy/problem.ts';
import { MOMENTS } from '../../policy/types.ts';
import { visibleText } from '../../policy/visible-text.ts';
import { type Coverage, percent, type Share } from '../coverage.ts';
import { type CaseReport, type FileReport, type TestReport, type Totals, totalsOf } from '../report.ts';
import { isFailure } from '../run.ts';

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** `a.yaml, hypothetical, under gentle`: nobody shall take what follows for the record. */
export function fileInWords({ file, hypothetical }: FileReport): string {
  return hypothetical === undefined ? file : `${file}, hypothetical, under ${hypothetical.join(', then ')}`;
}

/** `350 cases: 348 passed, 1 failed, 1 todo` */
export function totalsInWords({ cases, passed, failed, todo, badFiles }: Totals): string {
  const parts = [`${passed} passed`, `${failed} failed`, `${todo} todo`];
  const bad = badFiles > 0 ? `; ${count(badFiles, 'file')} could not be read` : '';
  return `${count(cases, 'case')}: ${parts.join(', ')}${bad}`;
}

function caseLines(file: string, { name, line, column, outcome, words }: CaseReport): string[] {
  const label = outcome === 'todo' ? 'todo' : 'FAILED';
  return [`${label} ${file}:${line}:${column}: ${name}`, ...words.map((word) => `  ${word}`)];
}

function fileLines(report: FileReport): string[] {
  const { file, problems, cases } = report;
  if (problems.length > 0)
    return [...problems.map(formatProblem), `${file}: ${count(problems.length, 'problem')}`];
  const told = cases.filter(({ outcome }) => outcome === 'todo' || isFailure(outcome));
  return [
    ...told.flatMap((one) => [...caseLines(file, one), '']),
    `${fileInWords(report)}: ${totalsInWords(totalsOf([report]))}`,
  ];
}

const outOf = (share: Share): string => `${percent(share)} (${share.touched} of ${share.of})`;

function coverageLines({ platform, rules, entries, untouchedRules, untouchedEntries }: Coverage): string[] {
  const line = (what: string, all: Coverage['rules']) =>
    `  ${what.padEnd(8)}${outOf(all)}: ${MOMENTS.map((moment) => `${moment} ${outOf(all[moment])}`).join(', ')}`;
  const missing = new Set(untouchedRules.map(({ rule }) => rule));
  return [
    `Coverage of ${platform}`,
    line('rules', rules),
    line('entries', entries),
    ...untouchedRules.map(({ rule, moment }) => `  no case touches the ${moment} rule "${rule}"`),
    ...untouchedEntries
      .filter(({ rule }) => !missing.has(rule))
      .map(
        ({ rule, moment, from, says }) =>
          `  no case touches ${says} from ${from} of the ${moment} rule "${rule}"`,
      ),
  ];
}

/** Text for a person at a terminal: what does not hold and why, then how many of each. */
export function reporter({ totals, files, coverage = [] }: TestReport): string {
  const lines = [
    ...files.flatMap(fileLines),
    ...coverage.flatMap((one) => ['', ...coverageLines(one)]),
    ...(files.length > 1 || coverage.length > 0 ? ['', totalsInWords(totals)] : []),
  ];
  return visibleText(`${lines.join('\n')}\n`);
}
