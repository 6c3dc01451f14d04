/**
 * Output as bytes. Short pieces that differ from line to line are texts with one character a byte, joined for next to nothing and written
 * without being encoded again; long ones that come again and again are kept as bytes and copied.
 */
import { Buffer } from 'node:buffer';

/** Characters that are their own byte and need no escape in JSON. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

/** Whether a text is its own UTF-8, and its own JSON but for the quotes. */
export const isPlain = (text: string): boolean => PLAIN.test(text);

/** A text as UTF-8, one character a byte. */
export function bytesOf(text: string): string {
  return isPlain(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

/** The bytes of `JSON.stringify` of a value, one character each. */
export const jsonBytes = (value: unknown): string => bytesOf(JSON.stringify(value));

/** The same for a text, where most are plain. */
export function textBytes(text: string): string {
  return isPlain(text) ? `"${text}"` : jsonBytes(text);
}

/** Such a text as what it stands for. */
export const toBuffer = (bytes: string): Uint8Array => Buffer.from(bytes, 'latin1');

/** Gathers output. */
export interface Sink {
  /** Bytes gathered so far. */
  readonly size: number;
  /** One character a byte. */
  text(bytes: string): void;
  copy(bytes: Uint8Array): void;
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

  return {
    get size() {
      return size;
    },
    text(bytes) {
      makeRoom(bytes.length);
      size += buffer.write(bytes, size, 'latin1');
    },
    copy(bytes) {
      makeRoom(bytes.length);
      buffer.set(bytes, size);
      size += bytes.length;
    },
    take() {
      const gathered = buffer.subarray(0, size);
      size = 0;
      return gathered;
    },
  };
}
