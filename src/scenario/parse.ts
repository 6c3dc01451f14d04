import { isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
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
  type Problem,
} from '../policy/problem.ts';
import { checkShape } from '../policy/shape.ts';
import type { Pack } from '../policy/types.ts';
import { scenarioSchema } from './schema.ts';
import type { ScenarioFile } from './types.ts';

interface Document {
  readonly value: unknown;
  readonly locate: Locate;
}

/** Reads YAML 1.2 (of which JSON is a part): days and versions stay text, no key stands twice, no aliases, no tags of its own. */
function parseYaml(text: string, file: string): Parsed<Document> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    uniqueKeys: true,
  });
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const problems = [...document.errors, ...document.warnings].map(({ code, message, pos }): Problem => {
    const duplicate = code === 'DUPLICATE_KEY';
    return {
      file,
      pointer: '',
      ...position(pos[0]),
      code: duplicate ? 'duplicate-key' : 'not-yaml',
      message: duplicate
        ? 'A key stands twice in one map.'
        : `This is not YAML: ${message.replace(/\.?$/, '.')}`,
      expected: duplicate
        ? 'Keep one of them.'
        : 'Valid YAML 1.2 or JSON. Texts with special characters go in quotes.',
    };
  });
  if (problems.length > 0) return { problems };

  const nodeAt = (path: Path): Node | undefined => {
    const node = path.length === 0 ? document.contents : document.getIn(path.map(asIndex), true);
    return (node ?? undefined) as Node | undefined;
  };
  const locate: Locate = (path, part = 'value') => {
    for (let length = path.length; length >= 0; length--) {
      const node = nodeAt(path.slice(0, length));
      if (!node) continue;
      const above = length > 0 ? nodeAt(path.slice(0, length - 1)) : undefined;
      const pair = isMap(above)
        ? above.items.find(
            (item) => isPair(item) && isScalar(item.key) && item.key.value === path[length - 1],
          )
        : undefined;
      const key = pair && isScalar(pair.key) ? pair.key : undefined;
      const shown = length === path.length && part === 'key' && key ? key : node;
      return position(shown.range?.[0] ?? 0);
    }
    return { line: 1, column: 1 };
  };
  try {
    return { value: { value: document.toJS({ maxAliasCount: 0 }) as unknown, locate } };
  } catch {
    const message = 'This file uses an alias (*name).';
    return {
      problems: [
        {
          file,
          pointer: '',
          line: 1,
          column: 1,
          code: 'not-yaml',
          message,
          expected: 'Write the value out.',
        },
      ],
    };
  }
}

/** Steps of a JSON Pointer are texts; lists want numbers. */
const asIndex = (step: string | number): string | number =>
  typeof step === 'string' && /^\d+$/.test(step) ? Number(step) : step;

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
  for (const [index, { name, at, surface, client, clientVersion, region, flags }] of cases.entries()) {
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
  }
}

/**
 * Reads and checks a scenario file. A name that ends in `.json` is read as strict JSON, any other as YAML.
 *
 * @param packs the platforms that there are, by id
 */
export function parseScenario(
  text: string,
  file: string,
  packs: Readonly<Record<string, Pack>>,
): Parsed<ScenarioFile> {
  const parsed = file.endsWith('.json') ? parseJson(text, file) : parseYaml(text, file);
  if ('problems' in parsed) return parsed;
  const { value, locate } = parsed.value;
  const findings = createFindings(file, locate);
  if (checkShape(scenarioSchema, value, findings)) checkScenario(value as ScenarioFile, packs, findings);
  if (findings.problems.length > 0) return { problems: inFileOrder(findings.problems) };
  return { value: value as ScenarioFile };
}
