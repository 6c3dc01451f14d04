/** The files of this folder: one for each platform, and one on how links are read. */
import { answersOf, type SpaceAnswers } from '../../src/analyse/answers.ts';
import { spaceOf } from '../../src/analyse/space.ts';
import type { LinkFacts } from '../../src/engine/types.ts';
import type { DestinationCatalogue, Pack } from '../../src/policy/types.ts';
import { decisionsDigest, groupsOf, NOT_WEB } from './decide.ts';
import { type CorpusLink, commonLinks, ownLinks } from './links.ts';
import { groupName, listingOf, memberName } from './listing.ts';
import { readings } from './readings.ts';

/** What is made for a platform. */
export interface PlatformCorpus {
  readonly answers: SpaceAnswers;
  readonly links: readonly CorpusLink[];
  readonly groups: readonly (number | undefined)[];
  /** The text of its file. */
  readonly text: string;
}

const number = (value: number): string => value.toLocaleString('en');

function groupLines({ space: { links } }: SpaceAnswers, groups: readonly (number | undefined)[]): string[] {
  const counts = new Map<number | undefined, number>();
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  const line = (name: string, place: number, members: string) =>
    `  ${[name, number(counts.get(place) ?? 0), members].filter((part) => part !== '').join('  ')}`;
  return [
    ...links.groups.map((group, place) => {
      const all = group.unlisted ? '' : group.members.map(memberName).join(', ');
      return line(groupName(group), place, all === groupName(group) ? '' : all);
    }),
    line('(no web address)', NOT_WEB, ''),
  ];
}

/** How surely each entry is known, and of whom: it counts in decisions, and no cell says it. */
function entryLines({ rules }: Pack): string[] {
  return rules.flatMap(({ id, when, history }) =>
    history.map(({ from, confidence, disputed }) => {
      const clients = when.client && `about ${when.client.join('+')}`;
      return `  ${[`${id} ${from} ${confidence}`, disputed && 'disputed', clients].filter(Boolean).join(', ')}`;
    }),
  );
}

/** Memberships that rules go by and nobody wrote down: what rests on one is assumed. */
function assumedLines({ rules }: Pack, { destinations }: DestinationCatalogue): string[] {
  const sets = new Set(rules.flatMap(({ when }) => when.to ?? []).filter((to) => to.startsWith('@')));
  return destinations.flatMap(({ id, relations = {} }) =>
    Object.entries(relations).flatMap(([set, history]) =>
      history
        .filter(
          ({ confidence, member }) => sets.has(`@${set}`) && confidence === 'assumed' && member === 'yes',
        )
        .map(({ from }) => `  ${id} in ${set} ${from} assumed`),
    ),
  );
}

/** Links, and how they are read. */
export interface ReadLinks {
  readonly links: readonly CorpusLink[];
  readonly read: readonly LinkFacts[];
}

/** The links that every platform is asked about. */
export function readCommonLinks(catalogue: DestinationCatalogue): ReadLinks {
  const links = commonLinks(catalogue);
  return { links, read: readings(links, catalogue) };
}

/** Asks everything about a platform. */
export function platformCorpus(
  pack: Pack,
  catalogue: DestinationCatalogue,
  common: ReadLinks,
): PlatformCorpus {
  const answers = answersOf(spaceOf(pack, catalogue));
  const own = ownLinks(pack, catalogue);
  const links = [...common.links, ...own];
  const groups = groupsOf(answers, [...common.read, ...readings(own, catalogue)]);
  const { days, size } = answers.space;
  const decisions = links.length * days.length * pack.surfaces.length;
  const text = [
    `${pack.name.en} (${pack.id}): ${number(decisions)} decisions on ${number(links.length)} links (${own.length} of them its own),`,
    `${days.length} days and ${pack.surfaces.length} surfaces: ${decisionsDigest(answers, groups)}. ${number(size)} questions in all.`,
    'Written by `npm run corpus`; see docs/testing.md.',
    '',
    'links that rules tell apart, and how many of the corpus there are',
    ...groupLines(answers, groups),
    '',
    listingOf(answers),
    '',
    'how surely it is known',
    ...entryLines(pack),
    ...assumedLines(pack, catalogue),
    '',
  ].join('\n');
  return { answers, links, groups, text };
}

/** A file as blocks, each with its first line as its name: the day, without the digest beside it. */
function blocksOf(text: string): Map<string, string[]> {
  return new Map(
    text.split('\n\n').map((block) => {
      const [first = '', ...lines] = block.trim().split('\n');
      const day = /^(\d{4}-\d{2}-\d{2}) {2}([0-9a-f]+)$/.exec(first);
      return day
        ? [day[1] as string, [`  (${day[2]})`, ...lines]]
        : [first.split(':')[0] as string, [first, ...lines]];
    }),
  );
}

/** Lines that came and went between two texts of one file, below the days or headings that they stand under. */
export function changedLines(before: string, after: string): string[] {
  const [old, now] = [blocksOf(before), blocksOf(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  return names.flatMap((name) => {
    const was = old.get(name) ?? [];
    const is = now.get(name) ?? [];
    const gone = was.filter((line) => !is.includes(line));
    const come = is.filter((line) => !was.includes(line));
    if (gone.length + come.length === 0) return [];
    return [name, ...gone.map((line) => `- ${line.trim()}`), ...come.map((line) => `+ ${line.trim()}`)];
  });
}
