/** Answers as bytes, in the order in which `decide` says things, put together from pieces that many answers share. */
import type { Rulings, Told } from '../../engine/match.ts';
import type { LinkFacts } from '../../engine/types.ts';
import { tokenText } from '../../tokens/index.ts';
import { isPlain, jsonBytes, type Sink, textBytes } from './bytes.ts';
import type { Place } from './dated-catalogue.ts';

/** What stands behind the link in an answer, from its closing brace on. */
export interface Tail {
  /** Up to the end of the line; where the message has a text, up to that text. */
  readonly rest: Uint8Array;
  /** The shape of that text, and what follows it. */
  readonly text?: { readonly shape: string; readonly after: Uint8Array };
}

/** What a decision says of the destination, from behind the host to the list of redirectors. */
export function linkBytes({ id, owner, category, sets }: Told): string {
  const [one, two, three, four] = [id, owner, category, sets].map(jsonBytes);
  return `,"destination":${one},"owner":${two},"category":${three},"sets":${four},"unwrapped":`;
}

/** @param bytes makes bytes of a text, or gives those that it made of the same before */
export function tailOf(
  { compose, message, click }: Rulings,
  packs: Readonly<Record<string, string>>,
  bytes: (text: string) => Uint8Array,
): Tail {
  const shown = jsonBytes(message);
  const before = `},"compose":${jsonBytes(compose)},"message":`;
  const after = `,"click":${jsonBytes(click)},"packs":${jsonBytes(packs)}}\n`;
  const { shape } = message.with;
  if (typeof shape !== 'string') return { rest: bytes(before + shown + after) };
  const rest = bytes(`${before}${shown.slice(0, -1)},"text":`);
  return { rest, text: { shape, after: bytes(`}${after}`) } };
}

/** A web address, as far as a line tells of it. `unwrapped` = hosts of redirectors, outermost first. */
export interface WebLink {
  readonly url: string;
  readonly host: string;
  readonly unwrapped: readonly string[];
  readonly place: Place;
}

/** Writes the answer about a web address. `start` = all that stands before the address. */
export function writeAnswer(
  out: Sink,
  start: string,
  { url, host, unwrapped, place }: WebLink,
  { rest, text }: Tail,
): void {
  if (unwrapped.length === 0 && isPlain(url) && isPlain(host)) {
    out.text(`${start}"${url}","host":"${host}"${place.bytes}[]`);
  } else {
    out.text(`${start}${textBytes(url)},"host":${textBytes(host)}${place.bytes}${jsonBytes(unwrapped)}`);
  }
  out.copy(rest);
  if (!text) return;
  const { destination } = place;
  const title = destination?.name['zh-CN'] ?? host;
  out.text(textBytes(tokenText(text.shape, { url, destination: destination?.id ?? null, title })));
  out.copy(text.after);
}

/** Writes the answer about what is no web address. `start` = all that stands before the link. */
export function writeOther(out: Sink, start: string, facts: LinkFacts, { rest }: Tail): void {
  out.text(`${start}${jsonBytes(facts).slice(0, -1)}`);
  out.copy(rest);
}
