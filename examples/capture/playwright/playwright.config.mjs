/** One Playwright test for each comparison of a file, so that Playwright shards them over machines: see docs/capture.md. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: 'capture.spec.mjs',
  fullyParallel: true,
  workers: 2,
  // A comparison takes seconds; a very large one a minute.
  timeout: 180_000,
  outputDir: process.env.CAPTURE_RESULTS ?? '../../../out/playwright/results',
  reporter: process.env.CI ? 'blob' : 'list',
});
