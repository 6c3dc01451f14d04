/** Built-in packs and sources, each loaded when it is asked for and then kept: for the pages of the extension. */
import type { Pack, Source } from '../policy/types.ts';
import { byId } from './parts.ts';

const texts = byId(
  import.meta.glob<string>(['./*.json', '!./sources.json'], { import: 'default', query: '?text' }),
);
const sourcesText = import.meta.glob<string>('./sources.json', { import: 'default', query: '?text' });

const packs = new Map<string, Promise<Pack>>();
let sources: Promise<Readonly<Record<string, Source>>> | undefined;

/** A pack by platform id; undefined where there is none. */
export function loadPack(platform: string): Promise<Pack> | undefined {
  const load = Object.hasOwn(texts, platform) ? texts[platform] : undefined;
  if (load === undefined) return undefined;
  const kept = packs.get(platform) ?? load().then((text) => JSON.parse(text) as Pack);
  packs.set(platform, kept);
  return kept;
}

/** Every source by id. */
export function loadSources(): Promise<Readonly<Record<string, Source>>> {
  sources ??= Promise.all(Object.values(sourcesText).map((load) => load())).then((files) =>
    Object.fromEntries(
      files
        .flatMap((text) => JSON.parse(text) as readonly Source[])
        .map((source): [string, Source] => [source.id, source]),
    ),
  );
  return sources;
}
