/**
 * What is built in, piece by piece, for the extension: with some 35 packs it would cost every page and every start of the background too
 * much to parse all of it (see docs/benchmarks.md). The queries are explained in `vite.data.ts`.
 */
import type { DestinationCatalogue } from '../policy/types.ts';
import type { PlatformEntry } from './entry.ts';

/** By id what a scan of a folder gave by path: `./wechat.json` -> `wechat`. */
export function byId<Value>(files: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, value]) => [
      path.slice(path.lastIndexOf('/') + 1, -'.json'.length),
      value,
    ]),
  );
}

/** Every platform that there is, in the order of the ids. */
export const platforms: readonly PlatformEntry[] = Object.values(
  import.meta.glob<PlatformEntry>(['./*.json', '!./sources.json'], {
    eager: true,
    import: 'default',
    query: '?entry',
  }),
);

/** Digest of each pack by platform id, and of the catalogue as `destinations`. */
export const digests: Readonly<Record<string, string>> = byId(
  import.meta.glob<string>(['./*.json', '!./sources.json', '../destinations/destinations.json'], {
    eager: true,
    import: 'default',
    query: '?digest',
  }),
);

const catalogueText = import.meta.glob<string>('../destinations/destinations.json', {
  eager: true,
  import: 'default',
  query: '?text',
});
let catalogue: DestinationCatalogue | undefined;

/** Everything that links can lead to; parsed when first asked for. */
export function loadCatalogue(): DestinationCatalogue {
  catalogue ??= JSON.parse(Object.values(catalogueText)[0] ?? '{}') as DestinationCatalogue;
  return catalogue;
}
