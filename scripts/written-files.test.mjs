import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { root } from './setup.mjs';
import { writtenFiles } from './written-files.mjs';

/** A folder of its own, as a path from the root of the repository. */
function freshFolder() {
  const folder = mkdtempSync(join(root, '.cache/written-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return relative(root, folder);
}

test('a check says what would change and writes nothing; without it, files are written and old ones go', () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  const folder = freshFolder();
  const files = { [`${folder}/below/a.txt`]: 'new\n' };
  const changes = () => ['+ new'];

  expect(writtenFiles(files, [], { check: true, changes })).toBe(1);
  expect(said).toHaveBeenLastCalledWith(`${folder}/below/a.txt is out of date\n  + new`);
  expect(() => readFileSync(join(root, folder, 'below/a.txt'))).toThrow();

  expect(writtenFiles(files, [], { check: false })).toBe(1);
  expect(readFileSync(join(root, folder, 'below/a.txt'), 'utf8')).toBe('new\n');
  expect(writtenFiles(files, [], { check: true })).toBe(0);

  expect(writtenFiles({}, [`${folder}/below/a.txt`], { check: true })).toBe(1);
  expect(writtenFiles({}, [`${folder}/below/a.txt`], { check: false })).toBe(1);
  expect(() => readFileSync(join(root, folder, 'below/a.txt'))).toThrow();
});
