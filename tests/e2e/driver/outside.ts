/**
 * The world outside this machine, as far as a browser under test can tell: a proxy that writes down what is asked for and lets
 * nothing out. `http://` addresses get a plain page; `https://` hosts are written down and refused. Where a test has pages of its own
 * for an origin, those are what stands there.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { makeCertificate } from './certificate.ts';
import { type ServedPages, sendPage } from './served-pages.ts';

export interface Outside {
  readonly port: number;
  readonly asked: string[];
  /** See `Certificate`: the key of all `https://` origins that are served. */
  readonly keyHash: string;
  /** See `Driver`. */
  host(origin: string, pages: ServedPages): readonly string[];
  close(): Promise<void>;
}

interface Host {
  readonly pages: ServedPages;
  readonly asked: string[];
}

/** Starts the proxy; `close` ends it and every connection through it. */
export async function startOutside(): Promise<Outside> {
  const asked: string[] = [];
  const hosts = new Map<string, Host>();
  const certificate = makeCertificate();
  const tunnels = new Set<Duplex>();

  function answerAs(host: Host, address: string, request: IncomingMessage, response: ServerResponse): void {
    host.asked.push(address);
    sendPage(host.pages, request, response);
  }

  // Never listens: it is handed the connections that are for it.
  const secure = createSecureServer(certificate, (request, response) => {
    const origin = `https://${request.headers.host}`;
    const host = hosts.get(origin);
    if (host === undefined) response.writeHead(421).end();
    else answerAs(host, `${origin}${request.url}`, request, response);
  });
  secure.on('tlsClientError', (_, socket) => socket.destroy());

  const server = createServer((request, response) => {
    const address = request.url ?? '';
    const host = URL.canParse(address) ? hosts.get(new URL(address).origin) : undefined;
    if (host !== undefined) {
      answerAs(host, address, request, response);
      return;
    }
    asked.push(address);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end('<!doctype html><title>outside</title><p>A page outside this machine.</p>');
  });
  server.on('connect', (request, socket, head) => {
    const origin = `https://${(request.url ?? '').replace(/:443$/, '')}`;
    socket.on('error', () => undefined);
    if (!hosts.has(origin)) {
      asked.push(origin);
      socket.end('HTTP/1.1 502 Not from here\r\n\r\n');
      return;
    }
    tunnels.add(socket);
    socket.on('close', () => tunnels.delete(socket));
    socket.write('HTTP/1.1 200 Connected\r\n\r\n');
    socket.unshift(head);
    secure.emit('connection', socket);
  });
  server.on('clientError', (_, socket) => socket.destroy());
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    keyHash: certificate.keyHash,
    host(origin, pages) {
      if (new URL(origin).origin !== origin) throw new Error(`Not an origin, scheme://host: ${origin}`);
      const host: Host = { pages, asked: [] };
      hosts.set(origin, host);
      return host.asked;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
        for (const tunnel of tunnels) tunnel.destroy();
      }),
  };
}
