import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from './setup.mjs';

/**
 * Builds a TypeScript module of the repository with all that it imports into `.cache/`, and loads it.
 * @param {string} entry path from the root of the repository
 * @returns {Promise<any>} what it exports
 */
export async function loadTypeScript(entry) {
  const name = entry.replaceAll('/', '-').replace(/\.ts$/, '.mjs');
  const outDir = join(root, '.cache/scripts');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, entry),
      outDir,
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: name } },
    },
  });
  return import(pathToFileURL(join(outDir, name)).href);
}
