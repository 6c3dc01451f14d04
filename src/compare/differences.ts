/** What differs between two days, two platforms, or the record and a what-if: every question that both can be asked is asked of both. */
import { type Box, boxesOf } from '../analyse/boxes.ts';
import type { Condition } from '../analyse/gaps.ts';
import type { LinkGroup } from '../analyse/links.ts';
import type { Judge } from '../engine/judge.ts';
import type { Reach } from '../engine/types.ts';
import { reachOf } from '../journey/reach.ts';
import { MOMENTS, type Moment, type Surface } from '../policy/types.ts';
import {
  type Cell,
  changeKey,
  createAsker,
  type JudgeOf,
  type JudgePair,
  judgementOn,
  judgePairs,
} from './ask.ts';
import { conditionKey, splitCondition } from './condition.ts';
import type { JointSpace } from './joint.ts';
import type { Ground, Said, Voice } from './sides.ts';

/** Where something differs: `link` holds places in the groups of the space. */
export type Where = Box<{ surface: Surface; link: number; condition: Condition }>;

/** A question that shows a difference, and the cheapest way to read on both sides. */
export interface Example {
  readonly surface: Surface;
  /** Null for a product of which no host is known. */
  readonly url: string | null;
  readonly destination: string | null;
  readonly condition: Condition;
  readonly before: Reach;
  readonly after: Reach;
}

/** The part of a difference that one pair of rules is responsible for. */
export interface Part {
  readonly before: Ground;
  readonly after: Ground;
  readonly where: readonly Where[];
  readonly example: Example;
}

/** Where the same became the same. */
export interface Difference {
  readonly moment: Moment;
  readonly before: Said;
  readonly after: Said;
  readonly parts: readonly Part[];
}

export interface Differences {
  /** Questions asked, and those of which the answer differs at some moment. */
  readonly asked: number;
  readonly changed: number;
  /** Questions with the same answer, of which the rule behind it differs. */
  readonly onOtherGround: number;
  /** Those of plain questions before those that need a condition; then by moment, surface and link. */
  readonly differences: readonly Difference[];
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/**
 * How far a question is from the plain one about a product that one can visit. A product without an address cannot be asked about at
 * all; any site that nothing lists has no name.
 */
function distanceOf({ condition, link }: Cell, groups: readonly LinkGroup[]): number {
  const { example, unlisted } = groups[link] as LinkGroup;
  return Object.keys(condition).length + (example === null ? 100 : unlisted ? 0.5 : 0);
}

function nearestOf(cells: readonly Cell[], { groups }: JointSpace): Cell {
  return cells.reduce((best, cell) => (distanceOf(cell, groups) < distanceOf(best, groups) ? cell : best));
}

/** A question that shows the difference, as plain as there is one. */
function exampleOf(cells: readonly Cell[], space: JointSpace, judges: readonly JudgePair[]): Example {
  const { surface, link, condition } = nearestOf(cells, space);
  const { setting, message } = splitCondition(condition);
  const group = space.groups[link] as LinkGroup;
  const pair = judges.find(({ settings }) =>
    settings.some((one) => conditionKey(one) === conditionKey(setting)),
  ) as JudgePair;
  const readOn = (judge: Judge): Reach =>
    reachOf(judgementOn(group, { surface, ...message }, judge), judge.policy).read;
  const destination = group.members[0]?.destination ?? null;
  return {
    surface,
    url: group.example,
    destination,
    condition,
    before: readOn(pair.before),
    after: readOn(pair.after),
  };
}

function partOf(cells: readonly Cell[], space: JointSpace, judges: readonly JudgePair[]): Part {
  const [{ before, after }] = cells as [Cell];
  const where = boxesOf(
    cells.map(({ surface, link, condition }) => ({ surface, link, condition })),
    ['surface', 'link', 'condition'],
  );
  return { before: before.ground, after: after.ground, where, example: exampleOf(cells, space, judges) };
}

/** 1 where every cell needs a condition: those are told last. */
const needsMore = (cells: readonly Cell[]): number =>
  cells.every(({ condition }) => Object.keys(condition).length > 0) ? 1 : 0;

const saidOf = ({ says, with: params }: Voice): Said => ({ says, with: params });

function differenceOf(
  moment: Moment,
  cells: readonly Cell[],
  space: JointSpace,
  judges: readonly JudgePair[],
): Difference {
  const [{ before, after }] = cells as [Cell];
  const byRules = grouped(cells, (cell) => `${cell.before.groundKey} ${cell.after.groundKey}`);
  const parts = byRules
    .sort((one, other) => needsMore(one) - needsMore(other))
    .map((some) => partOf(some, space, judges));
  return { moment, before: saidOf(before), after: saidOf(after), parts };
}

/**
 * Asks both sides everything, and gathers what differs.
 *
 * A difference is told for the plain question (a surface and a link); for one that says more (client, region, form, sender, flags)
 * only where it is not the one that the question without it has too.
 *
 * @param onStep called now and then with the number of steps done and of all
 */
export async function differencesOf(
  space: JointSpace,
  before: JudgeOf,
  after: JudgeOf,
  onStep: (done: number, of: number) => void | Promise<void> = () => {},
): Promise<Differences> {
  const { groups, settings, surfaces } = space;
  const judges = judgePairs(settings, before, after);
  const ask = createAsker(space, judges);
  const cells: Record<Moment, Cell[]> = { compose: [], share: [], click: [] };
  const totals = { asked: 0, changed: 0, onOtherGround: 0 };
  let steps = 0;
  for (const surface of surfaces) {
    for (const link of groups.keys()) {
      const answers = ask(surface, link);
      for (const key of ['asked', 'changed', 'onOtherGround'] as const) totals[key] += answers[key];
      for (const moment of MOMENTS) cells[moment].push(...answers.cells[moment]);
      steps += 1;
      await onStep(steps, surfaces.length * groups.length);
    }
  }

  const differences = MOMENTS.flatMap((moment) =>
    grouped(cells[moment], (cell) => changeKey(cell.before, cell.after)).map((same) => ({ moment, same })),
  )
    .sort((one, other) => needsMore(one.same) - needsMore(other.same))
    .map(({ moment, same }) => differenceOf(moment, same, space, judges));
  return { ...totals, differences };
}
