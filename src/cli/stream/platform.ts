/** One platform in a stream of questions: its spans of days, and what is kept of them. */
import { failedFixed } from '../../engine/compile.ts';
import type { JudgeKey } from '../../packs/judges.ts';
import { inForce } from '../../policy/day.ts';
import type { Day, Pack } from '../../policy/types.ts';
import { bytesOf } from './bytes.ts';
import type { DatedCatalogue } from './dated-catalogue.ts';
import { createKinds, type Kind } from './kinds.ts';
import type { LinkGroup } from './links.ts';
import { createSpanPolicy, type SpanPolicy } from './span-policy.ts';
import { spanOf, startsIn } from './spans.ts';

/** What is kept of a span of days. */
export interface Span<Cell> {
  /** `","era":"stage-2","surface":` */
  readonly era: string;
  /** By surface, where nothing else is asked. */
  readonly plain: Map<unknown, Cell>;
  /** By all that is asked. */
  readonly other: Map<string, Cell>;
  readonly policies: Map<string, SpanPolicy>;
}

export interface Platform<Cell> {
  /** `{"platform":"wechat","at":"` */
  readonly start: Uint8Array;
  spanOn(at: Day): Span<Cell>;
  /** The policy of a span, the same one for settings of which the same is said. */
  policyFor(span: Span<Cell>, key: JudgeKey): SpanPolicy;
  kindOf(group: LinkGroup, catalogue: DatedCatalogue): Kind;
  /** Drops everything that was kept of days. */
  forget(): void;
}

export function createPlatform<Cell>(
  pack: Pack,
  digests: Readonly<Record<string, string>>,
  language: string,
): Platform<Cell> {
  const starts = startsIn(pack);
  const spans: Span<Cell>[] = [];
  const { hypothetical = [] } = pack;
  const overlays =
    hypothetical.length === 0 ? '' : `"hypothetical":${JSON.stringify(hypothetical.map(({ id }) => id))},`;
  const anyDay = { platform: pack.id, at: starts[0] ?? '' };

  return {
    start: bytesOf(`{"platform":${JSON.stringify(pack.id)},"at":"`),
    spanOn(at) {
      const number = spanOf(starts, at);
      let span = spans[number];
      if (!span) {
        const era = inForce(pack.eras, at)?.id ?? null;
        span = {
          era: `","era":${JSON.stringify(era)},${overlays}"surface":`,
          plain: new Map(),
          other: new Map(),
          policies: new Map(),
        };
        spans[number] = span;
      }
      return span;
    },
    policyFor({ policies }, key) {
      // Where no client is named, rulings say which clients their rules are about.
      const named = key.client !== undefined;
      const name = JSON.stringify([named, pack.rules.map(({ when }) => failedFixed(when, key))]);
      const known = policies.get(name) ?? createSpanPolicy(pack, key, digests, language);
      policies.set(name, known);
      return known;
    },
    kindOf: createKinds(pack, createSpanPolicy(pack, anyDay, digests, language).matcher),
    forget() {
      spans.length = 0;
    },
  };
}
