/** From text to checked data: the one door for built-in files and for what a person brings. */
import type { TSchema } from '@sinclair/typebox';
import { canonicalText } from './canonical.ts';
import { checkCatalogue } from './checks/destinations.ts';
import { checkPack, type KnownToPacks } from './checks/pack.ts';
import { checkSources } from './checks/sources.ts';
import { parseJson } from './json.ts';
import { createFindings, type Findings, inFileOrder, type Parsed, type Problem } from './problem.ts';
import { packSchema } from './schema.ts';
import { catalogueSchema } from './schema-destinations.ts';
import { sourcesSchema } from './schema-sources.ts';
import { checkShape } from './shape.ts';
import type { DestinationCatalogue, Pack, Source } from './types.ts';

export type { KnownToPacks } from './checks/pack.ts';

function lineOfDifference(text: string, right: string): number {
  const lines = text.split('\n');
  const wanted = right.split('\n');
  return lines.findIndex((line, index) => line !== wanted[index]) + 1 || lines.length;
}

/** Reports a text that does not stand in the one form in which data files are written, so that a change shows only what changed. */
function formProblem(text: string, file: string, value: unknown, schema: TSchema): Problem | null {
  const right = canonicalText(value, schema);
  if (text === right) return null;
  const line = lineOfDifference(text, right);
  const wanted = right.split('\n')[line - 1]?.trim();
  return {
    file,
    pointer: '',
    line,
    column: 1,
    code: 'not-canonical',
    message:
      'This line is not as files of this kind are written: keys in the order of the schema, one a line, two spaces a level, lists of single values on one line where they fit.',
    expected: wanted ? `Here should stand: ${wanted}` : 'The file ends before this line, with a line break.',
  };
}

/**
 * Reads and checks data of any kind: text, then shape, then what only `check` can tell, then form.
 *
 * @param check is called only with a value that has the shape
 * @param form `any` where a file need not be written in the one form of data files
 */
export function parseData<Value>(
  text: string,
  file: string,
  schema: TSchema,
  check: (value: Value, findings: Findings) => void,
  form: 'canonical' | 'any' = 'canonical',
): Parsed<Value> {
  const json = parseJson(text, file);
  if ('problems' in json) return json;
  const { value, locate } = json.value;
  const findings = createFindings(file, locate);
  if (checkShape(schema, value, findings)) {
    check(value as Value, findings);
    const fine = findings.problems.length === 0;
    const wrongForm = fine && form === 'canonical' ? formProblem(text, file, value, schema) : null;
    if (wrongForm) return { problems: [wrongForm] };
  }
  if (findings.problems.length > 0) return { problems: inFileOrder(findings.problems) };
  return { value: value as Value };
}

/** Reads and checks a pack. Problems come in the order of the file; those of a later step only when an earlier one found none. */
export function parsePack(text: string, file: string, known: KnownToPacks): Parsed<Pack> {
  return parseData<Pack>(text, file, packSchema, (pack, findings) => checkPack(pack, known, findings));
}

/** Reads and checks the catalogue of destinations. */
export function parseCatalogue(
  text: string,
  file: string,
  sourceIds: ReadonlySet<string>,
): Parsed<DestinationCatalogue> {
  return parseData<DestinationCatalogue>(text, file, catalogueSchema, (catalogue, findings) =>
    checkCatalogue(catalogue, sourceIds, findings),
  );
}

/** Reads and checks the list of sources. */
export function parseSources(text: string, file: string): Parsed<Source[]> {
  return parseData<Source[]>(text, file, sourcesSchema, checkSources);
}
