/** A question about links, from options or from a line of input: both are checked here, with the same words. */
import type { Context } from '../engine/types.ts';
import type { JudgeKey } from '../packs/judges.ts';
import { isDay } from '../policy/day.ts';
import { suggest } from '../policy/nearest-name.ts';
import { MESSAGE_FORMS, type Pack, SENDERS } from '../policy/types.ts';
import { type Data, UsageError } from './command.ts';
import { lastValue, type OptionTable, type Values } from './options.ts';
import { overlayOptions } from './overlays.ts';

/** Options of commands that ask about links. */
export const questionOptions: OptionTable = {
  platform: { type: 'string', value: 'ID', help: 'The platform: see `interstice platforms`.' },
  at: { type: 'string', value: 'DAY', help: 'The day, written YYYY-MM-DD.' },
  surface: { type: 'string', value: 'ID', help: 'Where the link is met: direct, group, feed ...' },
  client: { type: 'string', value: 'ID', help: 'The client: android, ios ... Any, if not given.' },
  'client-version': {
    type: 'string',
    value: 'VERSION',
    help: 'Its version. The newest, if not given.',
  },
  region: { type: 'string', value: 'ID', help: 'The region, where rules depend on it.' },
  sender: { type: 'string', value: 'WHO', help: `Who sent it: ${SENDERS.join(' or ')}.` },
  form: {
    type: 'string',
    value: 'FORM',
    help: 'The form in which it arrived. What the platform made of it that day, if not given.',
  },
  flag: { type: 'string', value: 'ID', multiple: true, help: 'Conduct that an address does not show.' },
  language: { type: 'string', value: 'TAG', help: 'Language of reasons: en (default) or zh-CN.' },
  ...overlayOptions,
};

/** What is asked of a link, before it is checked; keys as in a line of input. */
export interface RawQuestion {
  readonly platform?: unknown;
  readonly at?: unknown;
  readonly surface?: unknown;
  readonly client?: unknown;
  readonly clientVersion?: unknown;
  readonly region?: unknown;
  readonly sender?: unknown;
  readonly form?: unknown;
  readonly flags?: unknown;
}

export const QUESTION_KEYS: readonly (keyof RawQuestion)[] = [
  'platform',
  'at',
  'surface',
  'client',
  'clientVersion',
  'region',
  'sender',
  'form',
  'flags',
];

/** A checked question: all but the link. */
export interface Question {
  readonly pack: Pack;
  readonly key: JudgeKey;
  readonly context: Context;
}

/** The options as a raw question. */
export function rawQuestion(values: Values): RawQuestion {
  const raw = {
    platform: lastValue(values, 'platform'),
    at: lastValue(values, 'at'),
    surface: lastValue(values, 'surface'),
    client: lastValue(values, 'client'),
    clientVersion: lastValue(values, 'client-version'),
    region: lastValue(values, 'region'),
    sender: lastValue(values, 'sender'),
    form: lastValue(values, 'form'),
    flags: values.flag,
  };
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined));
}

/** The values of an option that may be given several times, or several at once with commas; each once. */
export function listOf(values: Values, name: string): string[] {
  const parts = (values[name] ?? []).flatMap((value) => value.split(',')).map((value) => value.trim());
  return [...new Set(parts.filter((value) => value !== ''))];
}

export const ids = (items: readonly { readonly id: string }[] | undefined): string[] =>
  (items ?? []).map(({ id }) => id);

/** The value if it is one of the words, undefined if absent; throws otherwise. */
export function oneOf<Word extends string>(
  value: unknown,
  words: readonly Word[],
  [what, plural]: readonly [string, string],
): Word | undefined {
  if (value === undefined) return undefined;
  const found = words.find((word) => word === value);
  if (found === undefined)
    throw new UsageError(`There is no ${what} ${quote(value)}. ${suggest(String(value), words, plural)}`);
  return found;
}

