/** The packs as the background needs them: what is known, compiled for a day, and in outline. */
import { compile, forContent } from '../../src/engine/compile.ts';
import type { CompiledPolicy } from '../../src/engine/types.ts';
import type { DestinationCatalogue, Pack } from '../../src/policy/types.ts';
import { treatments } from '../../src/treatments/index.ts';
import type { Outline, Settings } from '../storage.ts';

export interface Policies {
  has(platform: string): boolean;
  /** What of a person's choice the platform's pack knows: clients, regions and flags of another platform go. */
  fitting(settings: Settings): Settings;
  /** What content scripts get. Throws where the pack does not compile. */
  compiled(settings: Settings): CompiledPolicy;
  outline(platform: string): Outline;
  /** Undefined where there is no such platform. */
  eras(platform: string): Pack['eras'] | undefined;
}

export interface PolicyData {
  readonly packs: Readonly<Record<string, Pack>>;
  readonly catalogue: DestinationCatalogue;
  readonly digests: Readonly<Record<string, string>>;
}

/** `settings.platform` must be known wherever settings are given. */
export function createPolicies({ packs, catalogue, digests }: PolicyData): Policies {
  const packOf = (platform: string): Pack => {
    const pack = packs[platform];
    if (pack === undefined)
      throw new RangeError(`no pack "${platform}"; there are ${Object.keys(packs).join(', ')}`);
    return pack;
  };
  return {
    has: (platform) => Object.hasOwn(packs, platform),
    fitting: (settings) => fitting(settings, packOf(settings.platform)),
    compiled: ({ platform, day, client, clientVersion, region }) =>
      forContent(compile({ pack: packOf(platform), catalogue, day, client, clientVersion, region, digests })),
    outline: (platform) => outlineOf(packOf(platform), packs),
    eras: (platform) => packs[platform]?.eras,
  };
}

function fitting({ client, clientVersion, region, flags, ...settings }: Settings, pack: Pack): Settings {
  const knownClient = pack.clients.some(({ id }) => id === client);
  const knownRegion = pack.regions?.some(({ id }) => id === region) ?? false;
  return {
    ...settings,
    ...(knownClient && client !== undefined && { client }),
    ...(knownClient && clientVersion !== undefined && { clientVersion }),
    ...(knownRegion && region !== undefined && { region }),
    flags: flags.filter((flag) => pack.flags.some(({ id }) => id === flag)),
  };
}

function outlineOf(pack: Pack, packs: Readonly<Record<string, Pack>>): Outline {
  return {
    format: 1,
    platforms: Object.values(packs).map(({ id, name }) => ({ id, name })),
    platform: pack.id,
    timeZone: pack.timeZone,
    surfaces: pack.surfaces,
    clients: pack.clients,
    regions: pack.regions ?? [],
    flags: pack.flags,
    treatments: Object.entries(treatments).map(([id, { name }]) => ({ id, name })),
    eras: pack.eras,
    records: pack.records,
  };
}
