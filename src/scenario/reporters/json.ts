import type { TestReport } from '../report.ts';

/** The whole report as JSON. */
export function reporter(report: TestReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
