/** Pages of a test, as a server on this machine sends them. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface ServedPage {
  readonly html: string;
  /** Beside `content-type` and `cache-control`, or in place of them. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** By path, without the query; `*` = any other path. */
export type ServedPages = Readonly<Record<string, ServedPage>>;

/** Answers with the page for this path, or with 404 where there is none. */
export function sendPage(pages: ServedPages, request: IncomingMessage, response: ServerResponse): void {
  const page = pages[pathOf(request)] ?? pages['*'];
  if (page === undefined) {
    // Chromium puts a page of its own in place of an empty one.
    response.writeHead(404, { 'content-type': 'text/html' }).end('<!doctype html><title>404</title>');
    return;
  }
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    ...page.headers,
  });
  response.end(page.html);
}

/** What is asked for, without host and query. A proxy is asked for whole addresses. */
export function pathOf({ url = '/' }: IncomingMessage): string {
  return new URL(url, 'http://any.invalid').pathname;
}
