/**
 * Answers for a stream of questions in any order. What is asked again and again (the policy of a span of days, what it says of a kind of
 * links in a context) is worked out once and kept as bytes; a line then costs a look at the address and joining a few pieces. Memory is
 * bounded: where too much has been kept, all of it is dropped and begun anew.
 */
import { factsOf } from '../../engine/judge.ts';
import type { Context, LinkFacts } from '../../engine/types.ts';
import { classifyOther, parseAddress } from '../../links/address.ts';
import { isDay } from '../../policy/day.ts';
import type { Day } from '../../policy/types.ts';
import type { Data } from '../command.ts';
import { checkQuestion, type RawQuestion } from '../question.ts';
import { linkBytes, type Tail, tailOf, writeOther, writeWeb } from './answer.ts';
import { bytesOf, type Sink } from './bytes.ts';
import { createDatedCatalogue, type DatedCatalogue, type Place } from './dated-catalogue.ts';
import type { Kind } from './kinds.ts';
import { createLinks } from './links.ts';
import { createPlatform, type Platform } from './platform.ts';
import type { SpanPolicy } from './span-policy.ts';

/** Of days, questions and answers together: some 30 MB. */
const MOST_PIECES = 200_000;

/** What is asked beside the link and the day, on one span of days of one platform. */
interface Cell {
  readonly context: Context;
  readonly policy: SpanPolicy;
  /** `","era":"stage-2","surface":"group","link":` */
  readonly middle: Uint8Array;
  /** The same with the beginning of a web link. */
  readonly middleOfWeb: Uint8Array;
  /** By number of the kind of links. */
  readonly tails: (Tail | undefined)[];
}

/** Writes one line. */
export type WriteAnswer = (out: Sink, url: string, raw: RawQuestion) => void;

const NOBODY = { id: null, owner: null, category: null, sets: [] };
const NOWHERE: Place = { destination: null, bytes: linkBytes(NOBODY) };

const isPlain = ({ client, clientVersion, region, sender, form, flags }: RawQuestion): boolean =>
  client === undefined &&
  clientVersion === undefined &&
  region === undefined &&
  sender === undefined &&
  form === undefined &&
  flags === undefined;

/** All that is asked beside the link, the platform and the day. As JSON, so that values of another type have another name. */
const nameOf = ({ surface, client, clientVersion, region, sender, form, flags }: RawQuestion): string =>
  JSON.stringify({ surface, client, clientVersion, region, sender, form, flags });

function writeStart(out: Sink, { start }: Platform<Cell>, at: Day, middle: Uint8Array): void {
  out.copy(start);
  out.ascii(at);
  out.copy(middle);
}

/**
 * Makes the function that answers: it writes the bytes of `JSON.stringify(decide(...))` and a line feed. It throws a UsageError for what is
 * no question, and has written nothing then.
 *
 * @param mostPieces days, questions and answers kept at once
 */
export function createAnswers(data: Data, language: string, mostPieces = MOST_PIECES): WriteAnswer {
  const findLink = createLinks(data);
  const catalogueOn = createDatedCatalogue(data.catalogue);
  const platforms = new Map<unknown, Platform<Cell>>();
  /** Days that have been checked. */
  const days = new Map<unknown, DatedCatalogue>();
  /** By what was ruled: the engine gives the same object where it rules the same. */
  const tails = new WeakMap<object, Tail>();
  /** The same bytes are kept once, whoever says them. */
  const texts = new Map<string, Uint8Array>();
  let pieces = 0;

  /** Counts what is about to be kept, and drops all before where it is too much. */
  function keep(count: number): void {
    pieces += count;
    if (pieces <= mostPieces) return;
    pieces = count;
    texts.clear();
    days.clear();
    for (const platform of platforms.values()) platform.forget();
  }

  /** Undefined for what is no day. */
  function addDay(at: unknown): DatedCatalogue | undefined {
    if (!isDay(at)) return undefined;
    keep(1);
    const catalogue = catalogueOn(at);
    days.set(at, catalogue);
    return catalogue;
  }

  /** Checks the question, with the words that it is refused with, and gets ready for its platform and day. */
  function prepare(raw: RawQuestion): Cell {
    const { pack, key, context } = checkQuestion(raw, language, data);
    keep(1);
    const platform = platforms.get(pack.id) ?? createPlatform<Cell>(pack, data.digests, language);
    platforms.set(pack.id, platform);
    const span = platform.spanOn(key.at);
    const name = isPlain(raw) ? null : nameOf(raw);
    const known = name === null ? span.plain.get(raw.surface) : span.other.get(name);
    if (known) return known;
    const middle = `${span.era}${JSON.stringify(context.surface)},"link":`;
    const cell: Cell = {
      context,
      policy: platform.policyFor(span, key),
      middle: bytesOf(middle),
      middleOfWeb: bytesOf(`${middle}{"kind":"web","url":`),
      tails: [],
    };
    if (name === null) span.plain.set(raw.surface, cell);
    else span.other.set(name, cell);
    return cell;
  }

  function bytesOnce(text: string): Uint8Array {
    const bytes = texts.get(text) ?? bytesOf(text);
    texts.set(text, bytes);
    return bytes;
  }

  function tailFor(rulings: SpanPolicy['notWeb'], { packs }: SpanPolicy): Tail {
    const tail = tails.get(rulings) ?? tailOf(rulings, packs, bytesOnce);
    tails.set(rulings, tail);
    return tail;
  }

  function addTail({ policy, context, tails }: Cell, { number, link }: Kind): Tail {
    keep(1);
    const tail = tailFor(policy.rulings(link, context), policy);
    tails[number] = tail;
    return tail;
  }

  function factsOfOther(url: string, { compiled }: DatedCatalogue): LinkFacts {
    const { schemes, destinations } = compiled;
    const { kind, scheme } = classifyOther(parseAddress(url), { has: (one) => Object.hasOwn(schemes, one) });
    const at = Object.hasOwn(schemes, scheme) ? (schemes[scheme] as number) : -1;
    return factsOf(kind, url, '', [], destinations[at] ?? NOBODY);
  }

  return (out, url, raw) => {
    const at = raw.at as Day;
    let platform = platforms.get(raw.platform);
    let catalogue = days.get(at) ?? addDay(at);
    const span = platform && catalogue && platform.spanOn(at);
    let cell = span && (isPlain(raw) ? span.plain.get(raw.surface) : span.other.get(nameOf(raw)));
    if (!platform || !catalogue || !cell) {
      cell = prepare(raw);
      platform = platforms.get(raw.platform) as Platform<Cell>;
      catalogue ??= catalogueOn(at);
    }
    const found = findLink(url);
    if (!found) {
      const tail = tailFor(cell.policy.notWeb, cell.policy);
      writeStart(out, platform, at, cell.middle);
      writeOther(out, factsOfOther(url, catalogue), tail);
      return;
    }
    const { group, host, unwrapped } = found;
    const kind = platform.kindOf(group, catalogue);
    const tail = cell.tails[kind.number] ?? addTail(cell, kind);
    writeStart(out, platform, at, cell.middleOfWeb);
    writeWeb(out, url, host, unwrapped, catalogue.places[group.destination] ?? NOWHERE, tail);
  };
}
