/** What there is to say of a pack as a whole, as plain JSON. */
import { saysOf } from '../engine/compile.ts';
import type { Day, DestinationCatalogue, Moment, Pack, Rule } from '../policy/types.ts';
import { answersOf, type Entry, type SpaceAnswers } from './answers.ts';
import { sameErasOf, turningDaysOf } from './changes.ts';
import { type Question, questionIn, questionOf, witnessOf } from './examples.ts';
import { type Gap, gapsOf } from './gaps.ts';
import type { LinkGroup } from './links.ts';
import { createSearch, shadowOf } from './reachability.ts';
import { spaceOf } from './space.ts';

/** An entry of a rule. `says` is its treatment or form. */
export interface EntryName {
  readonly rule: string;
  readonly moment: Moment;
  readonly from: Day;
  readonly says: string;
}

/** An entry that never speaks. */
export interface SilentEntry extends EntryName {
  /** Rules that speak instead, in file order; none where its own conditions never hold together. */
  readonly shadowedBy: readonly string[];
  /** A question that it would have answered. */
  readonly example: Question | null;
}

/** An entry that no scenario touches: none asks a question that it answers, or, of a rule's end, would have answered. */
export interface UncoveredEntry extends EntryName {
  /** What a scenario might ask. */
  readonly example: Question | null;
}

export interface Analysis {
  readonly platform: string;
  readonly rules: number;
  readonly entries: number;
  /** The first day on record, and the last on which anything starts. */
  readonly since: Day | null;
  readonly last: Day | null;
  /** The links that rules can tell apart; places in this list stand in `gaps`. */
  readonly links: readonly LinkGroup[];
  readonly unreachable: {
    /** Rules of which no entry ever speaks. */
    readonly rules: readonly string[];
    readonly entries: readonly SilentEntry[];
  };
  readonly gaps: readonly (Gap & { readonly example: Question })[];
  /** Adjacent eras in which every question has one and the same answer. */
  readonly sameEras: readonly { readonly era: string; readonly next: string }[];
  /** Days on which an era or an entry starts and no decision changes. */
  readonly quietDays: readonly {
    readonly day: Day;
    readonly rules: readonly string[];
    readonly era: string | null;
  }[];
  /** Null where there were no scenarios. */
  readonly coverage: {
    readonly cases: number;
    readonly coveredRules: number;
    readonly coveredEntries: number;
    readonly uncoveredRules: readonly string[];
    readonly uncovered: readonly UncoveredEntry[];
  } | null;
}

/** What scenarios have touched, and how many cases there were. */
export interface Covered {
  readonly cases: number;
  touched(rule: string, from: Day): boolean;
}

function nameOf({ space }: SpaceAnswers, { rule: at, entry }: Entry): EntryName {
  const { id, moment } = space.pack.rules[at] as Rule;
  return { rule: id, moment, from: entry.from, says: saysOf(entry) };
}

function silentEntries(answers: SpaceAnswers): SilentEntry[] {
  const speaks = createSearch(answers);
  return answers.entries.flatMap((entry, place) => {
    if (saysOf(entry.entry) === 'none' || speaks(place)) return [];
    const { rules, example } = shadowOf(answers, place);
    return {
      ...nameOf(answers, entry),
      shadowedBy: answers.space.pack.rules.flatMap(({ id }, at) => (rules.has(at) ? [id] : [])),
      example: example && questionOf(answers, example),
    };
  });
}

/** The question of a rule's end is that of the entry before it, asked on the day of the end. */
function exampleOf(answers: SpaceAnswers, place: number): Question | null {
  const { entry, rule } = answers.entries[place] as Entry;
  if (saysOf(entry) !== 'none') {
    const witness = witnessOf(answers, place);
    return witness && questionOf(answers, witness);
  }
  const before = answers.entries[place - 1]?.rule === rule ? exampleOf(answers, place - 1) : null;
  return before && { ...before, at: entry.from };
}

function coverageOf(answers: SpaceAnswers, { cases, touched }: Covered): Analysis['coverage'] {
  const { pack } = answers.space;
  const isTouched = ({ id, history }: Rule) => history.some(({ from }) => touched(id, from));
  const uncovered = answers.entries.flatMap((entry, place) => {
    const name = nameOf(answers, entry);
    return touched(name.rule, name.from) ? [] : [{ ...name, example: exampleOf(answers, place) }];
  });
  const uncoveredRules = pack.rules.filter((rule) => !isTouched(rule)).map(({ id }) => id);
  return {
    cases,
    coveredRules: pack.rules.length - uncoveredRules.length,
    coveredEntries: answers.entries.length - uncovered.length,
    uncoveredRules,
    uncovered,
  };
}

/** Looks at every question that can be asked about a platform. */
export function analyse(
  pack: Pack,
  catalogue: DestinationCatalogue,
  covered: Covered | null = null,
): { readonly analysis: Analysis; readonly cells: number } {
  const space = spaceOf(pack, catalogue);
  const answers = answersOf(space);
  const silent = silentEntries(answers);
  const isSilent = ({ id, history }: Rule) =>
    history.every(
      (entry) =>
        saysOf(entry) === 'none' || silent.some(({ rule, from }) => rule === id && from === entry.from),
    );
  const turning = turningDaysOf(answers);
  const analysis: Analysis = {
    platform: pack.id,
    rules: pack.rules.length,
    entries: answers.entries.length,
    since: space.days[0] ?? null,
    last: space.days.at(-1) ?? null,
    // What belongs to the group of every other link, the catalogue says.
    links: space.links.groups.map((group) => (group.unlisted ? { ...group, members: [] } : group)),
    unreachable: { rules: pack.rules.filter(isSilent).map(({ id }) => id), entries: silent },
    gaps: gapsOf(answers).map((gap) => ({ ...gap, example: questionIn(answers, gap) })),
    sameEras: sameErasOf(pack, turning).map(({ era, next }) => ({ era: era.id, next: next.id })),
    quietDays: turning.filter(({ changes }) => !changes).map(({ day, rules, era }) => ({ day, rules, era })),
    coverage: covered && coverageOf(answers, covered),
  };
  return { analysis, cells: space.size };
}
