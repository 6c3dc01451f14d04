/** Requests and events as JSON, over a pipe (Chromium) or a WebSocket (Firefox). */
import type { Readable, Writable } from 'node:stream';
import WebSocket from 'ws';

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: unknown;
  readonly message?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
}

export type Listener = (params: Record<string, unknown>, sessionId: string | undefined) => void;

export class Channel {
  #last = 0;
  #closed: Error | undefined;
  readonly #waiting = new Map<
    number,
    { method: string; resolve(value: unknown): void; reject(error: Error): void }
  >();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #write: (text: string) => void;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  /** One message from the browser. */
  receive(text: string): void {
    const reply = JSON.parse(text) as Reply;
    if (reply.id === undefined) {
      const params = (reply.params ?? {}) as Record<string, unknown>;
      for (const listener of this.#listeners.get(reply.method ?? '') ?? []) listener(params, reply.sessionId);
      return;
    }
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.error === undefined) waiting?.resolve(reply.result);
    else {
      const words = typeof reply.error === 'string' ? `${reply.error}: ${reply.message}` : reply.error;
      waiting?.reject(new Error(`${waiting.method}: ${JSON.stringify(words)}`));
    }
  }

  /** The browser is gone: nothing will be answered any more. */
  end(reason: Error): void {
    this.#closed = reason;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  send<Result = Record<string, unknown>>(
    method: string,
    params: Record<string, unknown> = {},
    sessionId?: string,
  ): Promise<Result> {
    if (this.#closed !== undefined) return Promise.reject(this.#closed);
    this.#last += 1;
    const id = this.#last;
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.set(id, { method, resolve: (value) => resolve(value as Result), reject });
      this.#write(
        JSON.stringify(sessionId === undefined ? { id, method, params } : { id, method, params, sessionId }),
      );
    });
  }

  /** @returns a function that ends the listening */
  on(method: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(method) ?? new Set();
    this.#listeners.set(method, listeners.add(listener));
    return () => listeners.delete(listener);
  }
}

/** Chromium's pipe: JSON texts with a zero byte after each. */
export function pipeChannel(write: Writable, read: Readable): Channel {
  const channel = new Channel((text) => write.write(`${text}\0`));
  let parts: Buffer[] = [];
  read.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      parts.push(rest.subarray(0, end));
      channel.receive(Buffer.concat(parts).toString('utf8'));
      parts = [];
      rest = rest.subarray(end + 1);
    }
    parts.push(rest);
  });
  read.on('close', () => channel.end(new Error('The browser closed the pipe')));
  write.on('error', () => channel.end(new Error('The browser closed the pipe')));
  return channel;
}

/** Firefox's WebSocket. */
export async function socketChannel(url: string): Promise<Channel> {
  const socket = new WebSocket(url, { maxPayload: 256 * 1024 * 1024 });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const channel = new Channel((text) => socket.send(text));
  socket.on('message', (data: Buffer) => channel.receive(data.toString('utf8')));
  socket.on('close', () => channel.end(new Error('The browser closed the connection')));
  socket.on('error', (error) => channel.end(error));
  return channel;
}
