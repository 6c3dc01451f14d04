/**
 * The engine with the pack of one platform: loaded after the first paint (`import('./workbench.ts')`), for days other than the stored
 * one and for explanations.
 */
import { compile } from '../../../src/engine/compile.ts';
import { decide } from '../../../src/engine/decide.ts';
import { createJudge } from '../../../src/engine/judge.ts';
import type { CompiledPolicy, Decision } from '../../../src/engine/types.ts';
import { applyOverlay } from '../../../src/overlay/apply.ts';
import type { Overlay } from '../../../src/overlay/types.ts';
import { loadPack, loadSources } from '../../../src/packs/on-demand.ts';
import { digests, loadCatalogue } from '../../../src/packs/parts.ts';
import { inForce } from '../../../src/policy/day.ts';
import type { Dispute, LocalText, Pack, Source } from '../../../src/policy/types.ts';
import type { ClickRecord, Settings } from '../../storage.ts';

/** What of the settings a compiled policy depends on. */
export type PolicyChoice = Pick<Settings, 'day' | 'client' | 'clientVersion' | 'region'>;

export interface NearestMiss {
  readonly id: string;
  readonly title: LocalText;
  readonly failed: readonly string[];
  /** Where the day is what failed. */
  readonly day?: string;
}

export interface Explanation {
  readonly decision: Decision;
  /** By which it was decided. */
  readonly policy: CompiledPolicy;
  /** Of the rule that decided; null where none did. */
  readonly title: LocalText | null;
  /** Clients that the rule is about, where the click named none. */
  readonly clients: readonly LocalText[];
  readonly disputes: readonly Dispute[];
  readonly sources: readonly Source[];
  readonly nearest: NearestMiss | null;
}

/** Where the texts of overlays are kept: `ControlsStore`. */
export interface OverlayTexts {
  overlayText(id: string): Promise<string | null>;
}

export interface Workbench {
  /** The policy with everything that explanations need, for the platform and the overlay of this workbench. */
  policyFor(choice: PolicyChoice): CompiledPolicy;
}

function policyOf(pack: Pack, { day, client, clientVersion, region }: PolicyChoice): CompiledPolicy {
  return compile({ pack, catalogue: loadCatalogue(), day, client, clientVersion, region, digests });
}

/** A pack by platform id, with an overlay on it where one is named; undefined where there is no such platform or overlay. */
export async function packWith(
  platform: string,
  overlay: string | undefined,
  texts: OverlayTexts,
): Promise<Pack | undefined> {
  const pack = await loadPack(platform);
  if (pack === undefined || overlay === undefined) return pack;
  const text = await texts.overlayText(overlay);
  const read = text === null ? undefined : (JSON.parse(text) as Overlay);
  return read?.on === platform ? applyOverlay(pack, read) : undefined;
}

/** Loads what it takes to compile any day of a platform; null for one that is not known. */
export async function openWorkbench(
  platform: string,
  overlay: string | undefined,
  texts: OverlayTexts,
): Promise<Workbench | null> {
  const pack = await packWith(platform, overlay, texts);
  return pack === undefined ? null : { policyFor: (choice) => policyOf(pack, choice) };
}

/**
 * Why a click went as it did, with the ways to each goal and the rule that nearly spoke; `gone` where the platform or the overlay that
 * decided it is no longer there.
 */
export async function explain(
  click: ClickRecord,
  language: string,
  texts: OverlayTexts,
): Promise<Explanation | 'gone'> {
  const [pack, sources] = await Promise.all([packWith(click.platform, click.overlay, texts), loadSources()]);
  if (pack === undefined) return 'gone';
  const { url, surface, sender, givenForm: form, flags } = click;
  const context = { surface, flags, ...(sender && { sender }), ...(form && { form }) };
  const policy = policyOf(pack, click);
  const decision = decide(url, context, createJudge(policy, language), { full: true });
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
    policy,
    title: rule?.title ?? null,
    clients: pack.clients.filter(({ id }) => decision.click.clients?.includes(id)).map(({ name }) => name),
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
