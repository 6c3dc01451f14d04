/**
 * Output as bytes, gathered in one buffer without texts being joined on the way: what comes again and again is kept as bytes and copied, and
 * what differs from line to line, addresses mostly, is written character by character.
 */
import { Buffer } from 'node:buffer';

const QUOTE = 34;
const BACKSLASH = 92;
/** Characters that are their own byte, and need no escape in JSON. */
const isPlain = (code: number): boolean => code >= 32 && code < 127 && code !== QUOTE && code !== BACKSLASH;

export const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** A text without its last character. */
export const open = (text: string): string => text.slice(0, -1);

/** Gathers output. */
export interface Sink {
  /** Bytes gathered so far. */
  readonly size: number;
  copy(bytes: Uint8Array): void;
  /** A text as UTF-8. */
  text(text: string): void;
  /** The same for a text of ASCII, as days are. */
  ascii(text: string): void;
  /** A text as JSON: the bytes of `JSON.stringify`. */
  quoted(text: string): void;
  /** What has been gathered; overwritten by what comes next. */
  take(): Uint8Array;
}

/** @param room in bytes, at first; it grows where one piece needs more */
export function createSink(room: number): Sink {
  let buffer = Buffer.allocUnsafeSlow(room);
  let size = 0;

  function makeRoom(more: number): void {
    if (size + more <= buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(buffer.length * 2, size + more));
    larger.set(buffer.subarray(0, size));
    buffer = larger;
  }

  function text(text: string): void {
    makeRoom(text.length * 3);
    size += buffer.write(text, size, 'utf8');
  }

  return {
    get size() {
      return size;
    },
    copy(bytes) {
      makeRoom(bytes.length);
      buffer.set(bytes, size);
      size += bytes.length;
    },
    text,
    ascii(text) {
      makeRoom(text.length);
      for (let at = 0; at < text.length; at++) buffer[size + at] = text.charCodeAt(at);
      size += text.length;
    },
    quoted(value) {
      const { length } = value;
      makeRoom(length + 2);
      const first = size + 1;
      for (let at = 0; at < length; at++) {
        const code = value.charCodeAt(at);
        if (!isPlain(code)) {
          // What has been written so far is overwritten.
          text(JSON.stringify(value));
          return;
        }
        buffer[first + at] = code;
      }
      buffer[size] = QUOTE;
      buffer[first + length] = QUOTE;
      size += length + 2;
    },
    take() {
      const gathered = buffer.subarray(0, size);
      size = 0;
      return gathered;
    },
  };
}
