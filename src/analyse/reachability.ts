/** Rules and entries that never speak. */
import { failedFixed, saysOf } from '../engine/compile.ts';
import { holds } from '../engine/holds.ts';
import type { Context } from '../engine/types.ts';
import { type Day, type DestinationCatalogue, MOMENTS, type Pack, type Rule } from '../policy/types.ts';
import { type Answers, answersOf, type Entry, type SpaceAnswers, type Table } from './answers.ts';
import { type Setting, spaceOf } from './space.ts';

/** What stands in the way of a rule. */
export interface Unreachable {
  readonly rule: Rule;
  /** Earlier rules that take what it asks for, in file order; empty where its own conditions can never hold. */
  readonly shadowedBy: readonly string[];
}

/** One question of the space. */
export interface Cell {
  readonly day: Day;
  readonly setting: Setting;
  readonly context: Context;
  /** Place of the group in `space.links.groups`. */
  readonly group: number;
}

/** The tables in which an entry may speak: on the days on which it is in force, for clients and regions and on surfaces that it names. */
export function* tablesFor(answers: SpaceAnswers, { rule: at, entry }: Entry) {
  const { pack, settings, days } = answers.space;
  const { when, history } = pack.rules[at] as Rule;
  const until = history[history.indexOf(entry) + 1]?.from;
  for (const day of days) {
    if (day < entry.from || (until !== undefined && day >= until)) continue;
    for (const setting of settings) {
      if (failedFixed(when, setting).length > 0) continue;
      for (const surface of when.surface ?? pack.surfaces.map(({ id }) => id)) {
        yield { day, setting, surface, table: answers.tableOn(day, setting, surface) };
      }
    }
  }
}

/** Answers whether an entry (by its place in `answers.entries`) ever speaks. What was seen on the way to one answer serves the next. */
export function createSearch(answers: SpaceAnswers): (place: number) => boolean {
  const spoke = new Set<number>();
  const seen = new Set<Table | Answers>();
  return (place) => {
    const entry = answers.entries[place] as Entry;
    // The end of a rule says nothing, and is none the worse for it.
    if (saysOf(entry.entry) === 'none') return false;
    for (const { table } of spoke.has(place) ? [] : tablesFor(answers, entry)) {
      if (seen.has(table)) continue;
      seen.add(table);
      for (const one of table) {
        if (seen.has(one)) continue;
        seen.add(one);
        for (const moment of MOMENTS) {
          for (const voice of one[moment]) if (voice > 0) spoke.add(answers.placeOf(voice));
        }
      }
      if (spoke.has(place)) break;
    }
    return spoke.has(place);
  };
}

/** What stands in the way of an entry that never speaks. */
export interface Shadow {
  /** Places in the pack of the rules that speak instead. */
  readonly rules: ReadonlySet<number>;
  /** A question on which it might have spoken; null where its conditions never hold together. */
  readonly example: Cell | null;
}

/** Looks at every question that meets the conditions of an entry. */
export function shadowOf(answers: SpaceAnswers, place: number): Shadow {
  const { space } = answers;
  const entry = answers.entries[place] as Entry;
  const { when, moment } = space.pack.rules[entry.rule] as Rule;
  const rules = new Set<number>();
  const seen = new Set<Table>();
  let example: Cell | null = null;
  if (saysOf(entry.entry) === 'none') return { rules, example };
  for (const { day, setting, surface, table } of tablesFor(answers, entry)) {
    if (seen.has(table)) continue;
    seen.add(table);
    const about = space.links.matchesOn(day)[entry.rule] ?? [];
    for (const [number, context] of answers.contextsOn(surface).entries()) {
      // Flags that it does not ask for let other rules speak, and say nothing of this one.
      if ((context.flags?.length ?? 0) !== (when.flags?.length ?? 0)) continue;
      if (moment === 'share' && context.form !== undefined && context.form !== saysOf(entry.entry)) continue;
      const { form, ...voices } = table[number] as Answers;
      for (const [group, match] of about.entries()) {
        if (match === 'no' || !holds(when, context, moment === 'click' ? form[group] : undefined)) continue;
        // Where there is nothing to tap, nobody speaks of the click.
        const speaker = answers.entryOf(voices[moment][group] ?? 0);
        if (!speaker) continue;
        rules.add(speaker.rule);
        example ??= { day, setting, context, group };
      }
    }
  }
  return { rules, example };
}

/**
 * Rules that never speak, whatever the day, link, surface, form, client, sender or flags.
 *
 * @param only ids of the rules to ask about; all where nothing is said
 */
export function unreachableRules(
  pack: Pack,
  catalogue: DestinationCatalogue,
  only?: ReadonlySet<string>,
): Unreachable[] {
  const answers = answersOf(spaceOf(pack, catalogue));
  const speaks = createSearch(answers);
  return pack.rules.flatMap((rule, at) => {
    if (only && !only.has(rule.id)) return [];
    const places = answers.entries.flatMap((entry, place) => (entry.rule === at ? [place] : []));
    if (places.some(speaks)) return [];
    const shadows = new Set(places.flatMap((place) => [...shadowOf(answers, place).rules]));
    return [{ rule, shadowedBy: pack.rules.flatMap(({ id }, other) => (shadows.has(other) ? [id] : [])) }];
  });
}
