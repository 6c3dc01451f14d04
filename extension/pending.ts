/**
 * What pages of ours have asked the background for and has not been answered yet: a key of storage.session for each message. Chromium
 * drops a message whose sender has closed before a stopped background runs again; what is stored stays, and wakes the background too.
 */
import type { StorageArea } from './browser.ts';
import type { Message } from './messages.ts';

const PREFIX = 'pending:';

let count = 0;

/** A key for one message. Keys sort as their messages were sent, also those of several pages. */
function pendingKey(): string {
  count += 1;
  const order = `${String(Date.now()).padStart(15, '0')}:${String(count).padStart(6, '0')}`;
  return `${PREFIX}${order}:${crypto.randomUUID()}`;
}

export function isPendingKey(key: string): boolean {
  return key.startsWith(PREFIX);
}

/** Keeps a message until `settled` is called; its `id` tells the background which is the same. A full storage costs only the safety. */
export function keepPending(
  area: Pick<StorageArea, 'set' | 'remove'>,
  message: Message,
): { readonly message: Message; settled(): void } {
  const id = pendingKey();
  const kept = { ...message, id };
  area.set({ [id]: kept }).catch(() => undefined);
  return { message: kept, settled: () => void area.remove([id]).catch(() => undefined) };
}
