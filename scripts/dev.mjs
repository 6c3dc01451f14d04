/**
 * `npm run dev`: every page of the extension in a plain tab, with a stand-in for the browser's API and sample data, reloading on each
 * change. Listens on 127.0.0.1 only.
 */
import { root, runMain, setup } from './setup.mjs';

const PAGES = ['extension/pages/lab/', 'extension/popup/', 'extension/pages/gallery/'];

async function main() {
  await setup({ browsers: 'none' });
  const { createServer } = await import('vite');
  const server = await createServer({ root, mode: 'plain', server: { host: '127.0.0.1' } });
  await server.listen();
  const base = server.resolvedUrls?.local[0] ?? '';
  for (const page of PAGES) console.log(`dev: ${base}${page}index.html`);
  await new Promise((done) => process.once('SIGINT', done));
  await server.close();
}

await runMain(main);
