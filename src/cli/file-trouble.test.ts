import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileTrouble } from './file-trouble.ts';

async function troubleWith(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    return fileTrouble('read', 'x.json', error).message;
  }
}

test('a missing file and a folder are told in plain words', async () => {
  expect(await troubleWith(join(tmpdir(), 'no', 'such', 'file.json'))).toBe(
    'Cannot read x.json: there is no such file.',
  );
  expect(await troubleWith(tmpdir())).toBe(
    'Cannot read x.json: it is a folder. Name the files in it, one by one or with *.json.',
  );
});

test('a file that cannot be made has no folder to stand in', () => {
  const missing = Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
  expect(fileTrouble('write', 'a/x.xml', missing).message).toBe(
    'Cannot write a/x.xml: there is no such folder.',
  );
});

test('what has no words of ours is told as the system says it', () => {
  expect(fileTrouble('write', 'x.json', new Error('too odd')).message).toBe('Cannot write x.json: too odd');
});
