/** The links that the rules of a pack can tell apart: a finite number of groups, with an example of each. */
import { compile } from '../engine/compile.ts';
import { createMatcher, type LinkClass, type ToMatch } from '../engine/match.ts';
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
  /** Place of the group of a host: that of the innermost address, as `Judge.classify` gives it. */
  groupOf(host: string): number;
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

/** What the rules of a pack ask of links, in each state of the catalogue: sets gain and lose members on a few days. */
interface States {
  /** The class in the first state; classes are told apart there as in all others. */
  classOf(candidate: Candidate): LinkClass;
  /** By state, by rule: what it says of a link. */
  matchesOf(candidate: Candidate): ToMatch[][];
}

function createStates(pack: Pack, catalogue: DestinationCatalogue, days: readonly Day[]): States {
  const linkPart = ({ to, domain, hostLabel }: When): string => JSON.stringify([to, domain, hostLabel]);
  // Each condition once: many rules are about the same links.
  const conditions = [...new Map(pack.rules.map(({ when }) => [linkPart(when), when]))];
  const order = new Map(conditions.map(([part], at) => [part, at]));
  const ofRules = pack.rules.map(({ when }) => order.get(linkPart(when)) ?? -1);
  const states = days.map((day) => {
    const matcher = createMatcher(compile({ pack, catalogue, day, digests: {} }));
    return { matcher, index: createHostIndex(matcher.hosts()) };
  });
  const classIn = ({ matcher, index }: (typeof states)[number], { host, destination }: Candidate) =>
    host === null
      ? matcher.ofDestination(destination)
      : matcher.refine(index.find(host) ?? matcher.unlisted, host);
  return {
    classOf: (candidate) => classIn(states[0] as (typeof states)[number], candidate),
    matchesOf: (candidate) =>
      states.map((state) => {
        const link = classIn(state, candidate);
        const matches = conditions.map(([, when]) => state.matcher.match(when, link));
        return ofRules.map((at) => matches[at] ?? 'no');
      }),
  };
}

/** Hosts of some candidates, by destination. */
function membersOf(
  candidates: readonly (Candidate & { readonly id: string | null })[],
  { destinations }: DestinationCatalogue,
): Member[] {
  const found = new Map<string | null, string[]>();
  for (const { id, host } of candidates) {
    const hosts = found.get(id) ?? [];
    if (host !== null && host !== UNLISTED && !hosts.includes(host)) hosts.push(host);
    found.set(id, hosts);
  }
  const members = [...found].map(([destination, hosts]): Member => {
    const listed = destinations.find(({ id }) => id === destination)?.hosts ?? [];
    return {
      destination,
      hosts,
      whole: destination !== null && listed.every(({ domain }) => hosts.includes(domain)),
    };
  });
  return members.filter(({ destination, hosts }) => destination !== null || hosts.length > 0);
}

/**
 * Groups the links that the rules of a pack can tell apart. Two links are in one group where each rule's `to`, `domain` and
 * `hostLabel` say the same of both on every day: then no decision of the platform differs between them.
 */
export function linksOf(pack: Pack, catalogue: DestinationCatalogue): Links {
  const days = membershipDays(pack, catalogue);
  const starts = ['0000-01-01', ...days];
  const states = createStates(pack, catalogue, starts);
  const bySignature = new Map<string, { group: number; matches: ToMatch[][]; candidates: Candidate[] }>();
  const byClass = new Map<LinkClass, number>();
  function add(candidate: Candidate): Candidate[] {
    const matches = states.matchesOf(candidate);
    const signature = matches.map((row) => row.join()).join(';');
    const found = bySignature.get(signature) ?? { group: bySignature.size, matches, candidates: [] };
    bySignature.set(signature, found);
    byClass.set(states.classOf(candidate), found.group);
    return found.candidates;
  }
  for (const candidate of candidatesOf(pack, catalogue)) add(candidate).push(candidate);
  // Redirectors are a class of their own for the engine, but rules do not tell them from what they belong to.
  for (const { domain } of catalogue.wrappers) add({ host: domain, destination: -1 });
  const all = [...bySignature.values()];
  const groups = all.map(({ candidates }): LinkGroup => {
    const unlisted = candidates.some(({ host }) => host === UNLISTED);
    const host = unlisted ? UNLISTED : candidates.find((one) => one.host !== null)?.host;
    return {
      example: host == null ? null : `https://${host}/`,
      members: membersOf(
        candidates.map((candidate) => ({ ...candidate, id: states.classOf(candidate).id })),
        catalogue,
      ),
      unlisted,
    };
  });
  const tables = starts.map((_, state) =>
    pack.rules.map((_rule, at) => all.map(({ matches }) => matches[state]?.[at] ?? 'no')),
  );
  return {
    groups,
    days,
    groupOf: (host) => byClass.get(states.classOf({ host, destination: -1 })) ?? -1,
    matchesOn: (day) => tables[starts.findLastIndex((start) => start <= day)] ?? [],
  };
}
