/** What the benchmark of `analyse` needs, as one file. */
export { analyse } from '../../src/analyse/analysis.ts';
export { catalogue, packs } from '../../src/packs/index.ts';
