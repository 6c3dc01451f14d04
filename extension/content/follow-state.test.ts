import { describe, expect, it } from 'vitest';
import type { StorageChanges, StoragePort } from './extension-port.ts';
import { followState } from './follow-state.ts';

/** Storage whose answers come when the test says so. */
function fakeStorage() {
  const listeners = new Set<(changes: StorageChanges, area: string) => void>();
  const asked: { answer: (active: unknown) => void; fail: () => void }[] = [];
  const storage: StoragePort = {
    local: {
      get: () =>
        new Promise((resolve, reject) => {
          asked.push({ answer: (active) => resolve({ active }), fail: () => reject(new Error('broken')) });
        }),
    },
    onChanged: {
      addListener: (listener) => listeners.add(listener),
      removeListener: (listener) => listeners.delete(listener),
    },
  };
  const change = (newValue: unknown, area = 'local', key = 'active') => {
    for (const listener of listeners) listener({ [key]: { newValue } }, area);
  };
  return { storage, listeners, asked, change };
}

/** Lets promises that are settled run their course. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function following() {
  const fake = fakeStorage();
  const taken: unknown[] = [];
  const end = new AbortController();
  const readAgain = followState(fake.storage, (state) => taken.push(state), end.signal);
  return { ...fake, taken, end, readAgain };
}

describe('the stored state', () => {
  it('is read once, and then followed', async () => {
    const { asked, taken, change } = following();
    asked[0]?.answer('first');
    await settled();
    change('second');
    expect(taken).toEqual(['first', 'second']);
    expect(asked).toHaveLength(1);
  });

  it('is not put back by a reading that is older than a change', async () => {
    const { asked, taken, change } = following();
    change('new');
    asked[0]?.answer('old');
    await settled();
    expect(taken).toEqual(['new']);
  });

  it('keeps the order of changes that come fast', () => {
    const { taken, change } = following();
    for (const state of ['a', 'b', 'a', 'c']) change(state);
    expect(taken).toEqual(['a', 'b', 'a', 'c']);
  });

  it('counts as off where it cannot be read', async () => {
    const { asked, taken } = following();
    asked[0]?.fail();
    await settled();
    expect(taken).toEqual([undefined]);
  });

  it('counts as off where storage throws at once', async () => {
    const taken: unknown[] = [];
    const { storage } = fakeStorage();
    const broken: StoragePort = {
      ...storage,
      local: {
        get() {
          throw new Error('Extension context invalidated.');
        },
      },
    };
    followState(broken, (state) => taken.push(state), new AbortController().signal);
    await settled();
    expect(taken).toEqual([undefined]);
  });

  it('does not mind other items and other areas', () => {
    const { taken, change } = following();
    change('x', 'session');
    change('x', 'local', 'settings');
    expect(taken).toEqual([]);
  });

  it('is read again on demand', async () => {
    const { asked, taken, readAgain } = following();
    readAgain();
    asked[1]?.answer('again');
    await settled();
    expect(taken).toEqual(['again']);
  });

  it('is let go at the end', async () => {
    const { asked, taken, end, listeners } = following();
    end.abort();
    asked[0]?.answer('late');
    await settled();
    expect(listeners.size).toBe(0);
    expect(taken).toEqual([]);
  });
});
