/** What it takes to reach a goal, from the first day on record to the last change: it moves in steps, because rules start on days. */

import type { Judge } from '../engine/judge.ts';
import { GOALS, type Goal, type Reach } from '../engine/types.ts';
import { reachOf } from '../journey/reach.ts';
import type { JudgeKey } from '../packs/judges.ts';
import { stableJson } from '../policy/canonical.ts';
import type { Day, DestinationCatalogue, Pack, Surface } from '../policy/types.ts';
import type { FigureQuestion } from './types.ts';

/** A time in which nothing of it changed. */
export interface CostSpan {
  readonly from: Day;
  /** The first day after it; of the last one, the last day that is shown. */
  readonly to: Day;
  readonly treatment: string | null;
  readonly rule: string | null;
  readonly reach: Readonly<Record<Goal, Pick<Reach, 'possible' | 'steps' | 'seconds'>>>;
}

/** One link on one surface of one platform. */
export interface CostSeries {
  readonly link: string;
  readonly platform: string;
  readonly surface: Surface;
  readonly spans: readonly CostSpan[];
}

export interface OverTime {
  readonly from: Day;
  /** The last day that is shown. */
  readonly to: Day;
  readonly series: readonly CostSeries[];
}

export interface OverTimeData {
  readonly packs: Readonly<Record<string, Pack>>;
  readonly catalogue: DestinationCatalogue;
  readonly judgeFor: (key: JudgeKey) => Judge;
}

const has = (items: readonly { readonly id: string }[] | undefined, id: string | undefined): boolean =>
  id !== undefined && (items ?? []).some((one) => one.id === id);

/** Every day on which what a platform does with these links may change. */
function daysOfChange(pack: Pack, destinations: ReadonlySet<string>, catalogue: DestinationCatalogue): Day[] {
  const own = [...pack.eras, ...pack.rules.flatMap(({ history }) => history)].map(({ from }) => from);
  const [first = ''] = [...own].sort();
  const ofLinks = catalogue.destinations
    .filter(({ id }) => destinations.has(id))
    .flatMap(({ relations = {}, wallets = {} }) =>
      [...Object.values(relations), ...Object.values(wallets)].flat().map(({ from }) => from),
    );
  return [...new Set([...own, ...ofLinks.filter((day) => day > first)])].sort();
}

const cost = ({ possible, steps, seconds }: Reach): Pick<Reach, 'possible' | 'steps' | 'seconds'> => ({
  possible,
  ...(steps !== undefined && { steps }),
  ...(seconds !== undefined && { seconds }),
});

/**
 * Follows the links of a figure through all the time that is on record.
 *
 * The time shown begins with the first day that one of the platforms speaks of and ends with the last day of the figure or, where that
 * is later, the last change: the same figure gives the same chart on every day.
 *
 * @param onStep called after each day of a platform with the number of days done and of all; may throw to stop the work
 */
export async function overTime(
  question: FigureQuestion,
  { packs, catalogue, judgeFor }: OverTimeData,
  onStep: (done: number, of: number) => void | Promise<void> = () => {},
): Promise<OverTime> {
  const {
    links,
    platforms,
    surfaces,
    days: asked,
    client,
    clientVersion,
    region,
    sender,
    form,
    flags,
  } = question;
  const [anyDay = ''] = asked;
  const plan = platforms.flatMap((platform) => {
    const pack = packs[platform];
    // Of a platform without the client there is nothing to tell, as in the cells.
    if (pack === undefined || (client !== undefined && !has(pack.clients, client))) return [];
    const judge = judgeFor({ platform, at: anyDay });
    const destinations = new Set(
      links.flatMap((url) => judge.judge(url, { surface: 'direct' }).link.destination ?? []),
    );
    return [{ pack, days: daysOfChange(pack, destinations, catalogue) }];
  });
  const starts = plan.flatMap(({ days }) => days).sort();
  const from = starts[0] ?? anyDay;
  const to = [...asked, ...starts].sort().at(-1) ?? anyDay;
  const of = plan.reduce((sum, { days }) => sum + days.length, 0);
  let done = 0;

  const series: CostSeries[] = [];
  for (const { pack, days } of plan) {
    const own = surfaces.filter((surface) => has(pack.surfaces, surface));
    const found = new Map<string, CostSpan[]>();
    for (const [index, day] of days.entries()) {
      const judge = judgeFor({
        platform: pack.id,
        at: day,
        client,
        clientVersion,
        ...(has(pack.regions, region) && { region }),
      });
      for (const link of links) {
        for (const surface of own) {
          const ownFlags = flags?.filter((flag) => has(pack.flags, flag));
          const context = {
            surface,
            ...(form && { form }),
            ...(sender && { sender }),
            ...(ownFlags && { flags: ownFlags }),
          };
          const judgement = judge.judge(link, context);
          const reach = reachOf(judgement, judge.policy);
          const key = JSON.stringify([link, surface]);
          const spans = found.get(key) ?? [];
          found.set(key, spans);
          const told = {
            treatment: judgement.click.treatment,
            rule: judgement.click.rule,
            reach: Object.fromEntries(
              GOALS.map((goal) => [goal, cost(reach[goal])]),
            ) as unknown as CostSpan['reach'],
          };
          const last = spans.at(-1);
          const end = days[index + 1] ?? to;
          const isSame =
            last !== undefined &&
            stableJson([last.treatment, last.reach]) === stableJson([told.treatment, told.reach]);
          if (last !== undefined && isSame) spans[spans.length - 1] = { ...last, to: end };
          else spans.push({ from: day, to: end, ...told });
        }
      }
      done++;
      await onStep(done, of);
    }
    for (const link of links)
      for (const surface of own)
        series.push({
          link,
          platform: pack.id,
          surface,
          spans: found.get(JSON.stringify([link, surface])) ?? [],
        });
  }
  return { from, to, series };
}
