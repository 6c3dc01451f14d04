/** Pages of a test, served on this machine. */
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { pathOf, type ServedPages, sendPage } from '../driver/served-pages.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

export interface PageServer {
  readonly origin: string;
  /** What browsers reported to `/report`: violations of a page's security policy. */
  readonly reports: readonly string[];
  stop(): Promise<void>;
}

/**
 * @param pages by path
 * @param folders whose files are served as well, by the path in front of theirs: `{ '/client': '/.../dist' }`
 */
export async function servePages(
  pages: ServedPages,
  folders: Readonly<Record<string, string>> = {},
): Promise<PageServer> {
  const reports: string[] = [];
  const server = createServer((request, response) => {
    if (pathOf(request) === '/report') {
      let text = '';
      request.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      request.on('end', () => {
        reports.push(text);
        response.writeHead(204).end();
      });
      return;
    }
    const file = pages[pathOf(request)] === undefined ? fileAt(pathOf(request), folders) : null;
    if (file !== null) {
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(response);
      return;
    }
    sendPage(pages, request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reports,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** The file that a path stands for; null where there is none. */
function fileAt(path: string, folders: Readonly<Record<string, string>>): string | null {
  const [front, folder] = Object.entries(folders).find(([one]) => path.startsWith(`${one}/`)) ?? [];
  if (front === undefined || folder === undefined) return null;
  const file = join(folder, path.slice(front.length));
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}
