import type { ClickRecord } from '../../storage.ts';
import { useLoaded } from './use-loaded.ts';
import type { Explanation, Workbench } from './workbench.ts';

/** The engine with the pack of a platform, or null for the moment that loading it takes. */
export function useWorkbench(platform: string): Workbench | null {
  return useLoaded(async () => (await import('./workbench.ts')).openWorkbench(platform), [platform]);
}

/** Why a click went as it did, or null for the moment that finding out takes. */
export function useExplanation(click: ClickRecord | null, language: string): Explanation | null {
  return useLoaded(
    async () => (click === null ? null : (await import('./workbench.ts')).explain(click, language)),
    [click, language],
  );
}
