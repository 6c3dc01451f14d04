import { isDay } from '../policy/day.ts';
import { parseJson } from '../policy/json.ts';
import { suggest } from '../policy/nearest-name.ts';
import {
  createFindings,
  type Findings,
  inFileOrder,
  type Locate,
  type Parsed,
  type Path,
} from '../policy/problem.ts';
import { checkShape } from '../policy/shape.ts';
import type { Pack } from '../policy/types.ts';
import { scenarioSchema } from './schema.ts';
import { strangeNames } from './strange-names.ts';
import type { ScenarioFile } from './types.ts';
import { parseYaml } from './yaml.ts';

/** Checks that a file asks about what its platform has. */
function checkScenario(
  { platform, cases }: ScenarioFile,
  packs: Readonly<Record<string, Pack>>,
  findings: Findings,
): void {
  const pack = Object.hasOwn(packs, platform) ? packs[platform] : undefined;
  if (!pack) {
    const message = `There is no platform "${platform}".`;
    findings.add(
      ['platform'],
      'unknown-platform',
      message,
      suggest(platform, Object.keys(packs), 'platforms'),
    );
    return;
  }
  const ids = (items: readonly { readonly id: string }[] | undefined) => (items ?? []).map(({ id }) => id);
  const names = new Set<string>();
  const known = (value: string | undefined, of: string[], one: string, many: string, path: Path) => {
    if (value === undefined || of.includes(value)) return;
    const message = `${platform} has no ${one} "${value}".`;
    findings.add(path, `unknown-${one}`, message, suggest(value, of, many));
  };
  for (const [index, question] of cases.entries()) {
    const { name, at, surface, client, clientVersion, region, flags } = question;
    const path = ['cases', index];
    if (names.has(name)) {
      const message = `Two cases have the name "${name}".`;
      findings.add([...path, 'name'], 'duplicate-name', message, 'A name of its own for each case.');
    }
    names.add(name);
    if (!isDay(at)) {
      const message = `"${at}" is a day that no calendar has.`;
      findings.add([...path, 'at'], 'wrong-date', message, 'A day that exists, written YYYY-MM-DD.');
    }
    known(surface, ids(pack.surfaces), 'surface', 'surfaces', [...path, 'surface']);
    known(client, ids(pack.clients), 'client', 'clients', [...path, 'client']);
    known(region, ids(pack.regions), 'region', 'regions', [...path, 'region']);
    for (const [number, flag] of (flags ?? []).entries()) {
      known(flag, ids(pack.flags), 'flag', 'flags', [...path, 'flags', number]);
    }
    if (clientVersion !== undefined && client === undefined) {
      const message = 'A version says nothing without the client that it is of.';
      findings.add([...path, 'clientVersion'], 'version-without-client', message, 'Add "client".', {
        part: 'key',
      });
    }
    // A rule or an era may have been in the pack once: a case that names it fails, and can be updated. A treatment is a word.
    for (const { what, message, expected, path: at } of strangeNames(question, pack))
      if (what === 'treatment') findings.add([...path, ...at], 'unknown-treatment', message, expected);
  }
}

/** A scenario file, and where everything in it stands. */
export interface LocatedScenario {
  readonly scenario: ScenarioFile;
  readonly locate: Locate;
}

/**
 * Reads and checks a scenario file. A name that ends in `.json` is read as strict JSON, any other as YAML.
 *
 * @param packs the platforms that there are, by id
 */
export function readScenario(
  text: string,
  file: string,
  packs: Readonly<Record<string, Pack>>,
): Parsed<LocatedScenario> {
  const parsed = file.endsWith('.json') ? parseJson(text, file) : parseYaml(text, file);
  if ('problems' in parsed) return parsed;
  const { value, locate } = parsed.value;
  const findings = createFindings(file, locate);
  if (checkShape(scenarioSchema, value, findings)) checkScenario(value as ScenarioFile, packs, findings);
  if (findings.problems.length > 0) return { problems: inFileOrder(findings.problems) };
  return { value: { scenario: value as ScenarioFile, locate } };
}

/** The same without the places. */
export function parseScenario(
  text: string,
  file: string,
  packs: Readonly<Record<string, Pack>>,
): Parsed<ScenarioFile> {
  const read = readScenario(text, file, packs);
  return 'problems' in read ? read : { value: read.value.scenario };
}
