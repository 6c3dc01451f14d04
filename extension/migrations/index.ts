/**
 * Brings what is stored in storage.local to today's layout, one small step after the other. A step is a file
 * `NNNN-what-changes.ts` that exports `migration`; its number is the version that it leads to. Steps are never edited once released.
 */

export type Stored = Readonly<Record<string, unknown>>;

/** Takes everything stored in the layout of the version before, gives everything in its own. Never throws; `{}` is a valid input. */
export type Migration = (stored: Stored) => Stored;

const files = import.meta.glob<Migration>(['./[0-9]*.ts', '!./*.test.ts'], {
  eager: true,
  import: 'migration',
});

/** In order; the step to version n is at n - 1. */
export const chain: readonly Migration[] = Object.keys(files)
  .sort()
  .map((path) => files[path])
  .filter((migration) => migration !== undefined);

export interface Migrated {
  readonly stored: Stored;
  /** Version of the layout before; 0 = nothing stored, or stored before there were versions. */
  readonly from: number;
  readonly to: number;
  /** Keys that are no longer there. */
  readonly gone: readonly string[];
}

/** Runs the steps that are still to run. Storage of a newer version than ours is left as it is. */
export function migrate(stored: Stored, steps: readonly Migration[] = chain): Migrated {
  const version = stored.version;
  const from = typeof version === 'number' && Number.isSafeInteger(version) && version >= 0 ? version : 0;
  if (from >= steps.length) return { stored, from, to: from, gone: [] };
  const moved = steps.slice(from).reduce((before, step) => step(before), stored);
  const now = { ...moved, version: steps.length };
  return { stored: now, from, to: steps.length, gone: Object.keys(stored).filter((key) => !(key in now)) };
}
