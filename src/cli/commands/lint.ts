import type { TSchema } from '@sinclair/typebox';
import { parseOverlay } from '../../overlay/parse.ts';
import { overlaySchema } from '../../overlay/schema.ts';
import { canonicalText } from '../../policy/canonical.ts';
import { parseJson } from '../../policy/json.ts';
import { parseCatalogue, parsePack, parseSources } from '../../policy/parse.ts';
import { createFindings, formatProblem, type Parsed, type Problem } from '../../policy/problem.ts';
import { packSchema } from '../../policy/schema.ts';
import { catalogueSchema } from '../../policy/schema-destinations.ts';
import { sourcesSchema } from '../../policy/schema-sources.ts';
import type { DestinationCatalogue, Pack, Source } from '../../policy/types.ts';
import { parseScenario } from '../../scenario/parse.ts';
import { treatments } from '../../treatments/index.ts';
import { type Command, type Data, type Io, UsageError } from '../command.ts';
import { fileTrouble } from '../file-trouble.ts';
import { isOn } from '../options.ts';

const KINDS = ['sources', 'destinations', 'pack', 'overlay', 'scenario', 'nothing known'] as const;
type Kind = (typeof KINDS)[number];

interface LintFile {
  readonly name: string;
  readonly text: string;
  readonly kind: Kind;
}

interface LintResult {
  readonly file: string;
  readonly kind: Kind;
  readonly problems: readonly Problem[];
}

const SCHEMAS: Readonly<Partial<Record<Kind, TSchema>>> = {
  sources: sourcesSchema,
  destinations: catalogueSchema,
  pack: packSchema,
  overlay: overlaySchema,
};

const has = (value: object, keys: readonly string[]): boolean =>
  keys.some((key) => Object.hasOwn(value, key));

/**
 * What a file holds, told by its name, else by its first level: a list of sources, a catalogue, cases, an overlay, a pack. A text that cannot be
 * read counts as a pack, so that its fault is told; an object with no key of any of them as nothing known.
 */
function kindOf(name: string, text: string): Kind {
  if (/\.ya?ml$/.test(name)) return 'scenario';
  const parsed = parseJson(text, name);
  const value = 'value' in parsed ? parsed.value.value : undefined;
  if (Array.isArray(value)) return 'sources';
  if (typeof value !== 'object' || value === null) return 'pack';
  if (/\.overlay\.json$/.test(name)) return 'overlay';
  if (has(value, ['cases'])) return 'scenario';
  if (has(value, ['on'])) return 'overlay';
  if (!has(value, ['rules']) && has(value, ['add', 'remove', 'replace'])) return 'overlay';
  if (has(value, ['destinations'])) return 'destinations';
  return has(value, Object.keys(packSchema.properties)) ? 'pack' : 'nothing known';
}

async function readGiven(names: readonly string[], io: Io): Promise<LintFile[]> {
  const files: LintFile[] = [];
  for (const name of names) {
    let text: string;
    try {
      text = await io.readFile(name);
    } catch (error) {
      throw fileTrouble('read', name, error);
    }
    files.push({ name, text, kind: kindOf(name, text) });
  }
  return files;
}

/** The built-in data as the files that it came from. */
function builtIn({ packs, catalogue, sources }: Data): LintFile[] {
  const file = (name: string, kind: Kind, value: unknown): LintFile => ({
    name,
    kind,
    text: canonicalText(value, SCHEMAS[kind] ?? packSchema),
  });
  return [
    file('src/packs/sources.json', 'sources', Object.values(sources)),
    file('src/destinations/destinations.json', 'destinations', catalogue),
    ...Object.entries(packs).map(([id, pack]) => file(`src/packs/${id}.json`, 'pack', pack)),
  ];
}

const problemsOf = (parsed: Parsed<unknown>): readonly Problem[] =>
  'problems' in parsed ? parsed.problems : [];

const onlyForm = (problems: readonly Problem[]): boolean =>
  problems.every(({ code }) => code === 'not-canonical');

/**
 * Makes the check that each pack has an id of its own; asked about one pack after the other. A pack given alone may be a changed copy
 * of a built-in one; among others, the name of its file says so.
 */
function createIdCheck(files: readonly LintFile[], builtInIds: ReadonlySet<string>) {
  const alone = files.filter(({ kind }) => kind === 'pack').length === 1;
  const taken = new Map<string, string>();
  return ({ name, text }: LintFile): readonly Problem[] => {
    const json = parseJson(text, name);
    if ('problems' in json) return [];
    const findings = createFindings(name, json.value.locate);
    const { id } = json.value.value as Pack;
    const other = taken.get(id) ?? name;
    if (other !== name) {
      const message = `The id "${id}" is taken: ${other} is a pack with it too.`;
      findings.add(['id'], 'duplicate-id', message, 'An id of its own for each pack.');
    } else if (builtInIds.has(id) && !alone && name.split(/[/\\]/).at(-1) !== `${id}.json`) {
      const expected = `An id of its own. A changed copy of the built-in pack is checked alone, or under the file name ${id}.json.`;
      findings.add(['id'], 'duplicate-id', `The id "${id}" is taken: a built-in pack has it.`, expected);
    }
    taken.set(id, other);
    return findings.problems;
  };
}

