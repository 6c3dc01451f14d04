/** Checks what a figure was made into: whether it is as it was made, and whether its decisions still come out the same. */
import type { MatrixData } from '../compare/matrix.ts';
import { digestOf } from '../packs/digest.ts';
import { createJudges, type PackData } from '../packs/judges.ts';
import { stableJson } from '../policy/canonical.ts';
import type { DestinationCatalogue, Pack } from '../policy/types.ts';
import { type Files, isZip, MANIFEST_FILE, PACKS, unzipped } from './archive.ts';
import { sha256Hex, toText } from './bytes.ts';
import { carriedIn } from './carriers.ts';
import { figureMatrix } from './cells.ts';
import { type CellRecord, cellRecords, MANIFEST_FORMAT, type Manifest } from './manifest.ts';
import { readFigure } from './read.ts';

/**
 * `same` = as it was made, and decided alike today; `changed` = as it was made, but today’s packs decide something else; `altered` = not
 * as it was made, or not what its packs decide; `unreadable` = nothing of ours to check.
 */
export type VerdictKind = 'same' | 'changed' | 'altered' | 'unreadable';

/** A cell of which something else is decided now. */
export interface ChangedCell {
  readonly was: CellRecord;
  /** null where it cannot be decided any more. */
  readonly is: CellRecord | null;
}

export type WhyAltered =
  | { readonly kind: 'content' }
  | { readonly kind: 'file'; readonly name: string; readonly fault: 'differs' | 'missing' | 'extra' }
  | { readonly kind: 'decisions'; readonly count: number };

export interface Verdict {
  readonly kind: VerdictKind;
  /** Why it cannot be read: `no-manifest`, `foreign-format`, `bad-figure`, `broken`. */
  readonly fault?: 'no-manifest' | 'foreign-format' | 'bad-figure' | 'broken';
  readonly altered: readonly WhyAltered[];
  readonly changed: readonly ChangedCell[];
  /** Packs of which the digest is another one today. */
  readonly packsChanged: readonly string[];
  /** By which packs the decisions were made again: those of the digests, or today’s. */
  readonly decidedBy: 'same-packs' | 'packs-beside' | 'packs-of-today' | null;
  readonly cells: number;
  readonly version: string | null;
  readonly note: string | null;
  readonly manifest: Manifest | null;
}

export interface VerifyData extends MatrixData, PackData {}

const NOTHING = {
  altered: [],
  changed: [],
  packsChanged: [],
  decidedBy: null,
  cells: 0,
  version: null,
  note: null,
  manifest: null,
} as const;

const unreadable = (fault: NonNullable<Verdict['fault']>): Verdict => ({
  kind: 'unreadable',
  fault,
  ...NOTHING,
});

function manifestIn(value: unknown): Manifest | 'foreign-format' | 'no-manifest' {
  if (typeof value !== 'object' || value === null || !('format' in value)) return 'no-manifest';
  const { format, cells, packs, generator, figure } = value as Partial<Manifest>;
  if (format !== MANIFEST_FORMAT) return 'foreign-format';
  const isWhole =
    Array.isArray(cells) &&
    typeof packs === 'object' &&
    packs !== null &&
    typeof generator?.version === 'string' &&
    typeof figure === 'object';
  return isWhole ? (value as Manifest) : 'no-manifest';
}

/** Files against the list of a manifest. */
function filesAltered(manifest: Manifest, files: Files): WhyAltered[] {
  const listed = manifest.files ?? {};
  const free = new Set([MANIFEST_FILE, ...(manifest.unhashed ?? [])]);
  const found: WhyAltered[] = [];
  for (const [name, { sha256 }] of Object.entries(listed)) {
    const bytes = Object.hasOwn(files, name) ? files[name] : undefined;
    if (bytes === undefined) found.push({ kind: 'file', name, fault: 'missing' });
    else if (sha256Hex(bytes) !== sha256) found.push({ kind: 'file', name, fault: 'differs' });
  }
  for (const name of Object.keys(files))
    if (!Object.hasOwn(listed, name) && !free.has(name)) found.push({ kind: 'file', name, fault: 'extra' });
  return found;
}

/** Packs that stand beside the files, if their digests are those of the manifest. */
function packsBeside({ packs: digests }: Manifest, files: Files, today: VerifyData): VerifyData | null {
  const read = (id: string): unknown => {
    const name = `${PACKS}${id}.json`;
    const bytes = Object.hasOwn(files, name) ? files[name] : undefined;
    if (bytes === undefined) return undefined;
    try {
      return JSON.parse(toText(bytes));
    } catch {
      return undefined;
    }
  };
  const packs: Record<string, Pack> = {};
  let catalogue: DestinationCatalogue | null = null;
  for (const [id, digest] of Object.entries(digests)) {
    const value = read(id);
    if (value === undefined || digestOf(value) !== digest) return null;
    if (id === 'destinations') catalogue = value as DestinationCatalogue;
    else packs[id] = value as Pack;
  }
  if (catalogue === null) return null;
  const data = { packs, catalogue, digests };
  return { ...data, sources: today.sources, judgeFor: createJudges(data) };
}