export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function need<Value>(value: Value | undefined, what: string, hint: string): Value {
  if (value === undefined) throw new UsageError(`The ${what} is missing. ${hint}`);
  return value;
}

/** The pack of a platform; throws a UsageError with the nearest name where there is none. */
export function packOf(platform: unknown, { packs }: Data): Pack {
  const known = Object.keys(packs);
  const id = oneOf(need(platform, 'platform', `Known platforms: ${known.join(', ')}.`), known, [
    'platform',
    'platforms',
  ]);
  return packs[String(id)] as Pack;
}

/** Checks the version of a client. */
export function versionOf(version: unknown, client: string | undefined): string | undefined {
  if (version === undefined) return undefined;
  if (typeof version !== 'string' || !/^\d+(\.\d+)*$/.test(version)) {
    throw new UsageError(`${quote(version)} is not a version of a client. Write it like 8.0.11.`);
  }
  if (client === undefined)
    throw new UsageError('A version of a client says nothing without the client. Add the client.');
  return version;
}

function flagsOf(flags: unknown, pack: Pack): string[] | undefined {
  if (flags === undefined) return undefined;
  if (!Array.isArray(flags)) throw new UsageError(`${quote(flags)} is not a list of flags.`);
  return flags.map((flag) => String(oneOf(flag, ids(pack.flags), ['flag', `flags of ${pack.id}`])));
}

/** Checks a question. Throws a UsageError that says what is wrong and what would be right. */
export function checkQuestion(raw: RawQuestion, language: string | undefined, data: Data): Question {
  const pack = packOf(raw.platform, data);
  const of = (what: string): string => `${what} of ${pack.id}`;
  const at = need(raw.at, 'day', 'Write it as YYYY-MM-DD.');
  if (!isDay(at)) throw new UsageError(`${quote(at)} is not a day. Write one that exists, as YYYY-MM-DD.`);
  const surfaces = ids(pack.surfaces);
  const surface = need(
    oneOf(raw.surface, surfaces, ['surface', of('surfaces')]),
    'surface',
    `Known ${of('surfaces')}: ${surfaces.join(', ')}.`,
  );
  const client = oneOf(raw.client, ids(pack.clients), ['client', of('clients')]);
  const clientVersion = versionOf(raw.clientVersion, client);
  const region = oneOf(raw.region, ids(pack.regions), ['region', of('regions')]);
  const sender = oneOf(raw.sender, SENDERS, ['sender', 'senders']);
  const form = oneOf(raw.form, MESSAGE_FORMS, ['form', 'forms']);
  const flags = flagsOf(raw.flags, pack);
  return {
    pack,
    key: { platform: pack.id, at, client, clientVersion, region, language },
    context: {
      surface: surface as Context['surface'],
      ...(form !== undefined && { form }),
      ...(sender !== undefined && { sender }),
      ...(flags !== undefined && { flags }),
    },
  };
}

/**
 * Checks options before any line is read, so that what they get wrong is told once. What lines may still bring (the platform, the
 * day, the surface, the client of a version) may be absent.
 */
export function checkOptions(raw: RawQuestion, data: Data): void {
  if (raw.at !== undefined && !isDay(raw.at))
    checkQuestion({ ...raw, platform: Object.keys(data.packs)[0] }, 'en', data);
  if (raw.platform === undefined) return;
  const pack = packOf(raw.platform, data);
  const { clientVersion, ...rest } = raw;
  checkQuestion(
    {
      at: '2000-01-01',
      surface: pack.surfaces[0]?.id,
      ...rest,
      ...(raw.client !== undefined && clientVersion !== undefined && { clientVersion }),
    },
    'en',
    data,
  );
}

/** The language that texts are wanted in; throws where no pack has it. */
export function languageOf(values: Values, { packs }: Data): string {
  const known = new Set(['en', ...Object.values(packs).flatMap(({ name }) => Object.keys(name))]);
  return oneOf(lastValue(values, 'language'), [...known], ['language', 'languages']) ?? 'en';
}
