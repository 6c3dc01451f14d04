/** On which days the decisions of a platform change, and which eras do not differ. */
import { saysOf } from '../engine/compile.ts';
import { stableJson } from '../policy/canonical.ts';
import type { Day, Era } from '../policy/types.ts';
import { type Answers, NOBODY, type SpaceAnswers, type Table, type Voice } from './answers.ts';

/** A day on which something starts: whether any decision of the space is another one than on the day before. */
export interface TurningDay {
  readonly day: Day;
  readonly changes: boolean;
  /** Rules of which an entry starts on that day. */
  readonly rules: readonly string[];
  /** The era that starts on that day. */
  readonly era: string | null;
}

/** What is decided in an answer, as numbers: treatment, form and parameters, not who says so, since when, or on whose word. */
type Decided = readonly number[];

/** Numbers values; equal ones get the same number. */
function createNumbers(): (value: string) => number {
  const known = new Map<string, number>();
  return (value) => {
    const number = known.get(value) ?? known.size;
    known.set(value, number);
    return number;
  };
}

function createDecided({ entries, placeOf, isUnsure }: SpaceAnswers): (answers: Answers) => Decided {
  const numberOf = createNumbers();
  const UNKNOWN = numberOf('unknown');
  const decisionOf = (says: string, params = {}) => numberOf(stableJson([says, params]));
  const ALLOWED = decisionOf('allowed');
  const said = entries.map(({ entry }) => {
    const says = saysOf(entry);
    return says === 'unknown' ? UNKNOWN : decisionOf(says, entry.with);
  });
  const of = (voice: Voice): number => (isUnsure(voice) ? UNKNOWN : (said[placeOf(voice)] ?? UNKNOWN));
  const kept = new Map<Answers, Decided>();
  return (answers) => {
    let decided = kept.get(answers);
    if (!decided) {
      decided = answers.click.flatMap((click, group) => {
        const share = answers.share[group] ?? NOBODY;
        const compose = answers.compose[group] ?? NOBODY;
        const message = share > NOBODY ? of(share) : UNKNOWN;
        // A voice below nobody's stands for itself: see `NOTHING_TO_TAP`.
        const tapped = click > NOBODY ? of(click) : click === NOBODY ? UNKNOWN : click;
        // Where no rule speaks of sending, a message of which something is on record can have been sent.
        const nothing = message === UNKNOWN && tapped === UNKNOWN ? UNKNOWN : ALLOWED;
        return [
          compose > NOBODY ? of(compose) : nothing,
          message,
          numberOf(`form ${answers.form[group]}`),
          tapped,
        ];
      });
      kept.set(answers, decided);
    }
    return decided;
  };
}

/** Answers whether two tables decide the same. */
function createComparison(answers: SpaceAnswers): (one: Table, other: Table) => boolean {
  const decidedIn = createDecided(answers);
  const equal = new Map<Answers, Map<Answers, boolean>>();
  function same(one: Answers, other: Answers): boolean {
    if (one === other) return true;
    let by = equal.get(one);
    if (!by) {
      by = new Map();
      equal.set(one, by);
    }
    let found = by.get(other);
    if (found === undefined) {
      const decided = decidedIn(other);
      found = decidedIn(one).every((number, at) => number === decided[at]);
      by.set(other, found);
    }
    return found;
  }
  return (one, other) => one === other || one.every((mine, at) => same(mine, other[at] as Answers));
}

/** Every day on which an era, an entry or a membership starts, in order, the first left out: before it nothing is on record. */
export function turningDaysOf(answers: SpaceAnswers): TurningDay[] {
  const { pack, days, settings } = answers.space;
  const same = createComparison(answers);
  return days.slice(1).map((day, at) => {
    const before = days[at] as Day;
    const changes = pack.surfaces.some(({ id }) =>
      settings.some(
        (setting) => !same(answers.tableOn(before, setting, id), answers.tableOn(day, setting, id)),
      ),
    );
    return {
      day,
      changes,
      rules: pack.rules.filter(({ history }) => history.some(({ from }) => from === day)).map(({ id }) => id),
      era: pack.eras.find(({ from }) => from === day)?.id ?? null,
    };
  });
}

/** Two eras, one after the other, in which every question has one and the same answer on every day of both. */
export interface SameEras {
  readonly era: Era;
  readonly next: Era;
}

/** Pairs of adjacent eras that do not differ. */
export function sameErasOf(
  { eras }: { readonly eras: readonly Era[] },
  turning: readonly TurningDay[],
): SameEras[] {
  return eras.flatMap((era, at) => {
    const next = eras[at + 1];
    if (!next) return [];
    const end = eras[at + 2]?.from;
    const within = turning.filter(({ day }) => day > era.from && (end === undefined || day < end));
    return within.some(({ changes }) => changes) ? [] : [{ era, next }];
  });
}
