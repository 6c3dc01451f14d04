/**
 * The engine with the pack of one platform: loaded after the first paint (`import('./workbench.ts')`), for days other than the stored
 * one and for explanations.
 */
import { compile } from '../../../src/engine/compile.ts';
import { decide } from '../../../src/engine/decide.ts';
import { createJudge } from '../../../src/engine/judge.ts';
import type { CompiledPolicy, Decision } from '../../../src/engine/types.ts';
import { loadPack, loadSources } from '../../../src/packs/on-demand.ts';
import { digests, loadCatalogue } from '../../../src/packs/parts.ts';
import { inForce } from '../../../src/policy/day.ts';
import type { Dispute, LocalText, Pack, Source } from '../../../src/policy/types.ts';
import type { ClickRecord, Settings } from '../../storage.ts';

/** What of the settings a compiled policy depends on. */
export type PolicyChoice = Pick<Settings, 'platform' | 'day' | 'client' | 'clientVersion' | 'region'>;

export interface NearestMiss {
  readonly id: string;
  readonly title: LocalText;
  readonly failed: readonly string[];
  /** Where the day is what failed. */
  readonly day?: string;
}

export interface Explanation {
  readonly decision: Decision;
  /** Of the rule that decided; null where none did. */
  readonly title: LocalText | null;
  readonly disputes: readonly Dispute[];
  readonly sources: readonly Source[];
  readonly nearest: NearestMiss | null;
}

export interface Workbench {
  readonly platform: string;
  /** The policy with everything that explanations need, for the platform of this workbench. */
  policyFor(choice: PolicyChoice): CompiledPolicy;
}

function policyOf(pack: Pack, { day, client, clientVersion, region }: PolicyChoice): CompiledPolicy {
  return compile({ pack, catalogue: loadCatalogue(), day, client, clientVersion, region, digests });
}

/** Loads what it takes to compile any day of a platform; null for one that is not known. */
export async function openWorkbench(platform: string): Promise<Workbench | null> {
  const pack = await loadPack(platform);
  return pack === undefined ? null : { platform, policyFor: (choice) => policyOf(pack, choice) };
}

/** Why a click went as it did, with the ways to each goal and the rule that nearly spoke; null for a platform that is not known. */
export async function explain(click: ClickRecord, language: string): Promise<Explanation | null> {
  const [pack, sources] = await Promise.all([loadPack(click.platform), loadSources()]);
  if (pack === undefined) return null;
  const { url, surface, sender, givenForm: form, flags } = click;
  const context = { surface, flags, ...(sender && { sender }), ...(form && { form }) };
  const decision = decide(url, context, createJudge(policyOf(pack, click), language), { full: true });
  const rule = pack.rules.find(({ id }) => id === decision.click.rule);
  const entry = rule && inForce(rule.history, click.day);
  const miss = decision.trace?.find(({ nearest }) => nearest === true);
  const missed = pack.rules.find(({ id }) => id === miss?.rule);
  const cited = new Set([
    ...decision.click.sources,
    ...(entry?.disputed ?? []).flatMap((dispute) => dispute.sources),
  ]);
  return {
    decision,
    title: rule?.title ?? null,
    disputes: entry?.disputed ?? [],
    sources: [...cited].map((id) => sources[id]).filter((source) => source !== undefined),
    nearest: miss && missed ? nearestOf(miss, missed.title) : null,
  };
}

function nearestOf(
  miss: { readonly rule: string; readonly failed?: readonly string[]; readonly day?: string },
  title: LocalText,
): NearestMiss {
  return {
    id: miss.rule,
    title,
    failed: miss.failed ?? [],
    ...(miss.day !== undefined && { day: miss.day }),
  };
}
