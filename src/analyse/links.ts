/** The links that the rules of a pack can tell apart: a finite number of groups, with an example of each. */
import { compile } from '../engine/compile.ts';
import { createMatcher, type LinkClass, type Matcher, type ToMatch } from '../engine/match.ts';
import { createHostIndex } from '../links/hosts.ts';
import type { Day, DestinationCatalogue, Pack, When } from '../policy/types.ts';

/** A product in a group, or hosts that belong to none. */
export interface Member {
  /** Destination id; null for hosts that the catalogue does not list. */
  readonly destination: string | null;
  /** Those of its hosts that are in the group; none where no host of it is known. */
  readonly hosts: readonly string[];
  /** False where other hosts of it are in another group. */
  readonly whole: boolean;
}

/** Links that no rule of the pack tells apart, on any day. */
export interface LinkGroup {
  /** An address of the group; null where no host of it is known. */
  readonly example: string | null;
  readonly members: readonly Member[];
  /** True for the group of every link that nothing lists. */
  readonly unlisted: boolean;
}

/** The groups, and what the rules say of each on a day. */
export interface Links {
  readonly groups: readonly LinkGroup[];
  /** Days on which a product enters or leaves a set that a rule names. */
  readonly days: readonly Day[];
  /** By rule (its place in the pack), then by group. What holds on a day is the answer for the last of `days` before it. */
  matchesOn(day: Day): readonly (readonly ToMatch[])[];
}

/** A host, or a destination without any; the class that it is in may change with the day. */
interface Candidate {
  readonly host: string | null;
  readonly destination: number;
}

/** Never in any list: the top-level name is reserved for that. */
const UNLISTED = 'unlisted.invalid';

/** Every host that may make a difference. Hosts that rules name by domain and by label meet where the domain is one label. */
function candidatesOf({ rules }: Pack, { destinations }: DestinationCatalogue): Candidate[] {
  const domains = rules.flatMap(({ when }) => when.domain ?? []);
  const labels = rules.flatMap(({ when }) => when.hostLabel ?? []);
  const known = destinations.flatMap(({ hosts }, destination): Candidate[] =>
    hosts.length === 0
      ? [{ host: null, destination }]
      : hosts.map(({ domain }) => ({ host: domain, destination })),
  );
  const tops = ['invalid', ...domains.filter((domain) => !domain.includes('.'))];
  const others = [
    ...domains,
    ...tops.flatMap((top) => [`unlisted.${top}`, ...labels.map((label) => `${label}.${top}`)]),
  ];
  return [...known, ...[...new Set(others)].map((host) => ({ host, destination: -1 }))];
}

/** Days on which the answer to "is it in the set" changes, for sets that rules name. */
function membershipDays({ rules }: Pack, { destinations }: DestinationCatalogue): Day[] {
  const named = new Set(rules.flatMap(({ when }) => when.to ?? []));
  const days = new Set<Day>();
  for (const { relations = {} } of destinations) {
    for (const [set, history] of Object.entries(relations)) {
      if (named.has(`@${set}`)) for (const { from } of history) days.add(from);
    }
  }
  return [...days].sort();
}

/** The class of each candidate on a day. */
function classesOn(policyMatcher: Matcher, candidates: readonly Candidate[]): LinkClass[] {
  const index = createHostIndex(policyMatcher.hosts());
  return candidates.map(({ host, destination }) =>
    host === null
      ? policyMatcher.ofDestination(destination)
      : policyMatcher.refine(index.find(host) ?? policyMatcher.unlisted, host),
  );
}

const linkPart = ({ to, domain, hostLabel }: When): string => JSON.stringify([to, domain, hostLabel]);

function membersOf(classes: readonly LinkClass[], hosts: readonly (string | null)[], at: readonly number[]) {
  const found = new Map<string | null, string[]>();
  for (const place of at) {
    const id = classes[place]?.id ?? null;
    const list = found.get(id) ?? [];
    const host = hosts[place];
    if (host != null && host !== UNLISTED) list.push(host);
    found.set(id, list);
  }
  return found;
}

/**
 * Groups the links that the rules of a pack can tell apart. Two links are in one group where each rule's `to`, `domain` and
 * `hostLabel` say the same of both on every day: then no decision of the platform differs between them.
 */
export function linksOf(pack: Pack, catalogue: DestinationCatalogue): Links {
  const candidates = candidatesOf(pack, catalogue);
  const days = membershipDays(pack, catalogue);
  // Each condition once: many rules are about the same links.
  const parts = [...new Map(pack.rules.map(({ when }) => [linkPart(when), when])).entries()];
  const states = ['0000-01-01', ...days].map((day) => {
    const matcher = createMatcher(compile({ pack, catalogue, day, digests: {} }));
    const classes = classesOn(matcher, candidates);
    return { day, classes, found: parts.map(([, when]) => classes.map((link) => matcher.match(when, link))) };
  });

  const bySignature = new Map<string, number[]>();
  candidates.forEach((_, at) => {
    const signature = states.map(({ found }) => found.map((row) => row[at]).join()).join(';');
    const same = bySignature.get(signature);
    if (same) same.push(at);
    else bySignature.set(signature, [at]);
  });
  const places = [...bySignature.values()];
  const hosts = candidates.map(({ host }) => host);
  const classes = states[0]?.classes ?? [];
  const groups = places.map((at): LinkGroup => {
    const unlisted = at.some((place) => hosts[place] === UNLISTED);
    const host = unlisted ? UNLISTED : at.map((place) => hosts[place]).find((one) => one != null);
    const members = [...membersOf(classes, hosts, at)].map(([destination, found]): Member => {
      const listed = catalogue.destinations.find(({ id }) => id === destination)?.hosts ?? [];
      return {
        destination,
        hosts: [...new Set(found)],
        whole: destination !== null && listed.every(({ domain }) => found.includes(domain)),
      };
    });
    return {
      example: host == null ? null : `https://${host}/`,
      members: members.filter(({ destination, hosts }) => destination !== null || hosts.length > 0),
      unlisted,
    };
  });

  const order = new Map(parts.map(([key], at) => [key, at]));
  const tables = states.map(({ day, found }) => ({
    day,
    rows: pack.rules.map(({ when }) => {
      const row = found[order.get(linkPart(when)) ?? -1] ?? [];
      return places.map(([first = -1]) => row[first] ?? 'no');
    }),
  }));
  return {
    groups,
    days,
    matchesOn: (day) => tables.findLast((table) => table.day <= day)?.rows ?? [],
  };
}
