/** Everything that can be asked about one platform and answered differently: a finite space, laid out along its sides. */
import { compareVersions } from '../engine/compile.ts';
import type { Context } from '../engine/types.ts';
import {
  type Day,
  type DestinationCatalogue,
  MESSAGE_FORMS,
  type MessageForm,
  type Pack,
  type Rule,
  SENDERS,
  type Sender,
} from '../policy/types.ts';
import { type Links, linksOf } from './links.ts';

/** For whom a policy is compiled: said, or left out. */
export interface Setting {
  readonly client?: string;
  readonly clientVersion?: string;
  readonly region?: string;
}

/**
 * The sides of the space. A question is one value of each: on a day, with a setting, in a context, about a link. Any other question
 * is answered as one of these is.
 */
export interface Space {
  readonly pack: Pack;
  readonly catalogue: DestinationCatalogue;
  /** In order. The answer on any other day is that of the last of these before it; before the first one nothing is on record. */
  readonly days: readonly Day[];
  /** Client, version and region; the first is the question that says none of them. */
  readonly settings: readonly Setting[];
  /** Surface, form, sender and flags; for each surface, the first is the question that says nothing else. */
  readonly contexts: readonly Context[];
  readonly links: Links;
  /** The number of questions. */
  readonly size: number;
}

function turningDays({ eras, rules }: Pack, links: Links): Day[] {
  const own = [...eras, ...rules.flatMap(({ history }) => history)].map(({ from }) => from).sort();
  const [first = ''] = own;
  // A set that changed before the first rule changes no answer.
  return [...new Set([...own, ...links.days.filter((day) => day > first)])].sort();
}

/** What is named, and one that is not, where there is one. */
function namedAndOther<Value>(named: readonly Value[], all: readonly Value[]): Value[] {
  const values = new Set(named);
  if (values.size === 0) return [];
  const other = all.find((value) => !values.has(value));
  return all.filter((value) => values.has(value) || value === other);
}

/** Clients and versions that rules can tell apart: not said, each client, and around each lowest version. */
function clientsOf({ rules, clients }: Pack): Setting[] {
  const bounds = (id: string) => rules.flatMap(({ when }) => when.clientVersion?.[id] ?? []);
  const named = rules.flatMap(({ when }) => [
    ...(when.client ?? []),
    ...Object.keys(when.clientVersion ?? {}),
  ]);
  const told = namedAndOther(
    named,
    clients.map(({ id }) => id),
  );
  return [
    {},
    ...told.flatMap((client) => {
      const versions = [...new Set(bounds(client))].sort(compareVersions);
      if (versions.length === 0) return [{ client }];
      // The newest version is what is meant where none is said.
      return [
        { client },
        ...['0', ...versions.slice(0, -1)].map((clientVersion) => ({ client, clientVersion })),
      ];
    }),
  ];
}

function settingsOf(pack: Pack): Setting[] {
  const regions = new Set(pack.rules.flatMap(({ when }) => when.region ?? []));
  const settings = clientsOf(pack);
  return [undefined, ...regions].flatMap((region) =>
    settings.map((setting) => (region === undefined ? setting : { ...setting, region })),
  );
}

/** Forms that an entry of a share rule, or a condition, names. */
export function formsNamed({ when, history }: Rule): MessageForm[] {
  return [...(when.form ?? []), ...MESSAGE_FORMS.filter((form) => history.some((one) => one.form === form))];
}

/** Forms without a rule of their own fall into three kinds: with a link in them, a token of which nothing is on record, and no link at all. */
const KINDS_OF_FORMS: readonly (readonly MessageForm[])[] = [
  ['link', 'card', 'bare-card', 'folded'],
  ['token', 'qr'],
  ['text', 'removed'],
];

function formsOf({ rules }: Pack): (MessageForm | undefined)[] {
  const named = new Set(rules.flatMap(formsNamed));
  const forms = new Set(KINDS_OF_FORMS.flatMap((kind) => kind.find((form) => !named.has(form)) ?? []));
  return [undefined, ...MESSAGE_FORMS.filter((form) => named.has(form) || forms.has(form))];
}

/** Flags that each rule names, and those of a rule for clicks with those of a share rule that decides whether there is a link. */
function flagSetsOf({ rules, flags = [] }: Pack): string[][] {
  const order = flags.map(({ id }) => id);
  const sets = new Map<string, string[]>([['', []]]);
  const add = (...parts: (readonly string[])[]) => {
    const set = order.filter((id) => parts.some((part) => part.includes(id)));
    sets.set(set.join(' '), set);
  };
  for (const { when } of rules) if (when.flags) add(when.flags);
  const decides = new Set(
    rules.flatMap(({ history }) =>
      history.flatMap((entry) =>
        entry.form !== undefined && entry.with?.clickable !== undefined ? [entry.form] : [],
      ),
    ),
  );
  for (const share of rules) {
    if (share.moment !== 'share' || !share.when.flags) continue;
    if (!formsNamed(share).some((form) => decides.has(form))) continue;
    for (const { moment, when } of rules)
      if (moment === 'click' && when.flags) add(share.when.flags, when.flags);
  }
  return [...sets.values()];
}

function contextsOf(pack: Pack): Context[] {
  const named = new Set(pack.rules.flatMap(({ when }) => when.sender ?? []));
  // A sender whom no rule names is as one of whom nothing is said.
  const senders: (Sender | undefined)[] = [undefined, ...SENDERS.filter((sender) => named.has(sender))];
  const forms = formsOf(pack);
  const flagSets = flagSetsOf(pack);
  return pack.surfaces.flatMap(({ id: surface }) =>
    senders.flatMap((sender) =>
      flagSets.flatMap((flags) =>
        forms.map((form) => ({
          surface,
          ...(form !== undefined && { form }),
          ...(sender !== undefined && { sender }),
          ...(flags.length > 0 && { flags }),
        })),
      ),
    ),
  );
}

/**
 * Lays out the space of a pack.
 *
 * Of flags, not every combination is there: only those that rules name, which is enough to find whether a rule can speak, because
 * more flags only let more of the earlier rules speak. What two rules with different flags make of one message, in which one of them
 * comes first anyway, is no question of its own.
 */
export function spaceOf(pack: Pack, catalogue: DestinationCatalogue): Space {
  const links = linksOf(pack, catalogue);
  const days = turningDays(pack, links);
  const settings = settingsOf(pack);
  const contexts = contextsOf(pack);
  const size = days.length * settings.length * contexts.length * links.groups.length;
  return { pack, catalogue, days, settings, contexts, links, size };
}
