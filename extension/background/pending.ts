/** Takes in what a page of ours had asked for when it closed. */
import type { ExtensionApi } from '../browser.ts';
import { isPendingKey } from '../pending.ts';
import { Queue } from './queue.ts';

export interface PendingDeps {
  readonly storage: Pick<ExtensionApi['storage'], 'session' | 'onChanged'>;
  /** Handles a message of a page of ours; one that was handled already is not handled again. */
  deliver(message: unknown): Promise<void>;
  log(line: string): void;
}

/** Listens from its construction on. */
export class PendingComponent {
  readonly #deps: PendingDeps;
  readonly #queue = new Queue();

  constructor(deps: PendingDeps) {
    this.#deps = deps;
    deps.storage.onChanged.addListener((changes, area) => {
      if (area !== 'session') return;
      const isNew = Object.entries(changes).some(
        ([key, { newValue }]) => isPendingKey(key) && newValue !== undefined,
      );
      if (isNew) void this.take();
    });
  }

  /** Does what is pending, in the order in which it was asked for, and forgets it. What fails is tried again at the next start. */
  take(): Promise<void> {
    const { storage, deliver, log } = this.#deps;
    return this.#queue.run(async () => {
      try {
        const stored = await storage.session.get(null);
        const keys = Object.keys(stored).filter(isPendingKey).sort();
        if (keys.length === 0) return;
        // All at once: a setting that was changed many times is then stored once.
        const outcomes = await Promise.allSettled(keys.map((key) => deliver(stored[key])));
        await storage.session.remove(keys.filter((_, i) => outcomes[i]?.status === 'fulfilled'));
        for (const one of outcomes) if (one.status === 'rejected') log(`pending: ${String(one.reason)}`);
      } catch (error) {
        log(`pending: ${String(error)}`);
      }
    });
  }
}
