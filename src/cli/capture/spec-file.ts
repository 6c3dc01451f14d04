/** Reads the file that `capture` is given: several comparisons, and what is to be made of each. */
import { type KnownPlatform, readFigure } from '../../figure/read.ts';
import type { FigureFault } from '../../figure/reader.ts';
import { type FigureSpec, THEMES, type Theme } from '../../figure/types.ts';
import { parseJson } from '../../policy/json.ts';
import { suggest } from '../../policy/nearest-name.ts';
import { createFindings, type Findings, inFileOrder, type Path, type Problem } from '../../policy/problem.ts';
import { parseYaml } from '../../scenario/yaml.ts';

export const CAPTURE_FORMATS = ['png', 'svg', 'html', 'csv', 'json', 'csl', 'bib', 'txt', 'figure'] as const;
const LANGUAGES = ['en', 'zh-CN'];
const SCALES = [1, 2, 3, 4];

/** One comparison, in one theme: what one folder is made of. */
export interface Job {
  /** Name of its folder. */
  readonly name: string;
  readonly figure: FigureSpec;
  readonly theme: Theme;
  readonly languages: readonly string[];
  readonly scales: readonly number[];
  readonly formats: readonly string[];
  readonly note: string;
  /** What of it could not be used; the rest is made. */
  readonly problems: readonly Problem[];
}

/** A comparison of which nothing can be made. */
export interface Refused {
  readonly name: string;
  readonly problems: readonly Problem[];
}

export interface CaptureFile {
  readonly jobs: readonly Job[];
  readonly refused: readonly Refused[];
  /** Faults of the file that concern no comparison alone. */
  readonly problems: readonly Problem[];
}

const TOP = ['languages', 'scales', 'themes', 'formats', 'note', 'comparisons'];
/** Keys of a comparison that a figure does not have. */
const OWN = ['id', 'note'];

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Some of the words that are known; all of `otherwise` where nothing is said. */
function some<Word extends string | number>(
  value: unknown,
  path: Path,
  known: readonly Word[],
  otherwise: readonly Word[],
  findings: Findings,
): readonly Word[] {
  if (value === undefined) return otherwise;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const found = items.flatMap((item, index) => {
    const word = known.find((one) => one === item);
    if (word !== undefined) return [word];
    const at = Array.isArray(value) ? [...path, index] : path;
    const said = `${JSON.stringify(item)} is nothing that "${path.at(-1)}" can be; it is left out.`;
    findings.add(at, 'unknown-word', said, suggest(String(item), known.map(String), 'words'));
    return [];
  });
  return found.length > 0 ? [...new Set(found)] : otherwise;
}

/** Letters and digits, parts joined by hyphens: a folder on every system. */
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The name of a folder for a comparison: its id, or its place in the file. */
function nameOf(id: unknown, index: number, taken: Set<string>, path: Path, findings: Findings): string {
  let name = `comparison-${index + 1}`;
  if (typeof id === 'string' && NAME.test(id) && id.length <= 80) name = id;
  else if (id !== undefined) {
    const said = `${JSON.stringify(id)} is no id; the folder is called "${name}".`;
    findings.add(
      [...path, 'id'],
      'wrong-id',
      said,
      'Small letters and digits, parts joined by single hyphens.',
    );
  }
  if (taken.has(name)) {
    const other = `${name}-${index + 1}`;
    findings.add(
      [...path, 'id'],
      'duplicate-id',
      `Two comparisons are called "${name}"; this one becomes "${other}".`,
      'An id of its own for each.',
    );
    name = other;
  }
  taken.add(name);
  return name;
}

function addFaults(faults: readonly FigureFault[], path: Path, findings: Findings): void {
  for (const { path: below, code, message, expected } of faults)
    findings.add([...path, ...below], code, message, expected, code === 'unknown-key' ? { part: 'key' } : {});
}

/**
 * Reads a capture file: YAML, or JSON where its name ends so. A file with "links" at its top is one comparison, as the compare page
 * saves it.
 *
 * @param known every platform that there is
 * @param today days after it are told and left out
 */
export function readCaptureFile(
  text: string,
  file: string,
  known: readonly KnownPlatform[],
  today?: string,
): CaptureFile {
  const parsed = file.endsWith('.json') ? parseJson(text, file) : parseYaml(text, file);
  if ('problems' in parsed) return { jobs: [], refused: [], problems: parsed.problems };
  const { value, locate } = parsed.value;
  const general = createFindings(file, locate);
  const isOne = isMap(value) && 'links' in value && !('comparisons' in value);
  const top: Readonly<Record<string, unknown>> = isOne ? { comparisons: [value] } : isMap(value) ? value : {};
  const { comparisons } = top;
  if (!Array.isArray(comparisons) || comparisons.length === 0) {
    general.add(
      [],
      'no-comparisons',
      'There is no comparison in this file.',
      'A list "comparisons" with at least one.',
    );
    return { jobs: [], refused: [], problems: general.problems };
  }
  for (const key of Object.keys(top)) {
    if (TOP.includes(key)) continue;
    general.add([key], 'unknown-key', `"${key}" is not a key of a capture file.`, suggest(key, TOP, 'keys'), {
      part: 'key',
    });
  }
  const languages = some(top.languages, ['languages'], LANGUAGES, ['en'], general);
  const scales = some(top.scales, ['scales'], SCALES, [2], general);
  const themes = some(top.themes, ['themes'], THEMES, ['light'], general);
  const formats = some(top.formats, ['formats'], CAPTURE_FORMATS, CAPTURE_FORMATS, general);
  const noteOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

  const taken = new Set<string>();
  const jobs: Job[] = [];
  const refused: Refused[] = [];
  for (const [index, comparison] of (comparisons as readonly unknown[]).entries()) {
    const path: Path = isOne ? [] : ['comparisons', index];
    const findings = createFindings(file, locate);
    const raw = isMap(comparison) ? comparison : {};
    const name = nameOf(raw.id, index, taken, path, findings);
    const { spec, faults } = readFigure(comparison, known, { ignored: [...OWN, 'address'], today });
    addFaults(faults, path, findings);
    const problems = inFileOrder(findings.problems);
    if (spec === null) {
      refused.push({ name, problems });
      continue;
    }
    const { language, theme: own, ...figure } = spec;
    const shown = own === undefined ? themes : [own];
    for (const theme of shown) {
      jobs.push({
        name: shown.length > 1 && theme === 'dark' ? `${name}.dark` : name,
        figure,
        theme,
        languages: language === undefined ? languages : [language],
        scales,
        formats,
        note: noteOf(raw.note ?? top.note),
        problems,
      });
    }
  }
  return { jobs, refused, problems: inFileOrder(general.problems) };
}
