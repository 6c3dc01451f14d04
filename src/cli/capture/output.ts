/** The folders that `capture` writes: one a comparison, whole or not there at all. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type Files, MANIFEST_FILE, unzipped } from '../../figure/archive.ts';
import { sha256Hex } from '../../figure/bytes.ts';
import type { Manifest } from '../../figure/manifest.ts';
import { digestOf } from '../../packs/digest.ts';
import type { Job } from './spec-file.ts';

/** What stands beside the files of a comparison, so that a later run knows whether there is anything left to do. */
export interface CaptureRecord {
  /** Of the job, the packs and the version: whatever changes it, the comparison is made anew. */
  readonly job: string;
  readonly name: string;
  readonly title: string;
  /** What of the comparison was left out. */
  readonly problems: readonly string[];
}

export const RECORD = 'capture.json';

/** What a job depends on, as one digest. */
export function jobDigest(job: Job, version: string, digests: Readonly<Record<string, string>>): string {
  const packs = Object.fromEntries([...job.figure.platforms, 'destinations'].map((id) => [id, digests[id]]));
  const { name, figure, theme, languages, scales, formats, note } = job;
  return digestOf({ name, figure, theme, languages, scales, formats, note, version, packs });
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Every file below a folder, by its name with slashes; empty where there is no such folder. */
export async function filesBelow(folder: string): Promise<Record<string, Uint8Array>> {
  if (!existsSync(folder)) return {};
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: Record<string, Uint8Array> = {};
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    found[relative(folder, file).split(sep).join('/')] = await readFile(file);
  }
  return found;
}

/** What stands in a folder of everything that the job would make, byte for byte as its manifest lists it; null where it does not. */
export async function doneIn(folder: string, job: string): Promise<CaptureRecord | null> {
  const record = (await readJson(join(folder, RECORD))) as Partial<CaptureRecord> | undefined;
  const manifest = (await readJson(join(folder, MANIFEST_FILE))) as Partial<Manifest> | undefined;
  if (record?.job !== job || manifest?.files === undefined) return null;
  for (const [name, { sha256 }] of Object.entries(manifest.files)) {
    const file = join(folder, name);
    if (!existsSync(file) || sha256Hex(await readFile(file)) !== sha256) return null;
  }
  return { name: '', title: '', problems: [], ...record, job };
}

/**
 * Writes what the browser has made, beside the folder first and then in its place, so that a run that is broken off leaves no half of it.
 *
 * @returns names of the files
 * @throws where it is no archive, a file would lie outside of the folder, or the disk refuses
 */
export async function writeFolder(folder: string, zip: Uint8Array, record: CaptureRecord): Promise<string[]> {
  const files: Files | null = unzipped(zip);
  if (files === null) throw new Error('the browser gave no whole archive');
  const draft = `${folder}.partial`;
  await rm(draft, { recursive: true, force: true });
  const all = { ...files, [RECORD]: new TextEncoder().encode(`${JSON.stringify(record, null, 2)}\n`) };
  for (const [name, bytes] of Object.entries(all)) {
    const file = resolve(draft, name);
    if (!file.startsWith(resolve(draft) + sep)) throw new Error(`${name} would lie outside of the folder`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
  return Object.keys(files).sort();
}

/** Every comparison that stands in a folder, in the order of their names, from whichever run or shard. */
export async function recordsIn(out: string): Promise<CaptureRecord[]> {
  const entries = await readdir(out, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() && !entry.name.endsWith('.partial'))
    .map(({ name }) => name);
  const records = await Promise.all(names.sort().map((name) => readJson(join(out, name, RECORD))));
  return records.filter(
    (one): one is CaptureRecord => typeof one === 'object' && one !== null && 'job' in one,
  );
}
