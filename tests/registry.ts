/** What a new unit still lacks, as sentences that say what to write and where. */

/** Paths of the repository, from its root, with `/`. */
export type Paths = ReadonlySet<string>;

/** Ids of the files or folders of a folder: `ids(paths, 'src/packs', '.json')`. */
export function idsIn(paths: Paths, folder: string, ending: string): string[] {
  const ids = [...paths].flatMap((path) => {
    if (!path.startsWith(`${folder}/`) || !path.endsWith(ending)) return [];
    const rest = path.slice(folder.length + 1, path.length - ending.length);
    return rest.includes('/') ? [] : [rest];
  });
  return ids.sort();
}

const scenarioFiles = (id: string): string[] =>
  ['yaml', 'yml', 'json'].map((ending) => `tests/scenarios/${id}.${ending}`);

/** A platform is one pack and one file of scenarios about it. */
export function platformLacks(
  id: string,
  paths: Paths,
  pack: { readonly id?: unknown } | undefined,
  platformOfScenario: string | undefined,
): string[] {
  const lacks: string[] = [];
  if (!paths.has(`src/packs/${id}.json`)) {
    return [`tests/scenarios has a file "${id}", but there is no pack: write src/packs/${id}.json.`];
  }
  if (pack?.id !== id) {
    lacks.push(
      `src/packs/${id}.json has the id "${String(pack?.id)}": the id of a pack is the name of its file.`,
    );
  }
  if (!scenarioFiles(id).some((path) => paths.has(path))) {
    lacks.push(
      `The platform "${id}" has no scenarios: write tests/scenarios/${id}.yaml with cases on both sides of each start.`,
    );
  } else if (platformOfScenario !== id) {
    lacks.push(
      `tests/scenarios/${id}.yaml is about "${platformOfScenario}": a scenario file is named after its platform.`,
    );
  }
  return lacks;
}

/** What is looked at in a treatment. */
export interface TreatmentFacts {
  readonly name: Readonly<Record<string, string>>;
  readonly about: Readonly<Record<string, string>>;
  readonly hasScreens: boolean;
  /** Whether `screens` is exported by itself too, for the content script. */
  readonly hasLayout: boolean;
}

/** A treatment is a spec and, where it has screens, a view; its name stands in every language. */
export function treatmentLacks(
  id: string,
  paths: Paths,
  facts: TreatmentFacts | undefined,
  languages: readonly string[],
): string[] {
  const spec = `src/treatments/${id}.ts`;
  const view = `extension/treatments/${id}/view.tsx`;
  if (!paths.has(spec))
    return [`extension/treatments/${id} draws a treatment that does not exist: write ${spec}.`];
  if (!facts) return [`${spec} exports no \`treatment\`: see TreatmentSpec in src/treatments/types.ts.`];
  const lacks: string[] = [];
  if (!facts.hasLayout) lacks.push(`${spec} exports no \`screens\`, so the content script does not know it.`);
  if (facts.hasScreens && !paths.has(view)) {
    lacks.push(`The treatment "${id}" has screens and no view: write ${view}.`);
  }
  for (const language of languages) {
    for (const key of ['name', 'about'] as const) {
      if (!facts[key][language])
        lacks.push(`The \`${key}\` of the treatment "${id}" is missing in ${language}: add it in ${spec}.`);
    }
  }
  return lacks;
}

/** A chat site is an adapter and a page that shows what it reads. */
export function siteLacks(id: string, paths: Paths, hasAdapter: boolean): string[] {
  const adapter = `extension/sites/${id}.ts`;
  const fixture = `tests/fixtures/sites/${id}.html`;
  if (!paths.has(adapter)) return [`${fixture} shows a site without an adapter: write ${adapter}.`];
  const lacks: string[] = [];
  if (!hasAdapter) lacks.push(`${adapter} exports no \`site\`: see SiteAdapter in extension/sites/types.ts.`);
  if (!paths.has(fixture)) {
    lacks.push(
      `The site "${id}" has no fixture: write ${fixture}, its markup cut down to what the adapter reads.`,
    );
  }
  return lacks;
}

/** Paths of all texts in a catalogue: `stage/close`. */
export function keysOf(catalogue: unknown, above = ''): string[] {
  if (typeof catalogue !== 'object' || catalogue === null) return [above];
  return Object.entries(catalogue).flatMap(([key, value]) =>
    keysOf(value, above === '' ? key : `${above}/${key}`),
  );
}

/** A language has every text that English has, and a name in the browser's own list of extensions. */
export function languageLacks(
  id: string,
  paths: Paths,
  keys: readonly string[],
  english: readonly string[],
): string[] {
  const lacks: string[] = [];
  const missing = english.filter((key) => !keys.includes(key));
  if (missing.length > 0) {
    const some = missing.slice(0, 5).join(', ');
    const more = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
    lacks.push(
      `extension/i18n/${id}.json lacks ${some}${more}: translate them, with the notes in notes.json.`,
    );
  }
  const left = keys.filter((key) => !english.includes(key));
  if (left.length > 0) {
    lacks.push(
      `extension/i18n/${id}.json has ${left.slice(0, 5).join(', ')}, which English has not: remove them.`,
    );
  }
  const locale = `public/_locales/${id.replace('-', '_')}/messages.json`;
  if (!paths.has(locale)) {
    lacks.push(`The language "${id}" has no name and description for the browser: write ${locale}.`);
  }
  return lacks;
}
