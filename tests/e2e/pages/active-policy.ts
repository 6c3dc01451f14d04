/** The policy that content scripts go by, changed in the extension's storage: with what no pack says. */
import type { ActiveState } from '../../../extension/storage.ts';
import type { Params } from '../../../src/policy/types.ts';
import { sayingOfAll } from '../../fixtures/active-state.ts';
import type { Json, Page } from '../driver/types.ts';

interface Extension {
  readonly chrome: {
    readonly storage: {
      readonly local: {
        get(key: string): Promise<Record<string, Json>>;
        set(items: Record<string, Json>): Promise<void>;
      };
    };
  };
}

/**
 * From now on every link meets this, until a setting is changed.
 *
 * @param page one of the extension
 */
export async function sayOfAll(page: Page, treatment: string, params: Params = {}): Promise<void> {
  const active = (await page.evaluate(readActive)) as unknown as ActiveState;
  const rules = active.policy.rules.filter(({ id }) => id !== 'test');
  const policy = sayingOfAll({ ...active.policy, rules }, treatment, params);
  await page.evaluate(storeActive, { ...active, policy } as unknown as Json);
}

async function readActive(): Promise<Json> {
  const { local } = (globalThis as unknown as Extension).chrome.storage;
  return (await local.get('active')).active ?? null;
}

async function storeActive(active: Json): Promise<void> {
  await (globalThis as unknown as Extension).chrome.storage.local.set({ active });
}
