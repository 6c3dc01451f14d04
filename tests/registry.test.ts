/** Units are found by scanning. This test says in a sentence what a new one still lacks. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { sites } from '../extension/sites/index.ts';
import type { Judgement } from '../src/engine/types.ts';
import { packs } from '../src/packs/index.ts';
import { layouts, treatments } from '../src/treatments/index.ts';
import {
  idsIn,
  keysOf,
  languageLacks,
  type Paths,
  platformLacks,
  siteLacks,
  type TreatmentFacts,
  treatmentLacks,
} from './registry.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

const FOLDERS = [
  'src/packs',
  'src/treatments',
  'tests/scenarios',
  'tests/fixtures/sites',
  'extension/treatments',
  'extension/sites',
  'extension/i18n',
  'public/_locales',
];
const paths: Paths = new Set(
  FOLDERS.flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path.replaceAll('\\', '/')}`,
    ),
  ),
);

const without = (ids: string[], ...others: string[]) =>
  ids.filter((id) => !others.includes(id) && !id.endsWith('.test'));
const union = (...lists: string[][]) => [...new Set(lists.flat())].sort();

const languages = without(idsIn(paths, 'extension/i18n', '.json'), 'notes');

const platformIds = union(
  without(idsIn(paths, 'src/packs', '.json'), 'sources'),
  ...['.yaml', '.yml', '.json'].map((ending) => idsIn(paths, 'tests/scenarios', ending)),
);
const treatmentIds = union(
  without(idsIn(paths, 'src/treatments', '.ts'), 'index', 'types'),
  idsIn(paths, 'extension/treatments', '/view.tsx'),
);
const siteIds = union(
  without(idsIn(paths, 'extension/sites', '.ts'), 'index', 'types'),
  idsIn(paths, 'tests/fixtures/sites', '.html'),
);

function scenarioPlatform(id: string): string | undefined {
  const path = ['yaml', 'yml', 'json']
    .map((ending) => `tests/scenarios/${id}.${ending}`)
    .find((file) => paths.has(file));
  return path === undefined ? undefined : (parse(read(path)) as { platform?: string }).platform;
}

const SOME_JUDGEMENT = { message: { form: 'token' }, link: { host: 'shop.example' } } as Judgement;

function treatmentFacts(id: string): TreatmentFacts | undefined {
  const spec = treatments[id];
  if (!spec) return undefined;
  const screens = spec.screens({
    params: {},
    judgement: SOME_JUDGEMENT,
    destination: null,
    policy: { wordings: {}, platform: 'sample' },
    remembered: { all: false, hosts: [] },
    follow: (next) => next,
  });
  return {
    name: spec.name,
    about: spec.about,
    hasScreens: typeof screens !== 'string' && screens.length > 0,
    hasLayout: layouts[id] === spec.screens,
  };
}

describe('nothing is missing', () => {
  test.for(platformIds)('platform %s', (id) => {
    expect(platformLacks(id, paths, packs[id], scenarioPlatform(id))).toEqual([]);
  });

  test.for(treatmentIds)('treatment %s', (id) => {
    expect(treatmentLacks(id, paths, treatmentFacts(id), languages)).toEqual([]);
  });

  test.for(siteIds)('site %s', (id) => {
    expect(siteLacks(id, paths, sites[id] !== undefined)).toEqual([]);
  });

  const english = keysOf(JSON.parse(read('extension/i18n/en.json')));
  test.for(languages)('language %s', (id) => {
    expect(languageLacks(id, paths, keysOf(JSON.parse(read(`extension/i18n/${id}.json`))), english)).toEqual(
      [],
    );
  });

  test('there is one of each', () => {
    for (const ids of [platformIds, treatmentIds, siteIds, languages]) expect(ids).not.toEqual([]);
  });
});

describe('what is missing is said in a sentence', () => {
  test('a pack alone', () => {
    const pack = new Set(['src/packs/line.json']);
    expect(platformLacks('line', pack, { id: 'line' }, undefined)).toEqual([
      'The platform "line" has no scenarios: write tests/scenarios/line.yaml with cases on both sides of each start.',
    ]);
    expect(platformLacks('line', pack, { id: 'Line' }, undefined)[0]).toBe(
      'src/packs/line.json has the id "Line": the id of a pack is the name of its file.',
    );
  });

  test('scenarios alone, or about another platform', () => {
    expect(platformLacks('line', new Set(['tests/scenarios/line.yaml']), undefined, 'line')).toEqual([
      'tests/scenarios has a file "line", but there is no pack: write src/packs/line.json.',
    ]);
    const both = new Set(['src/packs/line.json', 'tests/scenarios/line.yaml']);
    expect(platformLacks('line', both, { id: 'line' }, 'wechat')).toEqual([
      'tests/scenarios/line.yaml is about "wechat": a scenario file is named after its platform.',
    ]);
  });

  test('a treatment without view, layout or a name in a language', () => {
    const facts = { name: { en: 'Delay' }, about: { en: 'Waits.' }, hasScreens: true, hasLayout: false };
    expect(treatmentLacks('delay', new Set(['src/treatments/delay.ts']), facts, ['en', 'zh-CN'])).toEqual([
      'src/treatments/delay.ts exports no `screens`, so the content script does not know it.',
      'The treatment "delay" has screens and no view: write extension/treatments/delay/view.tsx.',
      'The `name` of the treatment "delay" is missing in zh-CN: add it in src/treatments/delay.ts.',
      'The `about` of the treatment "delay" is missing in zh-CN: add it in src/treatments/delay.ts.',
    ]);
  });

  test('a view or a file without treatment', () => {
    expect(treatmentLacks('delay', new Set(['extension/treatments/delay/view.tsx']), undefined, [])).toEqual([
      'extension/treatments/delay draws a treatment that does not exist: write src/treatments/delay.ts.',
    ]);
    expect(treatmentLacks('delay', new Set(['src/treatments/delay.ts']), undefined, [])).toEqual([
      'src/treatments/delay.ts exports no `treatment`: see TreatmentSpec in src/treatments/types.ts.',
    ]);
  });

  test('a site without fixture or adapter', () => {
    expect(siteLacks('zulip', new Set(['extension/sites/zulip.ts']), true)).toEqual([
      'The site "zulip" has no fixture: write tests/fixtures/sites/zulip.html, its markup cut down to what the adapter reads.',
    ]);
    expect(siteLacks('zulip', new Set(['tests/fixtures/sites/zulip.html']), false)).toEqual([
      'tests/fixtures/sites/zulip.html shows a site without an adapter: write extension/sites/zulip.ts.',
    ]);
  });

  test('a language with half of the texts', () => {
    expect(languageLacks('ja', new Set(['extension/i18n/ja.json']), ['a/x', 'b'], ['a/x', 'a/y'])).toEqual([
      'extension/i18n/ja.json lacks a/y: translate them, with the notes in notes.json.',
      'extension/i18n/ja.json has b, which English has not: remove them.',
      'The language "ja" has no name and description for the browser: write public/_locales/ja/messages.json.',
    ]);
  });
});
