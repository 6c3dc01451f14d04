import type { OverlayEntry } from '../../overlays/kept.ts';
import type { ClickRecord } from '../../storage.ts';
import { useLoaded } from './use-loaded.ts';
import type { Explanation, OverlayTexts, Workbench } from './workbench.ts';

/** The engine with the pack of a platform and what lies on it, or null for the moment that loading it takes. */
export function useWorkbench(
  platform: string,
  overlay: OverlayEntry | null,
  texts: OverlayTexts,
): Workbench | null {
  return useLoaded(
    async () => (await import('./workbench.ts')).openWorkbench(platform, overlay?.id, texts),
    [platform, overlay?.id, overlay?.digest],
  );
}

/** Why a click went as it did, or null for the moment that finding out takes. */
export function useExplanation(
  click: ClickRecord | null,
  language: string,
  texts: OverlayTexts,
): Explanation | 'gone' | null {
  return useLoaded(
    async () => (click === null ? null : (await import('./workbench.ts')).explain(click, language, texts)),
    [click, language],
  );
}
