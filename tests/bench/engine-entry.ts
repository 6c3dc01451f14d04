/** What the engine benchmark needs, as one file. */
export { compile } from '../../src/engine/compile.ts';
export { createJudge } from '../../src/engine/judge.ts';
export { createHostIndex } from '../../src/links/hosts.ts';
export { catalogue, packs } from '../../src/packs/index.ts';
