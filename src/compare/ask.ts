/** Asks both sides of a comparison about one surface and one group of links, in every way. */
import type { Condition } from '../analyse/gaps.ts';
import type { LinkGroup } from '../analyse/links.ts';
import type { Setting } from '../analyse/space.ts';
import { judgeDestination } from '../engine/inspect.ts';
import type { Judge } from '../engine/judge.ts';
import type { LinkClass } from '../engine/match.ts';
import type { Context, Judgement } from '../engine/types.ts';
import { parseAddress } from '../links/address.ts';
import { MOMENTS, type Moment, type Surface } from '../policy/types.ts';
import { conditionKey, lessSpecific } from './condition.ts';
import type { JointSpace } from './joint.ts';
import { createReader, type Voice } from './sides.ts';

/** Both judges for some clients, versions and regions, for which both have the same rules in force. */
export interface JudgePair {
  readonly settings: readonly Setting[];
  readonly before: Judge;
  readonly after: Judge;
}

/** One question of which the answer differs at a moment. */
export interface Cell {
  readonly surface: Surface;
  /** Place of the group in the space. */
  readonly link: number;
  readonly condition: Condition;
  readonly before: Voice;
  readonly after: Voice;
}

/** Answers for one side, by client, version and region. */
export type JudgeOf = (setting: Setting) => Judge;

/** The judges of both sides; settings for which the same rules are in force share a pair. */
export function judgePairs(settings: readonly Setting[], before: JudgeOf, after: JudgeOf): JudgePair[] {
  const pairs = new Map<string, { settings: Setting[]; before: Judge; after: Judge }>();
  for (const setting of settings) {
    const sides = { before: before(setting), after: after(setting) };
    const key = [sides.before, sides.after]
      .map(({ policy }) => policy.rules.map(({ index }) => index).join())
      .join(' ');
    const pair = pairs.get(key);
    if (pair) pair.settings.push(setting);
    else pairs.set(key, { settings: [setting], ...sides });
  }
  return [...pairs.values()];
}

/** What was asked, and what of it differs. */
export interface Asked {
  readonly asked: number;
  /** Questions of which the answer differs at some moment. */
  readonly changed: number;
  /** Questions with the same answer, of which the rule behind it differs. */
  readonly onOtherGround: number;
  /** Cells to tell, by moment: those of which the question that says less does not tell the same. */
  readonly cells: Readonly<Record<Moment, readonly Cell[]>>;
}

/** Place of a group's product among the destinations of a policy: what to ask about where no host of it is known. */
const productOf = ({ members }: LinkGroup, { policy }: Judge): number =>
  policy.destinations.findIndex(({ id }) => id === members[0]?.destination);

/** A judge's answer about a group of links. */
export function judgementOn(group: LinkGroup, context: Context, judge: Judge): Judgement {
  if (group.example !== null) return judge.judge(group.example, context);
  return judgeDestination(judge, productOf(group, judge), context);
}

/** What a judge takes the links of a group for: found once, it is asked about in every context. */
function linkClassOf(group: LinkGroup, judge: Judge): LinkClass {
  const found = group.example === null ? null : judge.classify(parseAddress(group.example));
  return found?.link ?? judge.matcher.ofDestination(productOf(group, judge));
}

/** A form that the question gives is nobody's answer, and no rule of sending asks for it. */
function differsAt(moment: Moment, before: Voice, after: Voice, { form }: Context): boolean {
  return (moment === 'click' || form === undefined) && before.saidKey !== after.saidKey;
}

/** The same wherever the same became the same. */
export const changeKey = (before: Voice, after: Voice): string => `${before.saidKey} ${after.saidKey}`;

/** Makes what asks both sides. */
export function createAsker({ groups, contexts }: JointSpace, judges: readonly JudgePair[]) {
  const read = createReader();
  const onSurface = new Map<Surface, readonly Context[]>();

  return (surface: Surface, link: number): Asked => {
    const here = onSurface.get(surface) ?? contexts.filter((context) => context.surface === surface);
    onSurface.set(surface, here);
    const group = groups[link] as LinkGroup;
    const found: Record<Moment, Map<string, Cell>> = {
      compose: new Map(),
      share: new Map(),
      click: new Map(),
    };
    let changed = 0;
    let onOtherGround = 0;
    let asked = 0;
    for (const { settings, before, after } of judges) {
      const linkBefore = linkClassOf(group, before);
      const linkAfter = linkClassOf(group, after);
      for (const context of here) {
        const { surface: _, ...message } = context;
        const was = read(before.rulings(linkBefore, context));
        const is = read(after.rulings(linkAfter, context));
        const differing = MOMENTS.filter((moment) => differsAt(moment, was[moment], is[moment], context));
        for (const setting of differing.length > 0 ? settings : []) {
          const condition: Condition = { ...setting, ...message };
          const key = conditionKey(condition);
          for (const moment of differing)
            found[moment].set(key, { surface, link, condition, before: was[moment], after: is[moment] });
        }
        asked += settings.length;
        if (differing.length > 0) changed += settings.length;
        else if (MOMENTS.some((moment) => was[moment].groundKey !== is[moment].groundKey))
          onOtherGround += settings.length;
      }
    }

    const isNew = (moment: Moment, cell: Cell): boolean =>
      !lessSpecific(cell.condition).some((less) => {
        const other = found[moment].get(conditionKey(less));
        return other && changeKey(other.before, other.after) === changeKey(cell.before, cell.after);
      });
    const told = (moment: Moment) => [...found[moment].values()].filter((cell) => isNew(moment, cell));
    return {
      asked,
      changed,
      onOtherGround,
      cells: { compose: told('compose'), share: told('share'), click: told('click') },
    };
  };
}
