import { UsageError } from './command.ts';

/** What the system's names for failures mean. */
const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  ENOTDIR: 'there is no such file; a part of the path is a file, not a folder.',
  EISDIR: 'it is a folder. Name the files in it, one by one or with *.json.',
  EACCES: 'you do not have the permission.',
  EPERM: 'you do not have the permission.',
  EROFS: 'it is on a disk that cannot be written to.',
  ENOSPC: 'the disk is full.',
};

/** Says in plain words why a file could not be read or written. */
export function fileTrouble(doing: 'read' | 'write', name: string, error: unknown): UsageError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isNew = doing === 'write' && code === 'ENOENT';
  const why = isNew
    ? 'there is no such folder.'
    : (WORDS[code] ?? (error instanceof Error ? error.message : String(error)));
  return new UsageError(`Cannot ${doing} ${name}: ${why}`);
}
