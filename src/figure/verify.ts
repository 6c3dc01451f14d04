/** Checks what a figure was made into: whether it is as it was made, and whether its decisions still come out the same. */
import type { MatrixData } from '../compare/matrix.ts';
import { digestOf, digestOfBytes } from '../packs/digest.ts';
import { createJudges, type PackData } from '../packs/judges.ts';
import { stableJson } from '../policy/canonical.ts';
import type { DestinationCatalogue, Pack } from '../policy/types.ts';
import { type Files, isZip, MANIFEST_FILE, NOTE_FILE, PACKS, unzipped } from './archive.ts';
import { sha256Hex, toBytes, toText } from './bytes.ts';
import { carriedIn, unbound } from './carriers.ts';
import { figureMatrix } from './cells.ts';
import { type CellRecord, cellRecords, MANIFEST_FORMAT, type Manifest } from './manifest.ts';
import { isPng, readPng } from './png.ts';
import { readFigure } from './read.ts';

/**
 * `same` = as it was made, and decided alike today; `changed` = as it was made, but today’s packs decide something else; `altered` = not
 * as it was made, or not what its packs decide; `unreadable` = nothing of ours to check.
 */
export type VerdictKind = 'same' | 'changed' | 'altered' | 'unreadable';

/** A cell of which something else is decided now. */
export interface ChangedCell {
  /** As the file has it. */
  readonly was: CellRecord;
  /** null where it cannot be decided any more. */
  readonly is: CellRecord | null;
}

export type WhyAltered =
  | { readonly kind: 'content' }
  | { readonly kind: 'file'; readonly name: string; readonly fault: 'differs' | 'missing' | 'extra' }
  | { readonly kind: 'decisions'; readonly count: number };

/** What stands for a file in a list of several. */
type Listed = NonNullable<Manifest['files']>[string];

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

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number';
const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isListOf = (value: unknown, isOne: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isOne);
const isMapOf = (value: unknown, isOne: (item: unknown) => boolean): boolean =>
  isMap(value) && Object.values(value).every(isOne);
const fits = (value: unknown, shape: Shape): boolean =>
  isMap(value) &&
  Object.entries(value).every(([key, item]) => Object.hasOwn(shape, key) && shape[key]?.(item) === true);

const READ: Shape = {
  possible: (value) => typeof value === 'boolean' || value === 'unknown',
  steps: isNumber,
  seconds: (value) => isListOf(value, isNumber),
};

/** What says where a cell is, and the list of the figure that it is taken from. */
const LISTS = { link: 'links', platform: 'platforms', day: 'days', surface: 'surfaces' } as const;
const PLACE = Object.keys(LISTS) as (keyof typeof LISTS)[];
const CELL: Shape = {
  ...Object.fromEntries(
    [...PLACE, 'missing', 'form', 'treatment', 'from', 'confidence', 'decision'].map((key) => [key, isText]),
  ),
  rules: (value) => isListOf(value, isText),
  sources: (value) => isListOf(value, isText),
  disputed: (value) => value === true,
  read: (value) => fits(value, READ),
};

const isCell = (value: unknown): boolean =>
  fits(value, CELL) && PLACE.every((key) => Object.hasOwn(value as object, key));
const isListed = (value: unknown): boolean => isMap(value) && isText(value.sha256) && isNumber(value.bytes);

/** A manifest comes from anywhere: what is read of it later is looked at here. */
function manifestIn(value: unknown): Manifest | NonNullable<Verdict['fault']> {
  if (value === undefined) return 'broken';
  if (!isMap(value) || !('format' in value)) return 'no-manifest';
  const { format, cells, packs, generator, figure, files } = value;
  if (format !== MANIFEST_FORMAT) return 'foreign-format';
  const isFigure = (one: unknown) =>
    isMap(one) && Object.values(LISTS).every((key) => Object.hasOwn(one, key) && isListOf(one[key], isText));
  if (figure !== null && !isFigure(figure)) return 'bad-figure';
  const isWhole =
    isListOf(cells, isCell) &&
    isMapOf(packs, isText) &&
    isMap(generator) &&
    isText(generator.version) &&
    (files === undefined || isMapOf(files, isListed));
  return isWhole ? (value as unknown as Manifest) : 'broken';
}

