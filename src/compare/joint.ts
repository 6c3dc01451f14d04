/** The questions that can be put to two packs at once: everything that rules of either of them can tell apart. */
import { type LinkGroup, linksOf, type Member } from '../analyse/links.ts';
import { type Setting, spaceOf } from '../analyse/space.ts';
import type { Context } from '../engine/types.ts';
import type { DestinationCatalogue, Pack, Surface } from '../policy/types.ts';

export interface JointSpace {
  /** Names and rules of both; a pack only in form. */
  readonly pack: Pack;
  /** Surfaces that both have. */
  readonly surfaces: readonly Surface[];
  readonly settings: readonly Setting[];
  readonly contexts: readonly Context[];
  readonly groups: readonly LinkGroup[];
}

interface Named {
  readonly id: string;
}

const idsOf = (items: readonly Named[] = []): Set<string> => new Set(items.map(({ id }) => id));

function inBoth<Item extends Named>(one: readonly Item[], other: readonly Named[]): Item[] {
  const known = idsOf(other);
  return one.filter(({ id }) => known.has(id));
}

function inEither<Item extends Named>(one: readonly Item[] = [], other: readonly Item[] = []): Item[] {
  const known = idsOf(one);
  return [...one, ...other.filter(({ id }) => !known.has(id))];
}

/** A client that one of them lacks cannot be asked about; of a region or flag that one lacks, its rules know nothing. */
function jointPack(before: Pack, after: Pack): Pack {
  if (before === after) return after;
  const same = new Set(before.rules);
  return {
    ...before,
    surfaces: inBoth(before.surfaces, after.surfaces),
    clients: inBoth(before.clients, after.clients),
    regions: inEither(before.regions, after.regions),
    flags: inEither(before.flags, after.flags),
    rules: [...before.rules, ...after.rules.filter((rule) => !same.has(rule))],
  };
}

/** Where each product and host of some groups is: its place, and the group. */
function placesOf(groups: readonly LinkGroup[]): Map<string, number> {
  const places = new Map<string, number>();
  groups.forEach(({ members }, place) => {
    for (const { destination, hosts } of members) {
      for (const host of hosts) places.set(host, place);
      if (hosts.length === 0) places.set(`:${destination}`, place);
    }
  });
  return places;
}

/** The part of a group that lies in one group of the other partition. */
function partOf(group: LinkGroup, members: readonly Member[], unlisted: boolean): LinkGroup {
  const host = members.flatMap(({ hosts }) => hosts)[0];
  const example = unlisted ? group.example : host === undefined ? null : `https://${host}/`;
  return { example, members, unlisted };
}

/** Groups that neither partition tells apart. */
function meet(groups: readonly LinkGroup[], others: readonly LinkGroup[]): LinkGroup[] {
  const places = placesOf(others);
  const unlistedPlace = others.findIndex(({ unlisted }) => unlisted);
  return groups.flatMap((group) => {
    const parts = new Map<number, Member[]>();
    const add = (place: number, member: Member) => parts.set(place, [...(parts.get(place) ?? []), member]);
    for (const { destination, hosts, whole } of group.members) {
      if (hosts.length === 0) add(places.get(`:${destination}`) ?? -1, { destination, hosts, whole });
      const byPlace = new Map<number, string[]>();
      for (const host of hosts) {
        const place = places.get(host) ?? -1;
        byPlace.set(place, [...(byPlace.get(place) ?? []), host]);
      }
      for (const [place, some] of byPlace)
        add(place, { destination, hosts: some, whole: whole && some.length === hosts.length });
    }
    if (group.unlisted && !parts.has(unlistedPlace)) parts.set(unlistedPlace, []);
    return [...parts].map(([place, members]) =>
      partOf(group, members, group.unlisted && place === unlistedPlace),
    );
  });
}

/** Lays out what both packs can be asked. Where they are one and the same, it is the space of that pack. */
export function jointSpace(before: Pack, after: Pack, catalogue: DestinationCatalogue): JointSpace {
  const pack = jointPack(before, after);
  const { settings, contexts, links } = spaceOf(pack, catalogue);
  // What is a platform's own depends on whose it is: links must be told apart as each of them would.
  const groups =
    before.owner === after.owner
      ? links.groups
      : meet(links.groups, linksOf({ ...pack, owner: after.owner }, catalogue).groups);
  return { pack, surfaces: pack.surfaces.map(({ id }) => id), settings, contexts, groups };
}
