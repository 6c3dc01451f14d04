/** Tests stand beside the code as `name.test.ts(x)`; those that need real browsers are `tests/e2e/<name>.e2e.ts`. */
import { defineConfig } from 'vitest/config';
import { dataForms } from './vite.data.ts';

/** A new object each time: Vitest takes what it has read out of it. */
const define = () => ({ __OPEN_ROOTS__: 'false' });
/** Milliseconds. Upper bounds, never waits: a test goes on as soon as what it waits for is there. A busy machine is no failure. */
const PATIENCE = { quick: 30_000, browser: 120_000, start: 180_000 };
const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;

export default defineConfig({
  define: define(),
  oxc,
  test: {
    projects: [
      {
        define: define(),
        plugins: [dataForms()],
        test: {
          name: 'unit',
          environment: 'node',
          testTimeout: PATIENCE.quick,
          include: [
            'src/**/*.test.ts',
            'scripts/**/*.test.mjs',
            'tests/*.test.ts',
            'tests/scenarios/**/*.test.ts',
          ],
        },
      },
      {
        define: define(),
        plugins: [dataForms()],
        oxc,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          testTimeout: PATIENCE.quick,
          include: ['extension/**/*.test.ts', 'extension/**/*.test.tsx'],
        },
      },
      {
        define: define(),
        plugins: [dataForms()],
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.e2e.ts'],
          testTimeout: PATIENCE.browser,
          hookTimeout: PATIENCE.start,
          // Two files at a time: browsers mostly wait. Each has profile, ports and servers of its own.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
