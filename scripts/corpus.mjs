/**
 * Decides more than ten thousand links on every platform, day and surface, and writes what is decided into tests/corpus/, so that a
 * change of any decision shows in review. What the files hold: docs/testing.md.
 *
 *   npm run corpus                  writes the files
 *   npm run corpus -- --check       only says what would change; exit code 1 where anything would
 *   npm run corpus -- wechat        only this platform (or several)
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stderr } from 'node:process';
import { loadTypeScript } from './load-typescript.mjs';
import { root, runMain, SetupError, setup } from './setup.mjs';
import { writtenFiles } from './written-files.mjs';

const FOLDER = 'tests/corpus';
/** Decisions of the engine that are not what its rules say: as many are shown. */
const SHOWN = 10;

/** @param {string} text shown while work goes on, where somebody sees it */
const progress = (text) => {
  if (stderr.isTTY) stderr.write(`\r\u001b[K${text}`);
};

async function main() {
  const check = argv.includes('--check');
  const asked = argv.slice(2).filter((word) => word !== '--check');
  await setup({ browsers: 'none' });
  const corpus = await loadTypeScript('tests/corpus/entry.ts');
  const known = Object.keys(corpus.packs);
  const unknown = asked.filter((id) => !known.includes(id));
  if (unknown.length > 0) throw new SetupError(`No platform "${unknown.join('", "')}".`);

  const started = performance.now();
  const common = corpus.readCommonLinks(corpus.catalogue);
  /** @type {Record<string, string>} */
  const files = { [`${FOLDER}/links.txt`]: corpus.linksFile(common.links, common.read) };
  let decisions = 0;
  let wrong = 0;
  for (const id of asked.length > 0 ? asked : known) {
    progress(id);
    const { answers, links, groups, text } = corpus.platformCorpus(
      corpus.packs[id],
      corpus.catalogue,
      common,
    );
    const decided = corpus.decideAll(answers, links, groups, answers.space.days);
    decisions += decided.decisions;
    wrong += decided.wrong.length;
    for (const one of decided.wrong.slice(0, SHOWN)) console.error(id, JSON.stringify(one));
    files[`${FOLDER}/${id}.txt`] = text;
  }
  progress('');

  const there = readdirSync(join(root, FOLDER)).filter((name) => name.endsWith('.txt'));
  const gone =
    asked.length > 0 ? [] : there.map((name) => `${FOLDER}/${name}`).filter((path) => !(path in files));
  const changed = writtenFiles(files, gone, { check, changes: corpus.changedLines });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${decisions.toLocaleString('en')} decisions in ${seconds} s; ${changed} files ${check ? 'out of date' : 'changed'}`,
  );
  if (wrong > 0) console.error(`${wrong} decisions are not those that the rules give`);
  if (check && changed > 0) console.error('`npm run corpus` writes the files anew.');
  return wrong > 0 || (check && changed > 0) ? 1 : 0;
}

await runMain(main);
