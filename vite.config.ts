/**
 * What is built, and how. One config for every part, so that `import.meta.glob`, JSX, JSON and `define` mean the same everywhere.
 * The mode names the part; `scripts/build.mjs` puts the parts together into `dist/`.
 *
 *   pages       background and extension pages, ES modules
 *   test-pages  the same with the gallery, for the build that axe looks into
 *   content, messages, late, report, names
 *               what runs in web pages: each one standalone IIFE, nothing beside it
 *   cli         the command line: one ES module for Node
 *   plain       extension pages for an ordinary tab: `extension/browser.ts` gives way to the mock transport
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { dataForms } from './vite.data.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** What runs in web pages, by the name of the file that it becomes. */
export const PAGE_SCRIPTS = {
  content: 'extension/content/main.ts',
  messages: 'extension/content/messages-as-arrived/main.ts',
  late: 'extension/content/late.ts',
  report: 'extension/report/main.ts',
  names: 'extension/names/main.ts',
};
export const BACKGROUND_ENTRY = 'extension/background/main.ts';
export const CLI_ENTRY = 'src/cli/main.ts';

/** Pages for looking at things and for tests: never shipped. */
const UNSHIPPED = new Set(['gallery']);

/** Every HTML page of the extension by name: the popup and each folder of `extension/pages`. */
export function htmlPages(shipped: boolean): Record<string, string> {
  const pages: Record<string, string> = {};
  const add = (name: string, file: string) => {
    if (existsSync(join(root, file))) pages[name] = file;
  };
  add('popup', 'extension/popup/index.html');
  for (const entry of readdirSync(join(root, 'extension/pages'), { withFileTypes: true })) {
    if (!entry.isDirectory() || (shipped && UNSHIPPED.has(entry.name))) continue;
    add(entry.name, `extension/pages/${entry.name}/index.html`);
  }
  return pages;
}

/** Sends every import of `extension/browser.ts` to the mock, whatever relative path it was written with. */
function mockBrowser(): Plugin {
  const real = join(root, 'extension/browser.ts');
  const mock = join(root, 'extension/mock/browser.ts');
  return {
    name: 'mock-browser',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith('browser.ts') || importer === undefined) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      const file = found?.id.split('?')[0];
      if (file === undefined || resolve(file) !== real || resolve(importer) === mock) return null;
      return mock;
    },
  };
}

/** Seen by all code: `declare`d in `extension/build.d.ts`. */
const constants = { __OPEN_ROOTS__: 'false' };

const shared: UserConfig = {
  root,
  base: './',
  publicDir: false,
  define: constants,
  plugins: [dataForms()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: ['chrome123', 'firefox140'],
    emptyOutDir: false,
    sourcemap: false,
    modulePreload: false,
    reportCompressedSize: false,
  },
};

function pages(shipped: boolean): UserConfig {
  const input: Record<string, string> = htmlPages(shipped);
  if (existsSync(join(root, BACKGROUND_ENTRY))) input.background = BACKGROUND_ENTRY;
  return {
    ...shared,
    build: {
      ...shared.build,
      rolldownOptions: {
        input,
        output: {
          entryFileNames: (chunk) => (chunk.name === 'background' ? 'background.js' : 'assets/[name].js'),
          chunkFileNames: 'assets/[name].js',
          assetFileNames: 'assets/[name][extname]',
        },
      },
    },
  };
}

function pageScript(name: keyof typeof PAGE_SCRIPTS): UserConfig {
  return {
    ...shared,
    define: { ...constants, 'process.env.NODE_ENV': '"production"' },
    build: {
      ...shared.build,
      rolldownOptions: {
        input: { [name]: PAGE_SCRIPTS[name] },
        output: { format: 'iife', entryFileNames: `${name}.js`, codeSplitting: false },
      },
    },
  };
}

function cli(): UserConfig {
  return {
    ...shared,
    // The driver of the browser is loaded when pictures are asked for, from where it is installed.
    ssr: { noExternal: true, external: ['playwright-core'] },
    build: {
      ...shared.build,
      target: 'node20',
      ssr: true,
      minify: false,
      rolldownOptions: {
        input: { interstice: CLI_ENTRY },
        output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  };
}

function plain(): UserConfig {
  return {
    ...shared,
    publicDir: 'public',
    plugins: [dataForms(), mockBrowser()],
    build: { ...shared.build, rolldownOptions: { input: htmlPages(false) } },
  };
}

const parts: Record<string, () => UserConfig> = {
  pages: () => pages(true),
  'test-pages': () => pages(false),
  content: () => pageScript('content'),
  messages: () => pageScript('messages'),
  late: () => pageScript('late'),
  report: () => pageScript('report'),
  names: () => pageScript('names'),
  cli,
  plain,
};

export default defineConfig(({ mode }) => {
  const part = parts[mode];
  if (part === undefined) {
    throw new Error(`No part "${mode}": use --mode ${Object.keys(parts).join(', ')} (see vite.config.ts)`);
  }
  return part();
});
