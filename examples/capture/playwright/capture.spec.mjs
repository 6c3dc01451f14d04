import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const here = dirname(fileURLToPath(import.meta.url));
const cli = resolve(here, '../../../dist/cli/interstice.js');
const file = resolve(process.env.CAPTURE_FILE ?? join(here, '../figures.yaml'));
const out = resolve(process.env.CAPTURE_OUT ?? join(here, '../../../out/captures'));

const names = JSON.parse(
  execFileSync(process.execPath, [cli, 'capture', file, '--list', '--json'], { encoding: 'utf8' }),
);

for (const name of names) {
  test(name, async () => {
    const args = [cli, 'capture', file, '--only', name, '--out', out];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const folder = join(out, name);
    const pictures = existsSync(folder) ? readdirSync(folder).filter((one) => one.endsWith('.png')) : [];
    for (const picture of pictures)
      await test.info().attach(picture, { path: join(folder, picture), contentType: 'image/png' });
    expect(status, `${stdout}${stderr}`).toBe(0);
  });
}
