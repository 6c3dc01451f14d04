/**
 * Checks the overlays again that the record, or the extension, has changed under: after an update. The background has no room for the
 * checks, so a page of ours does it, the first that is opened.
 */
import { digests } from '../../src/packs/parts.ts';
import type { ControlsStore } from '../ui/controls/store.ts';
import { MOST_FAULTS, type OverlayEntry, stampOf } from './kept.ts';

type RecheckStore = Pick<ControlsStore, 'keepOverlay' | 'overlayText' | 'subscribe' | 'view'>;

/** Those that still fit can be used again; the others keep what is wrong with them. */
async function recheck(store: RecheckStore, { id, on, file }: OverlayEntry, version: string): Promise<void> {
  const text = await store.overlayText(id);
  if (text === null) return;
  const { checkOverlay } = await import('./check.ts');
  const result = await checkOverlay(text, file);
  const faults = 'problems' in result ? result.problems.slice(0, MOST_FAULTS) : [];
  await store.keepOverlay({ file, text, checked: stampOf(on, digests, version), faults });
}

/**
 * Checks each overlay that has to be, once, until the signal ends.
 *
 * @param version of the extension
 */
export function keepOverlaysChecked(store: RecheckStore, version: string, signal: AbortSignal): void {
  const tried = new Set<string>();
  const look = () => {
    for (const entry of store.view.outline?.overlays ?? []) {
      const key = `${entry.id} ${entry.digest}`;
      if (entry.state !== 'unchecked' || tried.has(key)) continue;
      tried.add(key);
      // What cannot be checked stays unchecked, and says so.
      recheck(store, entry, version).catch(() => undefined);
    }
  };
  signal.addEventListener('abort', store.subscribe(look));
  look();
}
