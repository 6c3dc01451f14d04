import { digests } from '../../../src/packs/parts.ts';
import type { Problem } from '../../../src/policy/problem.ts';
import type { LocalText } from '../../../src/policy/types.ts';
import { LONGEST_OVERLAY, type OverlayEntry, stampOf } from '../../overlays/kept.ts';
import type { ControlsStore } from '../../ui/controls/store.ts';

export type OverlayStore = Pick<ControlsStore, 'keepOverlay' | 'removeOverlay'>;

/**
 * What became of a file: added, refused with everything that is wrong with it, or not even read. `untold` = the background refused it,
 * and the store's view says why.
 */
export type Added =
  | { readonly name: LocalText; readonly isReplaced: boolean }
  | { readonly problems: readonly Problem[] }
  | { readonly fault: 'too-large' | 'unreadable'; readonly detail: string }
  | { readonly untold: true };

/** Reads, checks and keeps an overlay. Whatever fails, what was kept before stays. */
export async function addOverlay(
  file: Pick<File, 'name' | 'size' | 'text'>,
  store: OverlayStore,
  entries: readonly OverlayEntry[],
  version: string,
): Promise<Added> {
  // In UTF-8 no character takes more than three bytes for each of its code units.
  if (file.size > 3 * LONGEST_OVERLAY) return { fault: 'too-large', detail: '' };
  let text: string;
  try {
    text = await file.text();
  } catch (error) {
    return { fault: 'unreadable', detail: error instanceof Error ? error.message : String(error) };
  }
  if (text.length > LONGEST_OVERLAY) return { fault: 'too-large', detail: '' };
  const { checkOverlay } = await import('../../overlays/check.ts');
  const result = await checkOverlay(text, file.name);
  if ('problems' in result) return { problems: result.problems };
  const { id, on, name } = result.value;
  const isReplaced = entries.some((entry) => entry.id === id);
  const checked = stampOf(on, digests, version);
  const isKept = await store.keepOverlay({ file: file.name, text, checked, faults: [] });
  return isKept ? { name, isReplaced } : { untold: true };
}
