/**
 * The world outside this machine, as far as a browser under test can tell: a proxy that writes down what is asked for and lets
 * nothing out. `http://` addresses get a plain page; `https://` hosts are written down and refused.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Outside {
  readonly port: number;
  readonly asked: string[];
  close(): Promise<void>;
}

export async function startOutside(): Promise<Outside> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end('<!doctype html><title>outside</title><p>A page outside this machine.</p>');
  });
  server.on('connect', (request, socket) => {
    asked.push(`https://${(request.url ?? '').replace(/:443$/, '')}`);
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 502 Not from here\r\n\r\n');
  });
  server.on('clientError', (_, socket) => socket.destroy());
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
