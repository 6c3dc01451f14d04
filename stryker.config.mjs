/**
 * Mutation testing of the core: `npm run mutation` (about an hour; not part of `npm test`). docs/testing.md says what the score means
 * and explains what survives.
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts' },
  mutate: ['src/{engine,policy,links,journey}/**/*.ts', '!src/**/*.test.ts', '!src/**/types.ts'],
  // Stryker rewrites a tsconfig with the API of TypeScript 6; Vitest does not need one.
  tsconfigFile: 'none.json',
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  incremental: true,
  incrementalFile: 'out/mutation/incremental.json',
  tempDirName: 'out/mutation/sandbox',
  htmlReporter: { fileName: 'out/mutation/index.html' },
  jsonReporter: { fileName: 'out/mutation/report.json' },
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
