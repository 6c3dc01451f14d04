import type { Decision } from '../engine/types.ts';
import { inForce } from '../policy/day.ts';
import type { Day, Dispute, LocalText, Moment, Pack, Precision, Standing } from '../policy/types.ts';

/** A rule that decided something, as it stood on that day: told once, however many cells it decided. */
export interface Note {
  /** From 1. */
  readonly number: number;
  readonly platform: string;
  readonly moment: Moment;
  readonly rule: string;
  readonly title: LocalText;
  /** Clients that the rule was written for; absent = any. */
  readonly clients?: readonly string[];
  readonly from: Day;
  readonly precision?: Precision;
  /** That of the entry, or `assumed` where the membership in a set on which it rests is. */
  readonly confidence: Standing;
  readonly overlay?: string;
  readonly reason: LocalText;
  readonly rollout?: LocalText;
  readonly disputed?: readonly Dispute[];
  readonly sources: readonly string[];
}

export interface Notes {
  /** In the order in which they were first needed. */
  readonly all: readonly Note[];
  /** Numbers of the notes that a decision needs. */
  of(decision: Decision): readonly number[];
}

/** Numbers rules as decisions name them. */
export function createNotes(packs: readonly Pack[]): Notes {
  const all: Note[] = [];
  const numbers = new Map<string, number>();
  const rules = new Map(packs.map((pack) => [pack.id, new Map(pack.rules.map((rule) => [rule.id, rule]))]));

  function numberOf(
    platform: string,
    id: string | null | undefined,
    at: Day,
    confidence: Standing | null | undefined,
  ): number | null {
    const rule = rules.get(platform)?.get(id ?? '');
    const entry = rule && inForce(rule.history, at);
    if (!rule || !entry) return null;
    const key = JSON.stringify([platform, rule.id, entry.from, confidence]);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = all.length + 1;
    numbers.set(key, number);
    all.push({
      number,
      platform,
      moment: rule.moment,
      rule: rule.id,
      title: rule.title,
      ...(rule.when.client && { clients: rule.when.client }),
      from: entry.from,
      ...(entry.precision && { precision: entry.precision }),
      confidence: confidence ?? entry.confidence,
      ...(entry.overlay !== undefined && { overlay: entry.overlay }),
      reason: entry.reason,
      ...(entry.rollout && { rollout: entry.rollout }),
      ...(entry.disputed && { disputed: entry.disputed }),
      sources: entry.sources,
    });
    return number;
  }

  return {
    all,
    of({ platform, at, click, message, compose }) {
      const found = [click, message, compose].map(({ rule, confidence }) =>
        numberOf(platform, rule, at, confidence),
      );
      return [...new Set(found.filter((number) => number !== null))];
    },
  };
}
