/**
 * Writes docs/platforms.md and the pages below it from the packs.
 *
 *   npm run docs:platforms              writes the pages
 *   npm run docs:platforms -- --check   only says which are out of date; exit code 1 where any is
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { loadTypeScript } from './load-typescript.mjs';
import { root, runMain, setup } from './setup.mjs';
import { writtenFiles } from './written-files.mjs';

const FOLDER = 'docs/platforms';

async function main() {
  const check = argv.includes('--check');
  await setup({ browsers: 'none' });
  const { pages } = await loadTypeScript('tests/platform-pages/pages.ts');
  const there = existsSync(join(root, FOLDER)) ? readdirSync(join(root, FOLDER)) : [];
  const gone = there.map((name) => `${FOLDER}/${name}`).filter((path) => !(path in pages));
  const changed = writtenFiles(pages, gone, { check });
  console.log(`${Object.keys(pages).length} pages, ${changed} ${check ? 'out of date' : 'changed'}`);
  if (check && changed > 0) console.error('`npm run docs:platforms` writes them anew.');
  return check && changed > 0 ? 1 : 0;
}

await runMain(main);
