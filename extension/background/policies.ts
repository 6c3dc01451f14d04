/** The packs as the background needs them: what is known, compiled for a day, and in outline. */
import { compile, forContent } from '../../src/engine/compile.ts';
import type { CompiledPolicy } from '../../src/engine/types.ts';
import { examplesOf } from '../../src/links/examples.ts';
import type { PlatformEntry } from '../../src/packs/entry.ts';
import type { Day, DestinationCatalogue, Pack, When } from '../../src/policy/types.ts';
import { treatments } from '../../src/treatments/index.ts';
import type { Outline, Settings } from '../storage.ts';

export interface Policies {
  has(platform: string): boolean;
  /** What of a person's choice rules of the platform's pack ask for; what is meant for another platform goes. */
  fitting(settings: Settings): Settings;
  /** What content scripts get. Throws where the pack does not compile. */
  compiled(settings: Settings): CompiledPolicy;
  outline(platform: string): Outline;
  /** First day on record. */
  firstDay(platform: string): Day;
  /** Undefined where there is no such platform. */
  eras(platform: string): Pack['eras'] | undefined;
}

export interface PolicyData {
  readonly platforms: readonly PlatformEntry[];
  /** Undefined where there is no such platform. */
  pack(platform: string): Pack | undefined;
  catalogue(): DestinationCatalogue;
  /** By platform id, and of the catalogue as `destinations`. */
  readonly digests: Readonly<Record<string, string>>;
}

/** `settings.platform` must be known wherever settings are given. */
export function createPolicies({ platforms, pack, catalogue, digests }: PolicyData): Policies {
  const packOf = (platform: string): Pack => {
    const found = pack(platform);
    if (found === undefined)
      throw new RangeError(`no pack "${platform}"; there are ${platforms.map(({ id }) => id).join(', ')}`);
    return found;
  };
  const outlines = new WeakMap<Pack, Outline>();
  return {
    has: (platform) => platforms.some(({ id }) => id === platform),
    fitting: (settings) => fitting(settings, packOf(settings.platform)),
    compiled: ({ platform, day, client, clientVersion, region }) =>
      forContent(
        compile({
          pack: packOf(platform),
          catalogue: catalogue(),
          day,
          client,
          clientVersion,
          region,
          digests,
        }),
      ),
    outline(platform) {
      const of = packOf(platform);
      // A slider asks again and again.
      const outline = outlines.get(of) ?? outlineOf(of, platforms, catalogue());
      outlines.set(of, outline);
      return outline;
    },
    firstDay: (platform) => platforms.find(({ id }) => id === platform)?.from ?? '',
    eras: (platform) => pack(platform)?.eras,
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

function fitting(settings: Settings, pack: Pack): Settings {
  const { client, clientVersion, region, sender, flags, ...others } = settings;
  const asked = askedIn(pack);
  const knownClient = asked.client && pack.clients.some(({ id }) => id === client) ? client : undefined;
  const knownRegion = asked.region && pack.regions?.some(({ id }) => id === region) ? region : undefined;
  const hasVersion = knownClient !== undefined && asked.versions.includes(knownClient);
  return {
    ...others,
    ...(knownClient !== undefined && { client: knownClient }),
    ...(hasVersion && clientVersion !== undefined && { clientVersion }),
    ...(knownRegion !== undefined && { region: knownRegion }),
    ...(asked.sender && sender !== undefined && { sender }),
    flags: flags.filter((flag) => pack.flags.some(({ id }) => id === flag)),
  };
}

function outlineOf(
  pack: Pack,
  platforms: readonly PlatformEntry[],
  catalogue: DestinationCatalogue,
): Outline {
  const asked = askedIn(pack);
  return {
    format: 2,
    platforms,
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
