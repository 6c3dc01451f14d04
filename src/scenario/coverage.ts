/** Which rules of a pack, and which entries of their histories, the cases of scenario files have touched. */
import type { Decision, TraceLine } from '../engine/types.ts';
import { type Day, MOMENTS, type Moment, type Pack } from '../policy/types.ts';
import type { CaseResult } from './run.ts';

export interface Share {
  readonly touched: number;
  readonly of: number;
}

/** An entry that no case touched. `says` is its treatment or form. */
export interface UntouchedEntry {
  readonly rule: string;
  readonly moment: Moment;
  readonly from: Day;
  readonly says: string;
}

export interface Coverage {
  readonly platform: string;
  /** A rule is touched where any of its entries is. */
  readonly rules: Share & Readonly<Record<Moment, Share>>;
  readonly entries: Share & Readonly<Record<Moment, Share>>;
  /** Rules of which no entry was touched. */
  readonly untouchedRules: readonly { readonly rule: string; readonly moment: Moment }[];
  /** In the order of the pack; those of untouched rules too. */
  readonly untouchedEntries: readonly UntouchedEntry[];
}

const keyOf = (rule: string, from: Day): string => `${rule} ${from}`;

/** A rule that would have spoken but for its having ended: the entry that ended it is what decided. */
function endedBy({ outcome, failed = [], day }: TraceLine): Day | undefined {
  return outcome === 'missed' && failed.length === 1 && failed[0] === 'day' ? day : undefined;
}

/** Entries that gave a decision its parts, as `rule day`: those that spoke, those that said "unknown", and those that ended a rule. */
export function touchedBy(decision: Decision): string[] {
  const { compose, message, click, trace = [] } = decision;
  const spoke = [compose, message, click].flatMap(({ rule, from }) =>
    rule && from ? [keyOf(rule, from)] : [],
  );
  const ended = trace.flatMap((line) => {
    const day = endedBy(line);
    return day === undefined || day > decision.at ? [] : [keyOf(line.rule, day)];
  });
  return [...spoke, ...ended];
}

function share(items: readonly { readonly touched: boolean }[]): Share {
  return { touched: items.filter(({ touched }) => touched).length, of: items.length };
}

function shares(items: readonly { readonly moment: Moment; readonly touched: boolean }[]) {
  const byMoment = MOMENTS.map((moment) => [moment, share(items.filter((one) => one.moment === moment))]);
  return { ...share(items), ...(Object.fromEntries(byMoment) as Record<Moment, Share>) };
}

/** What the results of cases about one platform, from one file or several, say of its pack. */
export function coverageOf(pack: Pack, results: readonly CaseResult[]): Coverage {
  const touched = new Set(results.flatMap(({ decision }) => touchedBy(decision)));
  const entries = pack.rules.flatMap(({ id, moment, history }) =>
    history.map(({ from, treatment, form }) => ({
      rule: id,
      moment,
      from,
      says: treatment ?? form ?? 'unknown',
      touched: touched.has(keyOf(id, from)),
    })),
  );
  const rules = pack.rules.map(({ id, moment }) => ({
    rule: id,
    moment,
    touched: entries.some((entry) => entry.rule === id && entry.touched),
  }));
  return {
    platform: pack.id,
    rules: shares(rules),
    entries: shares(entries),
    untouchedRules: rules.filter((one) => !one.touched).map(({ rule, moment }) => ({ rule, moment })),
    untouchedEntries: entries.filter((one) => !one.touched).map(({ touched: _, ...entry }) => entry),
  };
}

/** `97.3 %`; of nothing, all was touched. */
export function percent({ touched, of }: Share): string {
  return `${(of === 0 ? 100 : Math.floor((1000 * touched) / of) / 10).toFixed(1)} %`;
}