function unrecognised(file: string): Problem {
  return {
    file,
    pointer: '',
    line: 1,
    column: 1,
    code: 'unknown-kind',
    message: 'What this file is cannot be told: it has no key of any kind of file that is known.',
    expected:
      'A list of sources, or an object with "destinations" (a catalogue), "rules" (a pack), "on" (an overlay) or "cases" (scenarios).',
  };
}

/** Checks files against each other and against what is built in: given sources are added, a given catalogue takes the place. */
function lint(files: readonly LintFile[], data: Data): LintResult[] {
  const sourceIds = new Set(Object.keys(data.sources));
  let catalogue: DestinationCatalogue = data.catalogue;
  const packs: Record<string, Pack> = { ...data.packs };
  const idProblems = createIdCheck(files, new Set(Object.keys(data.packs)));

  const check = ({ name, text, kind }: LintFile): readonly Problem[] => {
    if (kind === 'sources') {
      const parsed: Parsed<Source[]> = parseSources(text, name);
      if ('value' in parsed) for (const { id } of parsed.value) sourceIds.add(id);
      return problemsOf(parsed);
    }
    if (kind === 'destinations') {
      const parsed = parseCatalogue(text, name, sourceIds);
      if ('value' in parsed) catalogue = parsed.value;
      return problemsOf(parsed);
    }
    if (kind === 'pack') {
      const parsed = parsePack(text, name, { catalogue, sourceIds, treatments });
      const problems = problemsOf(parsed);
      const clashes = onlyForm(problems) ? idProblems({ name, text, kind }) : [];
      if ('value' in parsed && clashes.length === 0) packs[parsed.value.id] = parsed.value;
      return [...clashes, ...problems];
    }
    if (kind === 'overlay') return problemsOf(parseOverlay(text, name, { packs, catalogue, treatments }));
    if (kind === 'nothing known') return [unrecognised(name)];
    return problemsOf(parseScenario(text, name, packs));
  };
  const inOrder = [...files].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  const results = new Map(inOrder.map((file) => [file, check(file)]));
  return files.map((file) => ({ file: file.name, kind: file.kind, problems: results.get(file) ?? [] }));
}

/** Rewrites files that are fine but for their form. */
async function writeCanonical(
  files: readonly LintFile[],
  results: readonly LintResult[],
  io: Io,
): Promise<string[]> {
  const written: string[] = [];
  for (const [index, { name, text, kind }] of files.entries()) {
    const schema = SCHEMAS[kind];
    const parsed = parseJson(text, name);
    if (!schema || !onlyForm(results[index]?.problems ?? []) || !('value' in parsed)) continue;
    const right = canonicalText(parsed.value.value, schema);
    if (right === text) continue;
    try {
      await io.writeFile(name, right);
    } catch (error) {
      throw fileTrouble('write', name, error);
    }
    written.push(name);
  }
  return written;
}

function inText({ file, problems }: LintResult): string {
  if (problems.length === 0) return `${file}: fine`;
  return `${problems.map(formatProblem).join('\n')}\n${file}: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
}

export const command: Command = {
  summary: 'check packs, overlays, destinations, sources and scenario files',
  usage: '[options] [FILE...]',
  options: {
    write: {
      type: 'boolean',
      help: 'Rewrite files that are fine but for their form (order of keys, line breaks).',
    },
  },
  details: `
Without files it checks what is built in. What a file holds is told by its content: a list is one of sources, an object with
"destinations" a catalogue, one with "cases" (or a name in .yaml) a scenario file, one with "on" (or a name in .overlay.json) an
overlay, one with "rules" a pack. Overlays are checked one by one, each against the pack of its platform. Files are checked against
each other and against what is built in: given sources are added to the built-in ones, a given catalogue takes their place. Each pack
needs an id of its own; one with a built-in id is a changed copy of that pack if it is given alone or as <id>.json.

For each fault it says file, line and column, what is wrong, what would be right, the JSON Pointer and a code. Later checks are
made only when earlier ones found nothing: text, then shape, then names and days, then rules that can never speak, then form.

What may stand in the "with" of a rule is written in schema/pack.schema.json and schema/overlay.schema.json.

Exit codes: 0 = no problem, 1 = problems, 2 = a file could not be read.

Examples:
  interstice lint
  interstice lint my-pack.json my-sources.json
`,
  async run({ values, positionals, io, data }) {
    if (isOn(values, 'write') && positionals.length === 0) {
      throw new UsageError('--write needs files: what is built in cannot be rewritten.');
    }
    const files = positionals.length > 0 ? await readGiven(positionals, io) : builtIn(data);
    let results = lint(files, data);
    if (isOn(values, 'write')) {
      const written = await writeCanonical(files, results, io);
      results = results.map((result) =>
        written.includes(result.file) ? { ...result, problems: [] } : result,
      );
    }
    const problems = results.reduce((sum, result) => sum + result.problems.length, 0);
    if (isOn(values, 'json')) await io.out(`${JSON.stringify({ problems, files: results }, null, 2)}\n`);
    else await io.out(`${results.map(inText).join('\n')}\n`);
    return problems > 0 ? 1 : 0;
  },
};
