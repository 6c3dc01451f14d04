/** The files of `tests/corpus` say what is decided now. `npm run corpus` writes them anew. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue, packs } from '../src/packs/index.ts';
import { decideAll } from './corpus/decide.ts';
import { changedLines, platformCorpus, readCommonLinks } from './corpus/files.ts';
import { ownLinks } from './corpus/links.ts';
import { linksFile, misread, readings } from './corpus/readings.ts';

const folder = new URL('./corpus/', import.meta.url);
const common = readCommonLinks(catalogue);
/** Here the engine decides one link in so many, on the last day; `npm run corpus -- --check` has it decide all of them on all days. */
const STEP = 7;

/** What would change in a committed file; nothing where it is current. */
function outdated(name: string, text: string): string {
  const committed = readFileSync(new URL(name, folder), 'utf8');
  if (committed === text) return '';
  return ['`npm run corpus` would change', ...changedLines(committed, text)].join('\n  ');
}

describe('links', () => {
  test('are more than ten thousand, each there once', () => {
    expect(common.links.length).toBeGreaterThanOrEqual(10_000);
    expect(new Set(common.links.map(({ link }) => link)).size).toBe(common.links.length);
  });

  test('are read as what they were made to be', () => {
    const own = Object.values(packs).flatMap((pack) => ownLinks(pack, catalogue));
    expect(misread(common.links, common.read)).toEqual([]);
    expect(misread(own, readings(own, catalogue))).toEqual([]);
  });

  test('are read as links.txt says', () => {
    expect(outdated('links.txt', linksFile(common.links, common.read))).toBe('');
  });
});

test('there is one file for each platform', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const wanted = ['links', ...Object.keys(packs)].map((id) => `${id}.txt`);
  expect(files.sort()).toEqual(wanted.sort());
});

describe.each(Object.entries(packs))('%s', (id, pack) => {
  const corpus = platformCorpus(pack, catalogue, common);
  const { answers, links, groups } = corpus;

  test('its file is current', () => {
    expect(outdated(`${id}.txt`, corpus.text)).toBe('');
  });

  test('its rules tell apart every link of the corpus', () => {
    expect(links.filter((_, at) => groups[at] === undefined)).toEqual([]);
  });

  test('the engine decides as its file says', () => {
    const { decisions, wrong } = decideAll(answers, links, groups, answers.space.days.slice(-1), STEP);
    expect(wrong).toEqual([]);
    expect(decisions).toBeGreaterThan(links.length / STEP);
  });
});

describe('what changed in a file', () => {
  const before =
    'Sample: 3 decisions\n\n2020-01-01  aa\n  shop; direct: click open\n\n2021-01-01  bb\n  other; group: click open\n';

  test('is told with the day that it stands under', () => {
    const after = before
      .replace('shop; direct: click open', 'shop; direct: click stopped')
      .replace('aa', 'cc');
    expect(changedLines(before, after)).toEqual([
      '2020-01-01',
      '- (aa)',
      '- shop; direct: click open',
      '+ (cc)',
      '+ shop; direct: click stopped',
    ]);
  });

  test('is told where a day came or went', () => {
    expect(changedLines(before, before.replace('2021-01-01', '2022-01-01'))).toEqual([
      '2021-01-01',
      '- (bb)',
      '- other; group: click open',
      '2022-01-01',
      '+ (bb)',
      '+ other; group: click open',
    ]);
  });
});