/** One file against what is listed for it. */
function fileAltered(name: string, { sha256 }: Listed, files: Files): WhyAltered[] {
  const bytes = Object.hasOwn(files, name) ? files[name] : undefined;
  if (bytes === undefined) return [{ kind: 'file', name, fault: 'missing' }];
  return sha256Hex(bytes) === sha256 ? [] : [{ kind: 'file', name, fault: 'differs' }];
}

/** Files against the list of a manifest. The manifest has its own hash, and a note may change. */
function filesAltered({ files: listed = {} }: Manifest, files: Files): WhyAltered[] {
  const isExtra = (name: string) =>
    !Object.hasOwn(listed, name) && name !== MANIFEST_FILE && name !== NOTE_FILE;
  return [
    ...Object.entries(listed).flatMap(([name, one]) => fileAltered(name, one, files)),
    ...Object.keys(files)
      .filter(isExtra)
      .map((name) => ({ kind: 'file', name, fault: 'extra' }) as const),
  ];
}

/** Packs that stand beside the files, if their digests are those of the manifest; for platforms of which it has none, those of today. */
function packsBeside({ packs: digests }: Manifest, files: Files, today: VerifyData): VerifyData | null {
  const own = Object.entries(digests).map(([id, digest]) => {
    const name = `${PACKS}${id}.json`;
    const value: unknown = Object.hasOwn(files, name) ? JSON.parse(toText(files[name] as Uint8Array)) : null;
    return value !== null && digestOf(value) === digest ? ([id, value] as const) : null;
  });
  const found = Object.fromEntries(own.filter((one) => one !== null));
  const { destinations, ...packs } = found;
  if (own.includes(null) || destinations === undefined) return null;
  const data = {
    packs: { ...today.packs, ...(packs as Readonly<Record<string, Pack>>) },
    catalogue: destinations as DestinationCatalogue,
    digests,
  };
  return { ...data, sources: today.sources, judgeFor: createJudges(data) };
}

/** The cells decided anew; null where the figure asks about something that these packs do not have. */
async function decidedAnew({ figure }: Manifest, data: VerifyData): Promise<CellRecord[] | null> {
  const { spec } = readFigure(figure, Object.values(data.packs));
  if (spec === null) return null;
  return cellRecords(await figureMatrix(spec, data.packs, data));
}

/** The cells decided by the packs beside; null where there are none. Packs that cannot decide give no cells. */
async function decidedBeside(
  manifest: Manifest,
  files: Files,
  today: VerifyData,
): Promise<{ readonly cells: CellRecord[] | null } | null> {
  try {
    const own = packsBeside(manifest, files, today);
    return own && { cells: await decidedAnew(manifest, own) };
  } catch {
    // They come from anywhere, and nobody has checked that they are packs.
    return { cells: null };
  }
}

const placeOf = (cell: CellRecord): string => JSON.stringify(PLACE.map((key) => cell[key]));

function differing(was: readonly CellRecord[], is: readonly CellRecord[] | null): ChangedCell[] {
  const now = new Map((is ?? []).map((cell) => [placeOf(cell), cell]));
  return was.flatMap((cell) => {
    const found = now.get(placeOf(cell)) ?? null;
    return found !== null && stableJson(found) === stableJson(cell) ? [] : [{ was: cell, is: found }];
  });
}

/** How many cells are too many or too few for the figure: each of its places has one. */
function cellsAmiss({ figure, cells }: Manifest): number {
  const asked = PLACE.map((key) => [key, new Set<string>(figure?.[LISTS[key]])] as const);
  const places = PLACE.reduce((product, key) => product * (figure?.[LISTS[key]].length ?? 0), 1);
  const isAsked = (cell: CellRecord) => asked.every(([key, values]) => values.has(cell[key]));
  const found = new Set(cells.filter(isAsked).map(placeOf)).size;
  return places - found + (cells.length - found);
}

