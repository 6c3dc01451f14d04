import { listen, type StoragePort } from './extension-port.ts';

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
  const read = async () => {
    const before = changes;
    let state: unknown;
    try {
      state = (await storage.local.get([KEY]))[KEY];
    } catch {
      // Off, until a change says otherwise.
    }
    if (!signal.aborted && changes === before) take(state);
  };
  listen(
    storage.onChanged,
    ({ [KEY]: change }, area) => {
      if (area !== 'local' || !change) return;
      changes += 1;
      take(change.newValue);
    },
    signal,
  );
  read();
  return read;
}
