/** What is built in: every pack of this folder, the destinations they speak of, and the sources they cite. Found by scanning. */
import type { DestinationCatalogue, Pack, Source } from '../policy/types.ts';
import { digestOf } from './digest.ts';

/** `./wechat.json` -> `wechat`. */
const idOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -'.json'.length);

/** Every built-in pack by platform id, which is the name of its file. */
export const packs: Readonly<Record<string, Pack>> = Object.fromEntries(
  Object.entries(
    import.meta.glob<Pack>(['./*.json', '!./sources.json'], { eager: true, import: 'default' }),
  ).map(([path, pack]) => [idOf(path), pack]),
);

const EMPTY: DestinationCatalogue = {
  owners: [],
  categories: [],
  wallets: [],
  sets: [],
  destinations: [],
  wrappers: [],
};

/** Everything that links can lead to. */
export const catalogue: DestinationCatalogue =
  Object.values(
    import.meta.glob<DestinationCatalogue>('../destinations/destinations.json', {
      eager: true,
      import: 'default',
    }),
  )[0] ?? EMPTY;

/** Every source by id. */
export const sources: Readonly<Record<string, Source>> = Object.fromEntries(
  Object.values(
    import.meta.glob<readonly Source[]>('./sources.json', { eager: true, import: 'default' }),
  ).flatMap((list) => list.map((source) => [source.id, source])),
);

/** Digest of each pack by platform id, and of the catalogue as `destinations`. */
export const digests: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(packs).map(([id, pack]) => [id, digestOf(pack)])),
  destinations: digestOf(catalogue),
};