/** Everything about a manifest but whether the bytes around it are whole. */
async function check(
  manifest: Manifest,
  bytesAltered: readonly WhyAltered[],
  note: string | null,
  beside: Files,
  today: VerifyData,
): Promise<Verdict> {
  const { cells, packs: digests, generator } = manifest;
  const has = (id: string) => Object.hasOwn(digests, id);
  const isAsToday = (id: string) => has(id) && digests[id] === today.digests[id];
  const packsChanged = Object.keys(digests).filter((id) => !isAsToday(id));
  const changed = differing(cells, await decidedAnew(manifest, today));
  const own = packsChanged.length === 0 ? null : await decidedBeside(manifest, beside, today);
  /** What cannot come out otherwise: decided by the very packs that the manifest names. */
  const wrong = own
    ? differing(cells, own.cells).filter(({ was }) => has(was.platform))
    : changed.filter(({ was }) => isAsToday(was.platform) && isAsToday('destinations'));
  const count = Math.max(wrong.length, cellsAmiss(manifest));
  const altered: readonly WhyAltered[] =
    count === 0 ? bytesAltered : [...bytesAltered, { kind: 'decisions', count }];
  const isDecidedByNamed = ({ platform, missing }: CellRecord) => missing !== undefined || has(platform);
  const isToday = packsChanged.length === 0 && cells.every(isDecidedByNamed);
  return {
    kind: altered.length > 0 ? 'altered' : changed.length > 0 ? 'changed' : 'same',
    altered,
    changed,
    packsChanged,
    decidedBy: own ? 'packs-beside' : isToday ? 'same-packs' : 'packs-of-today',
    cells: cells.length,
    version: generator.version,
    note,
    manifest,
  };
}

/** Checks files that stand beside each other, by the manifest among them. */
async function verifyFiles(
  files: Files,
  today: VerifyData,
  alteredIn: (manifest: Manifest, files: Files) => readonly WhyAltered[],
): Promise<Verdict> {
  const bytes = Object.hasOwn(files, MANIFEST_FILE) ? files[MANIFEST_FILE] : undefined;
  if (bytes === undefined) return unreadable('no-manifest');
  const text = toText(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unreadable('broken');
  }
  const manifest = manifestIn(value);
  if (typeof manifest === 'string') return unreadable(manifest);
  const isWhole = digestOfBytes(toBytes(unbound(text, manifest.content))) === manifest.content;
  const own: WhyAltered[] = isWhole ? [] : [{ kind: 'file', name: MANIFEST_FILE, fault: 'differs' }];
  const note = Object.hasOwn(files, NOTE_FILE) ? toText(files[NOTE_FILE] as Uint8Array) : null;
  return check(manifest, [...own, ...alteredIn(manifest, files)], note, files, today);
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
  if (Object.hasOwn(files, MANIFEST_FILE)) return verifyFiles(files, today, filesAltered);
  const [bytes] = Object.values(files);
  if (bytes === undefined) return unreadable('no-manifest');
  if (isZip(bytes)) {
    const inside = unzipped(bytes);
    return inside === null ? unreadable('broken') : verifyFiles(inside, today, filesAltered);
  }
  const carried = carriedIn(bytes);
  if (carried === null) return unreadable(isPng(bytes) && readPng(bytes) === null ? 'broken' : 'no-manifest');
  const manifest = manifestIn(carried.manifest);
  if (typeof manifest === 'string') return unreadable(manifest);
  const isWhole = manifest.content === carried.content;
  return check(manifest, isWhole ? [] : [{ kind: 'content' }], carried.note, {}, today);
}

/**
 * Checks one file of several: a table, say, that carries nothing itself.
 *
 * @param name of the file, as the manifest lists it
 * @param files by name, with the `manifest.json`; of the others, only packs are looked at
 */
export function verifyOne(name: string, files: Files, today: VerifyData): Promise<Verdict> {
  return verifyFiles(files, today, ({ files: listed = {} }) => {
    const one = Object.hasOwn(listed, name) ? listed[name] : undefined;
    return one === undefined ? [{ kind: 'file', name, fault: 'extra' }] : fileAltered(name, one, files);
  });
}

/** Checks a `manifest.json` alone: that it is as it was made, and what it says of the decisions. Its files are not here, and not looked at. */
export function verifyManifest(manifest: Uint8Array, today: VerifyData): Promise<Verdict> {
  return verifyFiles({ [MANIFEST_FILE]: manifest }, today, () => []);
}
