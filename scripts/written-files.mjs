import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './setup.mjs';

/**
 * Writes files that are made from others, or, for a check, only says which of them are out of date.
 * @param {Readonly<Record<string, string>>} files text by path from the root of the repository
 * @param {readonly string[]} gone files of the same kind that have no place any more
 * @param {{ check: boolean, changes?: (before: string, after: string) => readonly string[] }} options
 * @returns {number} how many changed, or would
 */
export function writtenFiles(files, gone, { check, changes }) {
  let changed = 0;
  for (const [path, text] of Object.entries(files)) {
    const before = read(path);
    if (before === text) continue;
    changed++;
    const lines = changes?.(before, text) ?? [];
    console.log([`${path}${check ? ' is out of date' : ''}`, ...lines].join('\n  '));
    if (check) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const path of gone) {
    console.log(`${path} is about something that there is no more`);
    if (!check) rmSync(join(root, path));
  }
  return changed + gone.length;
}

/** @param {string} path from the root of the repository */
function read(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return '';
  }
}
