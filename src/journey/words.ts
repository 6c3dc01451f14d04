import type { Wording } from '../policy/types.ts';

/** English words of the named parts of a wording, by its gloss: what a person would read before acting. 0 where nothing is on record. */
export function countWords(wording: Wording | undefined, parts: readonly string[]): number {
  let words = 0;
  for (const part of parts) words += wording?.parts[part]?.gloss.en.match(/\S+/g)?.length ?? 0;
  return words;
}

/** A parameter that names a wording, resolved. */
export function wordingOf(wordings: Readonly<Record<string, Wording>>, id: unknown): Wording | undefined {
  return typeof id === 'string' && Object.hasOwn(wordings, id) ? wordings[id] : undefined;
}
