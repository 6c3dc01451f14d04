/** Every stored item in one list: its area, default and version. Migrations stand in `migrations/`. */
import type { CompiledPolicy } from '../src/engine/types.ts';
import { isDay } from '../src/policy/day.ts';
import {
  type Day,
  MESSAGE_FORMS,
  type MessageForm,
  SENDERS,
  type Sender,
  SURFACES,
  type Surface,
} from '../src/policy/types.ts';
import type { Remembered } from '../src/treatments/types.ts';
import { type Captured, capturedFields, type PressedLink } from './capture/captured.ts';
import type { Outline } from './outline.ts';
import { type KeptOverlay, keptShape } from './overlays/kept.ts';
import {
  anything,
  fits,
  flag,
  list,
  nullable,
  object,
  oneOf,
  optional,
  passing,
  record,
  type Shape,
  text,
  whole,
} from './shape.ts';
import type { SiteAdapter } from './sites/types.ts';
import type { StageKit } from './stage/kit.ts';

export interface Settings {
  /** The simulation as a whole. */
  readonly enabled: boolean;
  readonly platform: string;
  /** Id of the overlay on the platform's pack; without it, the record as it is. */
  readonly overlay?: string;
  readonly day: Day;
  readonly client?: string;
  readonly clientVersion?: string;
  readonly region?: string;
  readonly sender?: Sender;
  /** The form in which every link arrived; without it the share rules say. */
  readonly form?: MessageForm;
  readonly flags: readonly string[];
  /** `auto` = the browser's language. */
  readonly language: string;
  /** Show an English gloss beside original wording. */
  readonly gloss: boolean;
  /** "Show messages as they arrived". */
  readonly messagesAsArrived: boolean;
}

/** What of the settings makes another app of it: what a person has told one is nothing to another. */
export type SimulatedApp = {
  readonly [K in 'platform' | 'day']: Settings[K];
} & {
  readonly [K in 'overlay' | 'client' | 'clientVersion' | 'region']?: Settings[K] | undefined;
};

/** What holds for one allowed site. */
export interface SiteSetting {
  readonly on: boolean;
  readonly surface: Surface | 'detect';
  /** The adapter is set aside, because it does not fit the site any more: any page. */
  readonly generic?: boolean;
}

/** All that a content script needs, in one item, so that it reads once and never asks. Derived by the background from the rest. */
export interface ActiveState {
  readonly format: 2;
  readonly enabled: boolean;
  /** Without `dormant` rules. */
  readonly policy: CompiledPolicy;
  /** Those that the platform has: of any other nothing is on record, and links there are left alone. */
  readonly surfaces: readonly Surface[];
  /** Resolved, never `auto`. */
  readonly language: string;
  /** Texts and looks of the stage in that language, so that the page script need not carry them. */
  readonly kit: StageKit;
  readonly gloss: boolean;
  readonly messagesAsArrived: boolean;
  readonly sender?: Sender;
  readonly form?: MessageForm;
  readonly flags: readonly string[];
  /** What the person has told the platform not to ask about again; absent where that is nothing. */
  readonly remembered?: Remembered;
  /** What is known of chat sites, by id (`extension/sites`). */
  readonly adapters: Readonly<Record<string, SiteAdapter>>;
  /** By origin, e.g. `https://chat.example`. */
  readonly sites: Readonly<Record<string, SiteSetting>>;
}

/** The last click that was taken over, by tab; kept for the session. */
export interface LastClick {
  readonly url: string;
  readonly surface: Surface;
  /** The form that was shown, chosen by hand or not. */
  readonly form: string;
  readonly platform: string;
  readonly day: Day;
  readonly treatment: string | null;
  readonly rule: string | null;
}

/** A click with what else its judgement depended on, so that it can be explained later. */
export interface ClickRecord extends LastClick {
  readonly overlay?: string;
  readonly client?: string;
  readonly clientVersion?: string;
  readonly region?: string;
  readonly sender?: Sender;
  /** `form` of the settings: absent where the share rules chose. */
  readonly givenForm?: MessageForm;
  readonly flags: readonly string[];
}

/** A stored value that could not be read. It is kept, word for word, until the person says that it may go. */
export interface Damage {
  readonly item: string;
  readonly value: unknown;
  /** What is wrong with it, and where. */
  readonly fault: string;
}

/** One stored item. `since` is the version of the storage layout in which its shape last changed. */
export interface Item<T> {
  readonly key: string;
  readonly area: 'local' | 'session';
  readonly since: number;
  readonly initial: T;
  readonly shape: Shape<T>;
}

const day: Shape<Day> = passing('a day, written YYYY-MM-DD', isDay);
const flags = list(text(), 100);
const sender = optional(oneOf(SENDERS));
const givenForm = optional(oneOf(MESSAGE_FORMS));
const word = text();
const maybeWord = optional(word);
const surface = oneOf(SURFACES);

/** Longest host that there can be is 253 letters; an IPv6 address in brackets is shorter. */
export const LONGEST_HOST = 255;

/** Longest address that is remembered with a click. */
export const LONGEST_URL = 70_000;

export const lastClickFields = {
  url: text(LONGEST_URL),
  surface,
  form: word,
  platform: word,
  day,
  treatment: nullable(word),
  rule: nullable(word),
} satisfies { [K in keyof LastClick]: Shape<LastClick[K]> };

