import { expect, test } from 'vitest';
import { runCli } from '.././test-run.ts';

test('lists platforms with the ids that other commands take', async () => {
  const { code, out } = await runCli(['platforms']);
  expect(code).toBe(0);
  expect(out).toBe(
    [
      'sample  Sample, from 2020-01-01 (Asia/Shanghai), 2 eras, 5 rules',
      '  surfaces',
      '    direct  Chat',
      '    group   Group',
      '  clients',
      '    android  Android',
      '  regions',
      '    CN  China',
      '  flags',
      '    flagged-unsafe  Flagged as unsafe',
      '',
    ].join('\n'),
  );
});

test('--json has names in every language and the digest of the pack', async () => {
  const { out } = await runCli(['platforms', '--json']);
  expect(JSON.parse(out)).toMatchObject([
    {
      id: 'sample',
      name: { en: 'Sample' },
      kind: 'messenger',
      firstDay: '2020-01-01',
      eras: 2,
      rules: 5,
      digest: 'sha256-sample',
    },
  ]);
});
