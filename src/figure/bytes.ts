/** Bytes and texts of files. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strFromU8, strToU8 } from 'fflate';

/** SHA-256 as `sha256sum` writes it: 64 hexadecimal digits. */
export const sha256Hex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** UTF-8. */
export const toBytes = (text: string): Uint8Array => strToU8(text);

/** UTF-8; what is none becomes U+FFFD. */
export const toText = (bytes: Uint8Array): string => strFromU8(bytes);

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
