/** Answers as bytes, in the order in which `decide` says things, put together from pieces that many answers share. */
import type { Rulings, Told } from '../../engine/match.ts';
import type { LinkFacts } from '../../engine/types.ts';
import { tokenText } from '../../tokens/index.ts';
import { bytesOf, open, type Sink } from './bytes.ts';
import type { Place } from './dated-catalogue.ts';

/** What stands behind the link in an answer, from its closing brace on. */
export interface Tail {
  /** Up to the end of the line; where the message has a text, up to that text. */
  readonly rest: Uint8Array;
  /** The shape of that text, and what follows it. */
  readonly text?: { readonly shape: string; readonly after: Uint8Array };
}

/** What a decision says of the destination, from behind the host to the list of redirectors. */
export function linkBytes({ id, owner, category, sets }: Told): Uint8Array {
  const told = JSON.stringify({ destination: id, owner, category, sets });
  return bytesOf(`,${open(told).slice(1)},"unwrapped":`);
}

/** @param bytes makes bytes of a text, or gives those that it made of the same before */
export function tailOf(
  { compose, message, click }: Rulings,
  packs: Readonly<Record<string, string>>,
  bytes: (text: string) => Uint8Array,
): Tail {
  const shown = JSON.stringify(message);
  const before = `},"compose":${JSON.stringify(compose)},"message":`;
  const after = `,"click":${JSON.stringify(click)},"packs":${JSON.stringify(packs)}}\n`;
  const { shape } = message.with;
  if (typeof shape !== 'string') return { rest: bytes(before + shown + after) };
  const rest = bytes(`${before}${open(shown)},"text":`);
  return { rest, text: { shape, after: bytes(`}${after}`) } };
}

const HOST = bytesOf(',"host":');
const NO_REDIRECTORS = bytesOf('[]');

/** Writes the answer about a web address, from the address on. `unwrapped` = hosts of redirectors, outermost first. */
export function writeWeb(
  out: Sink,
  url: string,
  host: string,
  unwrapped: readonly string[],
  { destination, bytes }: Place,
  { rest, text }: Tail,
): void {
  out.quoted(url);
  out.copy(HOST);
  out.quoted(host);
  out.copy(bytes);
  if (unwrapped.length === 0) out.copy(NO_REDIRECTORS);
  else out.text(JSON.stringify(unwrapped));
  out.copy(rest);
  if (!text) return;
  const title = destination?.name['zh-CN'] ?? host;
  out.quoted(tokenText(text.shape, { url, destination: destination?.id ?? null, title }));
  out.copy(text.after);
}

/** Writes the answer about what is no web address, from the link on. */
export function writeOther(out: Sink, facts: LinkFacts, { rest }: Tail): void {
  out.text(open(JSON.stringify(facts)));
  out.copy(rest);
}
