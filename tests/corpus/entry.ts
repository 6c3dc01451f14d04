/** What `scripts/corpus.mjs` needs, as one file. */
export { catalogue, packs } from '../../src/packs/index.ts';
export { decideAll } from './decide.ts';
export { changedLines, platformCorpus, readCommonLinks } from './files.ts';
export { linksFile } from './readings.ts';
