import type { StorageChanges, StoragePort } from './extension-port.ts';

const KEY = 'active';

/**
 * Reads the stored state once and follows its changes.
 *
 * @param take gets whatever is stored (undefined = nothing, or it cannot be read); called in the order of the changes
 * @returns reads again: for a page that slept in the back-forward cache and missed changes
 */
export function followState(
  storage: StoragePort,
  take: (state: unknown) => void,
  signal: AbortSignal,
): () => void {
  /** A reading that was begun before a change arrived is older than that change. */
  let changes = 0;
  const read = () => {
    const before = changes;
    const give = (state: unknown) => {
      if (!signal.aborted && changes === before) take(state);
    };
    try {
      storage.local.get([KEY]).then(
        (items) => give(items[KEY]),
        () => give(undefined),
      );
    } catch {
      give(undefined);
    }
  };
  const onChanged = (changed: StorageChanges, area: string) => {
    const change = changed[KEY];
    if (area !== 'local' || change === undefined) return;
    changes += 1;
    take(change.newValue);
  };
  storage.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => {
    try {
      storage.onChanged.removeListener(onChanged);
    } catch {
      // The extension is gone, and its events with it.
    }
  });
  read();
  return read;
}
