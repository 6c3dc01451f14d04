/** Reads overlays with every check that there is. Heavy: pages import it only when there is one to check. */
import { parseOverlay } from '../../src/overlay/parse.ts';
import type { Overlay } from '../../src/overlay/types.ts';
import { loadPack } from '../../src/packs/on-demand.ts';
import { loadCatalogue, platforms } from '../../src/packs/parts.ts';
import type { Parsed } from '../../src/policy/problem.ts';
import type { Pack } from '../../src/policy/types.ts';
import { treatments } from '../../src/treatments/index.ts';

/** The platform that a text says it is for; null where it says none. */
function platformOf(text: string): string | null {
  try {
    const { on } = JSON.parse(text) as { on?: unknown };
    return typeof on === 'string' ? on : null;
  } catch {
    return null;
  }
}

/** The pack of one platform; where there is none, all, so that the fault can say which there are. */
async function packsFor(on: string | null): Promise<Readonly<Record<string, Pack>>> {
  const own = on !== null && platforms.some(({ id }) => id === on) ? [on] : platforms.map(({ id }) => id);
  const packs = await Promise.all(own.map((id) => loadPack(id)));
  return Object.fromEntries(packs.flatMap((pack) => (pack === undefined ? [] : [[pack.id, pack]])));
}

/** Checks the text of an overlay against the record as it is built in. */
export async function checkOverlay(text: string, file: string): Promise<Parsed<Overlay>> {
  const packs = await packsFor(platformOf(text));
  return parseOverlay(text, file, { packs, catalogue: loadCatalogue(), treatments }, 'any');
}
