import type { TestReport } from '../report.ts';

/** One file a reporter; its name is that of the file. */
export type Reporter = (report: TestReport) => string;

const found = import.meta.glob<Reporter>(['./*.ts', '!./*.test.ts', '!./index.ts'], {
  eager: true,
  import: 'reporter',
});

/** Every reporter by name. */
export const reporters: Readonly<Record<string, Reporter>> = Object.fromEntries(
  Object.entries(found).map(([path, reporter]) => [path.slice('./'.length, -'.ts'.length), reporter]),
);