export const settingsFields = {
  enabled: flag,
  platform: word,
  overlay: maybeWord,
  day,
  client: maybeWord,
  clientVersion: maybeWord,
  region: maybeWord,
  sender,
  form: givenForm,
  flags,
  language: word,
  gloss: flag,
  messagesAsArrived: flag,
} satisfies { [K in keyof Required<Settings>]: Shape<Settings[K]> };

export const siteFields = {
  on: flag,
  surface: oneOf([...SURFACES, 'detect']),
  generic: optional(flag),
} satisfies { [K in keyof Required<SiteSetting>]: Shape<SiteSetting[K]> };

export const settingsItem: Item<Settings> = {
  key: 'settings',
  area: 'local',
  since: 1,
  initial: {
    enabled: true,
    platform: 'wechat',
    day: '2021-09-20',
    flags: [],
    language: 'auto',
    gloss: true,
    messagesAsArrived: false,
  },
  shape: object<Settings>(settingsFields),
};

export const sitesItem: Item<Readonly<Record<string, SiteSetting>>> = {
  key: 'sites',
  area: 'local',
  since: 1,
  initial: {},
  shape: record(object<SiteSetting>(siteFields)),
};

/** By id. */
export const overlaysItem: Item<Readonly<Record<string, KeptOverlay>>> = {
  key: 'overlays',
  area: 'local',
  since: 2,
  initial: {},
  shape: keptShape,
};

/** Hosts that are remembered at most, the oldest forgotten first. */
export const MOST_HOSTS = 500;

/** What the person has told the simulated platform not to ask about again, on its simulated day. */
export const rememberedItem: Item<Remembered> = {
  key: 'remembered',
  area: 'local',
  since: 1,
  initial: { all: false, hosts: [] },
  shape: object<Remembered>({ all: flag, hosts: list(text(LONGEST_HOST), MOST_HOSTS) }),
};

/** True for what the background derived in today's format. What is inside was made by our own compiler. */
function derived(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === 2;
}

export const activeItem: Item<ActiveState | null> = {
  key: 'active',
  area: 'local',
  since: 2,
  initial: null,
  shape: nullable(passing('what the background derives, format 2', derived)),
};

export const outlineItem: Item<Outline | null> = {
  key: 'outline',
  area: 'local',
  since: 2,
  initial: null,
  shape: nullable(passing('what the background derives, format 2', derived)),
};

export const damagedItem: Item<readonly Damage[]> = {
  key: 'damaged',
  area: 'local',
  since: 1,
  initial: [],
  shape: list(object<Damage>({ item: word, value: anything, fault: text(10_000) })),
};

/** What a judgement depends on beside the link and the day. */
const judgedWith = {
  overlay: maybeWord,
  client: maybeWord,
  clientVersion: maybeWord,
  region: maybeWord,
  sender,
  givenForm,
  flags,
};

/** By tab id. */
export const clicksItem: Item<Readonly<Record<string, ClickRecord>>> = {
  key: 'clicks',
  area: 'session',
  since: 1,
  initial: {},
  shape: record(object<ClickRecord>({ ...lastClickFields, ...judgedWith })),
};

/** The picture of a tab that was just taken, until the page that shows it has taken it over. */
export const captureItem: Item<Captured | null> = {
  key: 'capture',
  area: 'session',
  since: 2,
  initial: null,
  shape: nullable(
    object<Captured>({
      ...capturedFields,
      day,
      click: nullable(
        object<PressedLink>({ url: lastClickFields.url, surface, platform: word, day, ...judgedWith }),
      ),
    }),
  ),
};

/** Version of the layout of storage.local: the number of the last migration that ran. */
export const versionItem: Item<number> = {
  key: 'version',
  area: 'local',
  since: 1,
  initial: 0,
  shape: whole,
};

/** Every stored item there is. */
export const items: readonly Item<unknown>[] = [
  settingsItem,
  sitesItem,
  activeItem,
  outlineItem,
  overlaysItem,
  rememberedItem,
  damagedItem,
  clicksItem,
  captureItem,
  versionItem,
];

export interface Reading<T> {
  readonly value: T;
  /** There where something was stored that does not have the shape. */
  readonly damage?: Damage;
}

/**
 * Takes an item out of what a storage area gave. Never throws: where the stored value is wrong, each of its keys that is right is
 * kept, the rest is as at first, and the wrong value comes back as `damage`, for the background to keep aside.
 */
export function readItem<T>(stored: Readonly<Record<string, unknown>>, item: Item<T>): Reading<T> {
  const value = stored[item.key];
  if (value === undefined) return { value: item.initial };
  const fault = item.shape(value, item.key);
  if (fault === null) return { value: value as T };
  return { value: salvage(value, item), damage: { item: item.key, value, fault } };
}

function salvage<T>(value: unknown, item: Item<T>): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return item.initial;
  if (typeof item.initial !== 'object' || item.initial === null || Array.isArray(item.initial))
    return item.initial;
  let saved: T = item.initial;
  for (const [key, one] of Object.entries(value)) {
    const tried = { ...saved, [key]: one };
    if (fits(item.shape, tried)) saved = tried;
  }
  return saved;
}
