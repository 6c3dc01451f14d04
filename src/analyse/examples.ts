/** A concrete question for everything that is told of a space. */
import { saysOf } from '../engine/compile.ts';
import { type Day, MOMENTS, type Surface } from '../policy/types.ts';
import type { ScenarioCase } from '../scenario/types.ts';
import type { Entry, SpaceAnswers } from './answers.ts';
import type { Condition, Gap } from './gaps.ts';
import { type Cell, tablesFor } from './reachability.ts';

/** A question with the keys of a scenario case; `link` is null for a product of which no host is known, `destination` then names it. */
export type Question = Pick<
  ScenarioCase,
  'at' | 'surface' | 'client' | 'clientVersion' | 'region' | 'sender' | 'form' | 'flags'
> & { readonly link: string | null; readonly destination?: string };

/** The question about a group of links, on a day, on a surface, with whatever else is said. */
export function questionAbout(
  { space }: SpaceAnswers,
  at: Day,
  surface: Surface,
  group: number,
  condition: Condition,
): Question {
  const { example = null, members = [] } = space.links.groups[group] ?? {};
  const destination = members[0]?.destination;
  const link = { link: example, ...(example === null && destination != null && { destination }) };
  return { at, surface, ...link, ...condition };
}

/** The question of a cell. */
export function questionOf(answers: SpaceAnswers, { day, setting, context, group }: Cell): Question {
  const { surface, ...said } = context;
  return questionAbout(answers, day, surface, group, { ...setting, ...said });
}

/** The question of a gap: on its first day, about a link that has an address where one has. */
export function questionIn(answers: SpaceAnswers, { since, surfaces, links, conditions }: Gap): Question {
  const { groups } = answers.space.links;
  const [surface = 'direct'] = surfaces;
  const group = links.find((place) => groups[place]?.example !== null) ?? links[0] ?? 0;
  return questionAbout(answers, since, surface, group, conditions[0] ?? {});
}

/** How much a question says beyond day, surface and link. A product without an address cannot be asked about at all: the last choice. */
function lengthOf({ space }: SpaceAnswers, { setting, context, group }: Cell): number {
  const { flags = [], form, sender } = context;
  const conditions = Object.keys(setting).length + flags.length + (form ? 1 : 0) + (sender ? 1 : 0);
  return conditions + (space.links.groups[group]?.example === null ? 100 : 0);
}

/** The plainest question that an entry answers; null where it never speaks. */
export function witnessOf(answers: SpaceAnswers, place: number): Cell | null {
  const entry = answers.entries[place] as Entry;
  const { moment } = answers.space.pack.rules[entry.rule] ?? { moment: MOMENTS[0] };
  let best: Cell | null = null;
  let least = Number.POSITIVE_INFINITY;
  if (saysOf(entry.entry) === 'none') return null;
  for (const { day, setting, surface, table } of tablesFor(answers, entry)) {
    for (const [number, context] of answers.contextsOn(surface).entries()) {
      const voices = table[number]?.[moment] ?? [];
      for (const [group, voice] of voices.entries()) {
        if (voice <= 0 || answers.placeOf(voice) !== place) continue;
        const cell = { day, setting, context, group };
        // One of which it is open whether the rule covers it is a poor example.
        const length = lengthOf(answers, cell) + (answers.isUnsure(voice) ? 10 : 0);
        if (length >= least) continue;
        best = cell;
        least = length;
        if (length === 0) return best;
      }
    }
  }
  return best;
}
