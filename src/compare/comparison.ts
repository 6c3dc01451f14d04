/** Two days of a platform, two platforms on a day, or the record and a what-if, compared as a whole: data only. */
import type { LinkGroup } from '../analyse/links.ts';
import type { Setting } from '../analyse/space.ts';
import type { Judge } from '../engine/judge.ts';
import { inForce } from '../policy/day.ts';
import type { Day, LocalText, Pack, Source, Surface } from '../policy/types.ts';
import { type Differences, differencesOf } from './differences.ts';
import type { JointSpace } from './joint.ts';

/** What is asked of one side. */
export interface SideQuestion {
  readonly pack: Pack;
  readonly at: Day;
  /** The judge of that pack on that day. */
  judgeOf(setting: Setting): Judge;
}

/** What is to be known of a side before its answers are read. */
export interface SideOutline {
  readonly platform: string;
  readonly name: LocalText;
  readonly at: Day;
  readonly era: { readonly id: string; readonly name: LocalText } | null;
  /** The first day on record; null where nothing is. */
  readonly firstDay: Day | null;
  /** Overlays on it, the lowest first; empty where it is the record. */
  readonly hypothetical: readonly { readonly id: string; readonly name: LocalText }[];
  /** Surfaces that the other side lacks: nothing is compared there. */
  readonly only: readonly Surface[];
}

/** The comparison as plain JSON. */
export interface Comparison extends Differences {
  readonly before: SideOutline;
  readonly after: SideOutline;
  /** Surfaces on which they were compared. */
  readonly surfaces: readonly Surface[];
  /** Links that rules of either side can tell apart; `where` names places in this list. */
  readonly links: readonly LinkGroup[];
  /** Each source of a rule that is named, once. */
  readonly sources: readonly Source[];
}

function outlineOf({ pack, at }: SideQuestion, { surfaces }: JointSpace): SideOutline {
  const { id, name, eras, hypothetical = [] } = pack;
  const era = inForce(eras, at);
  return {
    platform: id,
    name,
    at,
    era: era ? { id: era.id, name: era.name } : null,
    firstDay: eras[0]?.from ?? null,
    hypothetical: hypothetical.map((overlay) => ({ id: overlay.id, name: overlay.name })),
    only: pack.surfaces.map((surface) => surface.id).filter((surface) => !surfaces.includes(surface)),
  };
}

/**
 * Compares two sides in everything that can be asked of both.
 *
 * @param space what can be asked, from `jointSpace`; it has at least one surface
 * @param onStep called now and then with the number of steps done and of all: for work that somebody waits for
 */
export async function comparisonOf(
  before: SideQuestion,
  after: SideQuestion,
  space: JointSpace,
  sources: Readonly<Record<string, Source>>,
  onStep?: (done: number, of: number) => void | Promise<void>,
): Promise<Comparison> {
  const found = await differencesOf(space, before.judgeOf, after.judgeOf, onStep);
  const cited = new Set(
    found.differences.flatMap(({ parts }) =>
      parts.flatMap((part) => [...part.before.sources, ...part.after.sources]),
    ),
  );
  const { asked, changed, onOtherGround, differences } = found;
  return {
    before: outlineOf(before, space),
    after: outlineOf(after, space),
    surfaces: space.surfaces,
    asked,
    changed,
    onOtherGround,
    differences,
    links: space.groups,
    sources: [...cited].flatMap((id) => (Object.hasOwn(sources, id) ? [sources[id] as Source] : [])),
  };
}
