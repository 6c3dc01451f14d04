/** The packs as the background needs them: what is known, compiled for a day, and in outline. */
import { compile, forContent } from '../../src/engine/compile.ts';
import type { CompiledPolicy } from '../../src/engine/types.ts';
import { examplesOf } from '../../src/links/examples.ts';
import type { PlatformEntry } from '../../src/packs/entry.ts';
import type { Day, DestinationCatalogue, Pack, When } from '../../src/policy/types.ts';
import { treatments } from '../../src/treatments/index.ts';
import type { Outline } from '../outline.ts';
import type { OverlayEntry } from '../overlays/kept.ts';
import type { Settings } from '../storage.ts';
import { createOverlayRack, type KeptOverlays } from './overlays.ts';

export interface Policies {
  has(platform: string): boolean;
  /** What of a person's choice rules of the platform's pack ask for; what is meant for another platform goes. */
  fitting(settings: Settings, overlays: KeptOverlays): Settings;
  /** What content scripts get. Throws where the pack does not compile. */
  compiled(settings: Settings, overlays: KeptOverlays): CompiledPolicy;
  outline(settings: Settings, overlays: KeptOverlays): Outline;
  /** First day on record. */
  firstDay(platform: string): Day;
  /** None where there is no such platform. */
  eras(settings: Settings, overlays: KeptOverlays): Pack['eras'];
}

export interface PolicyData {
  readonly platforms: readonly PlatformEntry[];
  /** Undefined where there is no such platform. */
  pack(platform: string): Pack | undefined;
  catalogue(): DestinationCatalogue;
  /** By platform id, and of the catalogue as `destinations`. */
  readonly digests: Readonly<Record<string, string>>;
}

/**
 * `settings.platform` must be known wherever settings are given, except for `eras`.
 *
 * @param version of the extension
 */
export function createPolicies(data: PolicyData, version: string): Policies {
  const { platforms, pack, catalogue, digests } = data;
  const rack = createOverlayRack(digests, version);
  const derived = new WeakMap<Pack, Derived>();

  const packOf = ({ platform, overlay }: Settings, overlays: KeptOverlays): Pack => {
    const found = pack(platform);
    if (found === undefined)
      throw new RangeError(`no pack "${platform}"; there are ${platforms.map(({ id }) => id).join(', ')}`);
    return rack.withOverlay(found, overlays, overlay);
  };
  return {
    has: (platform) => platforms.some(({ id }) => id === platform),
    fitting: (settings, overlays) => fitting(settings, packOf(settings, overlays), rack.entries(overlays)),
    compiled: (settings, overlays) => {
      const { day, client, clientVersion, region } = settings;
      const of = packOf(settings, overlays);
      return forContent(
        compile({ pack: of, catalogue: catalogue(), day, client, clientVersion, region, digests }),
      );
    },
    outline(settings, overlays) {
      const of = packOf(settings, overlays);
      // A slider asks again and again.
      const own = derived.get(of) ?? derive(of, catalogue());
      derived.set(of, own);
      const entries = rack.entries(overlays);
      const lies = of.hypothetical?.map(({ id }) => id) ?? [];
      const overlay = entries.find(({ id }) => lies.includes(id)) ?? null;
      return { ...own, platforms, overlays: entries, overlay };
    },
    firstDay: (platform) => platforms.find(({ id }) => id === platform)?.from ?? '',
    eras: (settings, overlays) =>
      pack(settings.platform) === undefined ? [] : packOf(settings, overlays).eras,
  };
}

/** What rules of a pack ask for beside the address and the surface. */
interface Asked {
  readonly client: boolean;
  /** Clients of which rules want to know the version. */
  readonly versions: readonly string[];
  readonly region: boolean;
  readonly sender: boolean;
}

function askedIn({ rules }: Pack): Asked {
  const conditions = rules.map(({ when }) => when);
  const asks = (key: keyof When) => conditions.some((when) => when[key] !== undefined);
  const versions = conditions.flatMap(({ clientVersion = {} }) => Object.keys(clientVersion));
  return {
    client: asks('client') || versions.length > 0,
    versions: [...new Set(versions)],
    region: asks('region'),
    sender: asks('sender'),
  };
}

function fitting(settings: Settings, pack: Pack, overlays: readonly OverlayEntry[]): Settings {
  const { overlay, client, clientVersion, region, sender, flags, ...others } = settings;
  // One that is set aside stays chosen: it may fit again.
  const knownOverlay = overlays.some(({ id, on }) => id === overlay && on === pack.id) ? overlay : undefined;
  const asked = askedIn(pack);
  const knownClient = asked.client && pack.clients.some(({ id }) => id === client) ? client : undefined;
  const knownRegion = asked.region && pack.regions?.some(({ id }) => id === region) ? region : undefined;
  const hasVersion = knownClient !== undefined && asked.versions.includes(knownClient);
  return {
    ...others,
    ...(knownOverlay !== undefined && { overlay: knownOverlay }),
    ...(knownClient !== undefined && { client: knownClient }),
    ...(hasVersion && clientVersion !== undefined && { clientVersion }),
    ...(knownRegion !== undefined && { region: knownRegion }),
    ...(asked.sender && sender !== undefined && { sender }),
    flags: flags.filter((flag) => pack.flags.some(({ id }) => id === flag)),
  };
}

/** The part of an outline that only depends on the pack. */
type Derived = Omit<Outline, 'platforms' | 'overlays' | 'overlay'>;

function derive(pack: Pack, catalogue: DestinationCatalogue): Derived {
  const asked = askedIn(pack);
  return {
    format: 2,
    platform: pack.id,
    timeZone: pack.timeZone,
    surfaces: pack.surfaces,
    clients: asked.client ? pack.clients : [],
    versions: asked.versions,
    regions: asked.region ? (pack.regions ?? []) : [],
    sender: asked.sender,
    flags: pack.flags,
    examples: examplesOf(pack, catalogue),
    treatments: Object.entries(treatments).map(([id, { name }]) => ({ id, name })),
    eras: pack.eras,
    records: pack.records,
  };
}
