/**
 * Every message between contexts, in one place: what it is called, whether it wants an answer, who may send it, and the shape of
 * what it carries. All go to the background, which checks all of it (background/router.ts).
 */

import { type KeptOverlay, keptFields } from './overlays/kept.ts';
import { fits, flag, nullable, object, oneOf, optional, type Shape, text, whole } from './shape.ts';
import {
  type LastClick,
  LONGEST_HOST,
  lastClickFields,
  type Settings,
  type SimulatedApp,
  type SiteSetting,
  settingsFields,
  siteFields,
} from './storage.ts';

/** What a change came to. `code` is a key of the catalogues (`errors`), `detail` the value that it speaks of. */
export type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: ErrorCode; readonly detail: string };

export const ERROR_CODES = [
  'unknown-platform',
  'bad-day',
  'bad-origin',
  'bad-value',
  'cannot-compile',
  'cannot-store',
  'bad-overlay',
  'too-many-overlays',
  'overlays-too-large',
  'refused',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

type Optional = 'overlay' | 'client' | 'clientVersion' | 'region' | 'sender' | 'form';

/** Only what is to change; null takes an optional setting away. */
export type SettingsChange = Partial<Omit<Settings, Optional>> & {
  readonly [K in Optional]?: Settings[K] | null;
};

export interface SiteChange extends Partial<SiteSetting> {
  readonly origin: string;
  /** The tab in which the site stands, perhaps in a frame. */
  readonly tabId?: number | undefined;
}

export interface Contract<Payload, Answer> {
  /** `request` is answered with what came of it, `notify` with null once it is done. */
  readonly verb: 'notify' | 'request';
  /** Who may send it: `content` = any script of ours, in a web page too; `page` = only the extension's own pages and background. */
  readonly trust: 'content' | 'page';
  readonly payload: Shape<Payload>;
  readonly answer: Shape<Answer>;
}

function notify<Payload>(trust: 'content' | 'page', payload: Shape<Payload>): Contract<Payload, null> {
  return {
    verb: 'notify',
    trust,
    payload,
    answer: (value, at) => (value === null ? null : at),
  };
}

function request<Payload, Answer>(payload: Shape<Payload>, answer: Shape<Answer>): Contract<Payload, Answer> {
  return { verb: 'request', trust: 'page', payload, answer };
}

const outcome: Shape<Outcome> = (value, at) =>
  object<{ ok: boolean; code?: ErrorCode; detail?: string }>({
    ok: flag,
    code: optional(oneOf(ERROR_CODES)),
    detail: optional(text(10_000)),
  })(value, at);

const nothing = object<Record<never, never>>({});

function orNull<T>(shape: Shape<T>): Shape<T | null | undefined> {
  return optional(nullable(shape));
}

export const contracts = {
  /** A content script took over a click, and did this. */
  'report-click': notify('content', object<LastClick>(lastClickFields)),
  /** The person switched the gloss in a simulated screen. */
  'set-gloss': notify('content', object<{ on: boolean }>({ on: flag })),
  /** The person told the platform, as this page simulates it, not to ask again: of this host, or (null) at all. */
  remember: notify(
    'content',
    object<SimulatedApp & { host: string | null }>({
      platform: settingsFields.platform,
      day: settingsFields.day,
      client: settingsFields.client,
      clientVersion: settingsFields.clientVersion,
      region: settingsFields.region,
      overlay: settingsFields.overlay,
      host: nullable(text(LONGEST_HOST)),
    }),
  ),
  /** The platform shall ask again. */
  'forget-remembered': request(nothing, outcome),
  /** Make sure that everything stored is of today's layout and that what is derived fits it. */
  prepare: request(nothing, outcome),
  'change-settings': request(
    object<SettingsChange>({
      enabled: optional(settingsFields.enabled),
      platform: optional(settingsFields.platform),
      day: optional(settingsFields.day),
      overlay: orNull(settingsFields.overlay),
      client: orNull(settingsFields.client),
      clientVersion: orNull(settingsFields.clientVersion),
      region: orNull(settingsFields.region),
      sender: orNull(settingsFields.sender),
      form: orNull(settingsFields.form),
      flags: optional(settingsFields.flags),
      language: optional(settingsFields.language),
      gloss: optional(settingsFields.gloss),
      messagesAsArrived: optional(settingsFields.messagesAsArrived),
    }),
    outcome,
  ),
  'change-site': request(
    object<SiteChange>({
      origin: text(2000),
      on: optional(siteFields.on),
      surface: optional(siteFields.surface),
      generic: siteFields.generic,
      tabId: optional(whole),
    }),
    outcome,
  ),
  /** What is stored of a site may go. One that is not stored is no fault. */
  'forget-site': request(object<{ origin: string }>({ origin: text(2000) }), outcome),
  /** An overlay that the page has checked: a new one, or one that was checked anew. It takes the place of one with the same id. */
  'keep-overlay': request(object<KeptOverlay>(keptFields), outcome),
  /** One that is not kept is no fault. */
  'remove-overlay': request(object<{ id: string }>({ id: text() }), outcome),
  /** The person has seen that stored values were damaged; what was kept of them may go. */
  'forget-damage': request(nothing, outcome),
} satisfies Record<string, Contract<unknown, unknown>>;

export type MessageName = keyof typeof contracts;
type ContractOf<N extends MessageName> = (typeof contracts)[N];
export type PayloadOf<N extends MessageName> = ContractOf<N> extends Contract<infer P, infer _> ? P : never;
export type AnswerOf<N extends MessageName> = ContractOf<N> extends Contract<infer _, infer A> ? A : never;
type NotifyName = { [N in MessageName]: AnswerOf<N> extends null ? N : never }[MessageName];
export type RequestName = Exclude<MessageName, NotifyName>;

/** A message as it travels. */
export interface Message<N extends MessageName = MessageName> {
  readonly interstice: N;
  readonly payload: PayloadOf<N>;
  /** Of a request that is also kept in storage (pending.ts): one that comes twice is handled once. */
  readonly id?: string;
}

type Send = (message: Message) => Promise<unknown>;

/** Sends a request and checks the answer. Throws where there is no receiver or its answer has the wrong shape. */
export async function ask<N extends RequestName>(
  send: Send,
  name: N,
  payload: PayloadOf<N>,
): Promise<AnswerOf<N>> {
  const answer = await send({ interstice: name, payload } as Message);
  const shape = contracts[name].answer as Shape<AnswerOf<N>>;
  const fault = shape(answer, `answer to ${name}`);
  if (fault !== null) throw new Error(fault);
  return answer as AnswerOf<N>;
}

export type Receipt =
  | {
      readonly ok: true;
      readonly name: MessageName;
      readonly payload: unknown;
      readonly id?: string | undefined;
    }
  | { readonly ok: false; readonly fault: string };

/** Reads what came in as a message. null = not one of ours. */
export function readMessage(raw: unknown): Receipt | null {
  if (!fits(envelope, raw)) return null;
  const name = raw.interstice;
  if (!Object.hasOwn(contracts, name)) return { ok: false, fault: `no message is called "${name}"` };
  const contract: Contract<unknown, unknown> = contracts[name as MessageName];
  const fault = contract.payload(raw.payload, name);
  return fault === null
    ? { ok: true, name: name as MessageName, payload: raw.payload, id: raw.id }
    : { ok: false, fault };
}

const envelope = object<{ interstice: string; payload: unknown; id?: string | undefined }>({
  interstice: text(),
  payload: () => null,
  id: optional(text()),
});
