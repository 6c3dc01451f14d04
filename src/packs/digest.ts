import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { stableJson } from '../policy/canonical.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const bits = (a << 16) | (b << 8) | c;
    for (let shift = 18; shift >= 0; shift -= 6) text += ALPHABET[(bits >> shift) & 63];
  }
  const padding = (3 - (bytes.length % 3)) % 3;
  return text.slice(0, text.length - padding) + '='.repeat(padding);
}

/** `sha256-<base64>` of bytes. */
export function digestOfBytes(bytes: Uint8Array): string {
  return `sha256-${base64(sha256(bytes))}`;
}

/** `sha256-<base64>` of plain JSON data. The order of keys and the formatting of a file do not count. */
export function digestOf(value: unknown): string {
  return digestOfBytes(utf8ToBytes(stableJson(value)));
}
