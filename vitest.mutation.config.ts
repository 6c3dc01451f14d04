/**
 * The tests that mutation testing runs again and again: those of the core and the scenarios on the engine. Left out is what takes
 * seconds and asks the same of other files (parsing with anything anywhere, whole packs, the command line).
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __OPEN_ROOTS__: 'false' },
  test: {
    environment: 'node',
    testTimeout: 30_000,
    include: ['src/**/*.test.ts', 'tests/scenarios/**/*.test.ts'],
    exclude: ['src/{cli,packs,analyse,overlay}/**', 'src/policy/parse-anything.test.ts'],
  },
});
