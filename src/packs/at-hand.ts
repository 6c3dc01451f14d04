/**
 * Every built-in pack as a text, parsed when it is asked for: for the background of the extension, which compiles one policy at a time.
 * It must have them at hand: a service worker may not import anything later.
 */
import type { Pack } from '../policy/types.ts';
import { byId } from './parts.ts';

const texts = byId(
  import.meta.glob<string>(['./*.json', '!./sources.json'], {
    eager: true,
    import: 'default',
    query: '?text',
  }),
);

let last: Pack | undefined;

/** A pack by platform id; undefined where there is none. The last one asked for is kept. */
export function packOf(platform: string): Pack | undefined {
  const text = Object.hasOwn(texts, platform) ? texts[platform] : undefined;
  if (text === undefined) return undefined;
  if (last?.id !== platform) last = JSON.parse(text) as Pack;
  return last;
}
