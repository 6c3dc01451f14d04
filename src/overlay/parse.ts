import { parseData } from '../policy/parse.ts';
import type { Findings, Parsed } from '../policy/problem.ts';
import { checkOverlay, type KnownToOverlays } from './check.ts';
import { overlaySchema } from './schema.ts';
import type { Overlay } from './types.ts';

export type { KnownToOverlays } from './check.ts';

/**
 * Reads and checks an overlay: the door for files of the repository and for what a person brings. Problems come as those of packs do.
 *
 * @param known the packs as they are; where others lie on the platform's pack, the pack with them
 * @param form `any` to use one that somebody wrote as he liked; files of the repository stand in the one form of data files
 */
export function parseOverlay(
  text: string,
  file: string,
  known: KnownToOverlays,
  form: 'canonical' | 'any' = 'canonical',
): Parsed<Overlay> {
  const check = (overlay: Overlay, findings: Findings) => checkOverlay(overlay, known, findings);
  return parseData<Overlay>(text, file, overlaySchema, check, form);
}
