/**
 * The tests that mutation testing runs again and again: the unit tests of the core and of what stands on it at once. A mutant runs
 * every test that passes through it, and one that survives runs all of them, so seconds count. Left out is what takes seconds and
 * asks the same of other files: parsing with anything anywhere, whole packs, the command line, and what walks many days of a platform
 * (scenarios, comparisons, reports). The core is to be held by its own tests.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __OPEN_ROOTS__: 'false' },
  test: {
    environment: 'node',
    testTimeout: 30_000,
    include: ['src/{engine,policy,links,journey,treatments}/**/*.test.ts'],
    exclude: ['src/engine/decide-wechat.test.ts', 'src/policy/parse-anything.test.ts'],
  },
});