/** The cells decided anew; null where the figure asks about something that these packs do not have. */
async function decidedAnew({ figure }: Manifest, data: VerifyData): Promise<CellRecord[] | null> {
  if (figure === null) return [];
  const { spec } = readFigure(figure, Object.values(data.packs));
  if (spec === null) return null;
  return cellRecords(await figureMatrix(spec, data.packs, data));
}

const placeOf = ({ link, platform, day, surface }: CellRecord): string =>
  JSON.stringify([link, platform, day, surface]);

function differing(was: readonly CellRecord[], is: readonly CellRecord[] | null): ChangedCell[] {
  const now = new Map((is ?? []).map((cell) => [placeOf(cell), cell]));
  return was.flatMap((cell) => {
    const found = now.get(placeOf(cell)) ?? null;
    return found !== null && stableJson(found) === stableJson(cell) ? [] : [{ was: cell, is: found }];
  });
}

/** Everything about a manifest but whether the bytes around it are whole. */
async function check(
  manifest: Manifest,
  bytesAltered: readonly WhyAltered[],
  note: string | null,
  beside: Files,
  today: VerifyData,
): Promise<Verdict> {
  const packsChanged = Object.entries(manifest.packs)
    .filter(([id, digest]) => today.digests[id] !== digest)
    .map(([id]) => id);
  const own = packsBeside(manifest, beside, today);
  const isToday = packsChanged.length === 0;
  const then = isToday ? await decidedAnew(manifest, today) : own && (await decidedAnew(manifest, own));
  const wrong = then === null ? [] : differing(manifest.cells, then);
  // A figure that its own packs cannot decide was not made from them.
  const isUndecidable = then === null && (isToday || own !== null);
  const altered: WhyAltered[] = [
    ...bytesAltered,
    ...(wrong.length > 0 || isUndecidable
      ? [{ kind: 'decisions', count: isUndecidable ? manifest.cells.length : wrong.length } as const]
      : []),
  ];
  const changed = isToday ? [] : differing(manifest.cells, await decidedAnew(manifest, today));
  const kind = altered.length > 0 ? 'altered' : changed.length > 0 ? 'changed' : 'same';
  return {
    kind,
    altered,
    changed,
    packsChanged,
    decidedBy: isToday ? 'same-packs' : own !== null ? 'packs-beside' : 'packs-of-today',
    cells: manifest.cells.length,
    version: manifest.generator.version,
    note,
    manifest,
  };
}

/** Checks files that stand beside each other, by the manifest among them. */
async function verifyFiles(files: Files, today: VerifyData): Promise<Verdict> {
  const bytes = Object.hasOwn(files, MANIFEST_FILE) ? files[MANIFEST_FILE] : undefined;
  if (bytes === undefined) return unreadable('no-manifest');
  let value: unknown;
  try {
    value = JSON.parse(toText(bytes));
  } catch {
    return unreadable('broken');
  }
  const manifest = manifestIn(value);
  if (typeof manifest === 'string') return unreadable(manifest);
  const note = Object.hasOwn(files, 'note.txt') ? toText(files['note.txt'] as Uint8Array) : null;
  return check(manifest, filesAltered(manifest, files), note, files, today);
}

/**
 * Checks one file, or all that stand in a folder or ZIP.
 *
 * A hash tells that bytes are as they were when it was made, not who made them: somebody who writes a new manifest is found out only by
 * the decisions, which are made anew.
 *
 * @param files by name; one ZIP, one file that carries its manifest, or files with a `manifest.json` among them
 * @param today the packs that are built in
 */
export async function verify(files: Files, today: VerifyData): Promise<Verdict> {
  if (Object.hasOwn(files, MANIFEST_FILE)) return verifyFiles(files, today);
  const [bytes] = Object.values(files);
  if (bytes === undefined) return unreadable('no-manifest');
  if (isZip(bytes)) {
    const inside = unzipped(bytes);
    return inside === null ? unreadable('broken') : verifyFiles(inside, today);
  }
  const carried = carriedIn(bytes);
  if (carried === null) return unreadable('no-manifest');
  const manifest = manifestIn(carried.manifest);
  if (typeof manifest === 'string') return unreadable(manifest);
  const isWhole = manifest.content === carried.content;
  return check(manifest, isWhole ? [] : [{ kind: 'content' }], carried.note, {}, today);
}
