import type { PlatformEntry } from '../../../src/packs/entry.ts';
import { localText } from '../../../src/policy/local-text.ts';
import { PLATFORM_KINDS, type PlatformKind } from '../../../src/policy/types.ts';

/** Platforms of one kind. */
export interface PlatformGroup {
  readonly kind: PlatformKind;
  readonly platforms: readonly PlatformEntry[];
}

/** Small letters without accents, and nothing but letters and figures: so `app store` finds `app-store`, and `wechat` finds `WeChat`. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}

/** What a platform can be found by: its id, its name in every language, and what else people call it. */
const namesOf = ({ id, name, aka = [] }: PlatformEntry): string[] =>
  [id, ...Object.values(name), ...aka].map(plain);

/**
 * Platforms of which some name, in any language, has every word of the search in it; without one, all. By kind, and by name within.
 *
 * @param language of the names by which they are put in order
 */
export function findPlatforms(
  platforms: readonly PlatformEntry[],
  search: string,
  language: string,
): readonly PlatformGroup[] {
  const words = search.split(/\s+/).map(plain);
  const found = platforms.filter((platform) => {
    const names = namesOf(platform);
    return words.every((word) => names.some((name) => name.includes(word)));
  });
  const { compare } = new Intl.Collator(language);
  const inOrder = found.sort((a, b) => compare(localText(a.name, language), localText(b.name, language)));
  return PLATFORM_KINDS.flatMap((kind) => {
    const own = inOrder.filter((platform) => platform.kind === kind);
    return own.length === 0 ? [] : [{ kind, platforms: own }];
  });
}

/** The one that is meant most likely: whose id or name begins so; else the first. */
export function likeliest(groups: readonly PlatformGroup[], search: string): PlatformEntry | undefined {
  const all = groups.flatMap(({ platforms }) => platforms);
  const begun = plain(search);
  return all.find((platform) => namesOf(platform).some((name) => name.startsWith(begun))) ?? all[0];
}
