import { type Files, MANIFEST_FILE, PACKS } from '../../figure/archive.ts';
import { toText } from '../../figure/bytes.ts';
import { type CellRecord, MANIFEST_FORMAT, type Manifest } from '../../figure/manifest.ts';
import {
  type ChangedCell,
  type Verdict,
  type VerifyData,
  verify,
  verifyOne,
  type WhyAltered,
} from '../../figure/verify.ts';
import { createJudges } from '../../packs/judges.ts';
import { shown, shownShort } from '../../report/shown.ts';
import { RECORD } from '../capture/output.ts';
import { type Command, type ExitCode, type Io, UsageError } from '../command.ts';
import { fileTrouble } from '../file-trouble.ts';
import { isOn } from '../options.ts';

/** A file, and what was found of it. */
interface Checked extends Verdict {
  readonly file: string;
  /** The manifest that speaks of it, where that is another file. */
  readonly against?: string;
}

/** Cells, and files, that are told one by one. */
const TOLD = 20;
const LONGEST_SHOWN = 100;

/** What systems put into folders that people look at. */
const OF_THE_SYSTEM = /(^|\/)(\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/;

async function readBytes(name: string, io: Io): Promise<Uint8Array> {
  try {
    return await io.readBytes(name);
  } catch (error) {
    throw fileTrouble('read', name, error);
  }
}

/** The files at these places, each under its name there. */
async function readAll(start: string, names: readonly string[], io: Io): Promise<Files> {
  const files: [string, Uint8Array][] = [];
  for (const name of names) files.push([name, await readBytes(`${start}${name}`, io)]);
  return Object.fromEntries(files);
}

/** All files of a folder, by its manifest. A manifest that is none of ours says nothing about them, and they are not read. */
async function checkFolder(start: string, io: Io, today: VerifyData): Promise<Verdict> {
  const manifest = await readBytes(`${start}${MANIFEST_FILE}`, io);
  if (!toText(manifest).includes(MANIFEST_FORMAT)) return verify({ [MANIFEST_FILE]: manifest }, today);
  let names: readonly string[];
  try {
    names = await io.listTree(start === '' ? '.' : start);
  } catch (error) {
    throw fileTrouble('read', start, error);
  }
  const files = await readAll(
    start,
    names.filter((name) => name !== RECORD && !OF_THE_SYSTEM.test(name)),
    io,
  );
  return verify(files, today);
}

/** Whether a manifest lists a file. */
function lists(manifest: Uint8Array, name: string): boolean {
  try {
    const value = JSON.parse(toText(manifest)) as Partial<Manifest> | null;
    return value?.format === MANIFEST_FORMAT && Object.hasOwn(value.files ?? {}, name);
  } catch {
    return false;
  }
}

/** A file that carries nothing, by the manifest beside it; null where there is none that lists it. */
async function checkBeside(start: string, name: string, io: Io, today: VerifyData): Promise<Verdict | null> {
  const beside = (await io.listFolder(start === '' ? '.' : start)) ?? [];
  if (!beside.includes(MANIFEST_FILE)) return null;
  const files = await readAll(start, [MANIFEST_FILE, name], io);
  if (!lists(files[MANIFEST_FILE] as Uint8Array, name)) return null;
  const packs = ((await io.listFolder(`${start}${PACKS}`)) ?? []).map((one) => `${PACKS}${one}`);
  return verifyOne(name, { ...(await readAll(start, packs, io)), ...files }, today);
}

async function check(file: string, io: Io, today: VerifyData): Promise<Checked> {
  const inFolder = await io.listFolder(file);
  if (inFolder !== null) {
    if (!inFolder.includes(MANIFEST_FILE))
      throw new UsageError(
        `There is no ${MANIFEST_FILE} in the folder ${file}. Name the files in it, or a folder that Interstice has filled.`,
      );
    return { file, ...(await checkFolder(file.replace(/[/\\]*$/, '/'), io, today)) };
  }
  const name = file.replace(/^.*[/\\]/, '');
  const start = file.slice(0, file.length - name.length);
  if (name === MANIFEST_FILE) return { file, ...(await checkFolder(start, io, today)) };
  const verdict = await verify({ [name]: await readBytes(file, io) }, today);
  if (verdict.fault !== 'no-manifest') return { file, ...verdict };
  const beside = await checkBeside(start, name, io, today);
  return beside === null ? { file, ...verdict } : { file, against: `${start}${MANIFEST_FILE}`, ...beside };
}

const count = (number: number, what: string): string =>
  `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;

/** `3 of 60 cells are`, `1 of 60 cells is`; more than there are where some are missing. */
const cellsAre = (some: number, all: number): string =>
  some > all
    ? `${count(some, 'cell')} are`
    : `${some.toLocaleString('en')} of ${count(all, 'cell')} ${some === 1 ? 'is' : 'are'}`;

const FAULTS: Readonly<Record<NonNullable<Verdict['fault']>, string>> = {
  'no-manifest': `no manifest of a comparison is in it, and no ${MANIFEST_FILE} beside it lists it. Name a PNG, SVG, HTML, JSON or ZIP that Interstice made, or the folder with its ${MANIFEST_FILE}.`,
  'foreign-format': `its manifest is not of the format ${MANIFEST_FORMAT}, which this version reads. Try a newer version.`,
  'bad-figure':
    'its manifest does not say what was compared: "figure" must have links, platforms, days and surfaces.',
  broken: 'it is damaged, or its manifest is. Get it again from where it came from.',
};

const FILE_FAULTS = {
  differs: 'is not as it was made',
  missing: 'is missing',
  extra: 'is not one of its files',
} as const;

function alteredInWords(altered: readonly WhyAltered[], { cells }: Verdict): string {
  const files = altered.filter(({ kind }) => kind === 'file').length;
  return altered
    .flatMap((why) => {
      if (why.kind === 'content') return ['its content is not as it was made'];
      if (why.kind === 'decisions') return [`${cellsAre(why.count, cells)} not what its own packs decide`];
      return [];
    })
    .concat(files === 0 ? [] : [`${count(files, 'file')} ${files === 1 ? 'is' : 'are'} not as its list says`])
    .join('; ');
}

function inOneLine(verdict: Checked): string {
  const { file, kind, fault = 'broken', changed, altered, cells, packsChanged } = verdict;
  const start = `${shown(file)}: ${kind}`;
  if (kind === 'unreadable') return `${start}: ${FAULTS[fault]}`;
  if (kind === 'altered') return `${start}: ${alteredInWords(altered, verdict)}`;
  if (kind === 'changed') return `${start} since: ${cellsAre(changed.length, cells)} decided otherwise today`;
  if (packsChanged.length === 0) return start;
  return `${start}, although the record has been edited since (${packsChanged.map(shown).join(', ')})`;
}

/** What people look at in a cell. */
const ASPECTS: Readonly<Record<string, (cell: CellRecord) => string>> = {
  treatment: ({ treatment, missing }) => (missing ? `no such ${missing}` : (treatment ?? 'none')),
  form: ({ form = 'none' }) => form,
  steps: ({ read }) => {
    if (read === undefined || read.possible === 'unknown') return 'not on record';
    return read.possible ? String(read.steps ?? 'not on record') : 'not possible';
  },
};
const MINOR = ['rules', 'from', 'confidence', 'disputed', 'sources', 'read'] as const;

function differenceInWords({ was, is }: ChangedCell): string {
  if (is === null) return `treatment ${ASPECTS.treatment?.(was)} -> cannot be decided any more`;
  const seen = Object.entries(ASPECTS).flatMap(([name, of]) =>
    of(was) === of(is) ? [] : [`${name} ${of(was)} -> ${of(is)}`],
  );
  if (seen.length > 0) return seen.join('; ');
  const minor = MINOR.filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]));
  return minor.length > 0 ? `otherwise in ${minor.join(', ')}` : 'otherwise in what no field here tells';
}

function cellInWords(cell: ChangedCell): string {
  const { link, platform, day, surface } = cell.was;
  const place = [shownShort(link, LONGEST_SHOWN), ...[platform, day, surface].map(shown)].join(', ');
  return `${place}: ${shown(differenceInWords(cell))}`;
}

/** The first of many lines, and how many more there are. */
function some<Item>(items: readonly Item[], inWords: (item: Item) => string): string[] {
  const more = items.length - TOLD;
  return [
    ...items.slice(0, TOLD).map(inWords),
    ...(more > 0 ? [`and ${more.toLocaleString('en')} more`] : []),
  ];
}

/** What was decided anew, where that says something about what was found. */
function packsInWords({ kind, altered, decidedBy, version }: Checked): string[] {
  if (altered.some((why) => why.kind === 'decisions'))
    return [`By the same packs, another version than ${shown(version ?? '')} may decide otherwise.`];
  if (kind !== 'changed') return [];
  return decidedBy === 'packs-beside'
    ? ['The packs beside it decide what it shows: by the record of its time it was right.']
    : ['The packs that decided it are not beside it: whether it was right then cannot be told.'];
}

function inText(verdict: Checked): string {
  const { against, kind, altered, changed, note, version, manifest } = verdict;
  const listed = Object.keys(manifest?.files ?? {}).length;
  const lines = [
    ...some(
      altered.filter((why) => why.kind === 'file'),
      ({ name, fault }) => `${shown(name)} ${FILE_FAULTS[fault]}`,
    ),
    ...some(changed, cellInWords),
    ...packsInWords(verdict),
    ...(against === undefined ? [] : [`Checked alone, against ${shown(against)}.`]),
    ...(against === undefined && listed > 0
      ? [`Checked with the ${count(listed, 'file')} of its list.`]
      : []),
    ...(version === null ? [] : [`Made by Interstice ${shown(version)}.`]),
    ...(note === null ? [] : [`Note (not checked): ${shown(note)}`]),
  ];
  const details = kind === 'unreadable' ? [] : lines;
  return `${[inOneLine(verdict), ...details.map((line) => `  ${line}`)].join('\n')}\n`;
}

const CODES: Readonly<Record<Verdict['kind'], ExitCode>> = { same: 0, changed: 1, altered: 1, unreadable: 2 };

export const command: Command = {
  summary: 'whether files made of a comparison are as they were made, and still decided alike',
  usage: '[--json] FILE...',
  options: {},
  details: `
FILE is a PNG, SVG, HTML or JSON that was made of a comparison, a ZIP of such files, or a folder with a ${MANIFEST_FILE}, which may be
named itself: then all files below it are checked. A file that carries nothing, such as a table or a list of sources, is checked by
the ${MANIFEST_FILE} beside it. What systems put into folders, such as .DS_Store, and what \`interstice capture\` keeps there for itself,
${RECORD}, do not count.

It says of each:
  same        as it was made, and every cell is decided alike today
  changed     as it was made, but today's packs decide something else: the record was edited since
  altered     not as it was made, or it shows what the packs that it names do not decide
  unreadable  nothing of ours to check

A hash tells that bytes are as they were when the manifest was written. It does not tell who wrote it, or when: somebody who changes a
file can write a new manifest for it. What that says of the cells is decided anew, by the packs that are built in or, where these have
changed, by those that stand beside the file: a false claim is found so. What the picture shows is not looked at, and somebody who
writes a new manifest can paint anything. A note is what a person added; it may be changed at will, and is not checked.

With --json it writes what was found, one object a file and line.

Exit codes: 0 = all are the same, 1 = some have changed or were altered, 2 = some could not be read.

Examples:
  interstice verify figure.png
  interstice verify downloads/comparison.zip out/figures out/table.csv
`,
  async run({ values, positionals, io, data }) {
    if (positionals.length === 0)
      throw new UsageError('There is no file to check. Name at least one, or a folder with a manifest.json.');
    const today: VerifyData = { ...data, judgeFor: createJudges(data) };
    let worst: ExitCode = 0;
    for (const file of positionals) {
      try {
        const checked = await check(file, io, today);
        await io.out(isOn(values, 'json') ? `${JSON.stringify(checked)}\n` : inText(checked));
        worst = Math.max(worst, CODES[checked.kind]) as ExitCode;
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        await io.err(`interstice: ${error.message}\n`);
        worst = 2;
      }
    }
    return worst;
  },
};
