/** What a person's overlays are to the background: kept word for word, listed, and put on the pack of the chosen platform. */
import { applyOverlay } from '../../src/overlay/apply.ts';
import type { Overlay } from '../../src/overlay/types.ts';
import { digestOf } from '../../src/packs/digest.ts';
import type { Pack } from '../../src/policy/types.ts';
import { type KeptOverlay, MOST_BYTES, MOST_OVERLAYS, type OverlayEntry, stampOf } from '../overlays/kept.ts';
import { sameJson } from '../same-json.ts';

export type KeptOverlays = Readonly<Record<string, KeptOverlay>>;

export type Keeping =
  | { readonly overlays: KeptOverlays }
  | { readonly code: 'bad-overlay' | 'too-many-overlays' | 'overlays-too-large'; readonly detail: string };

/** What the text of an overlay says of itself; null where it is none. That it is right has been checked by the page that sent it. */
function read(text: string): Overlay | null {
  try {
    const overlay = JSON.parse(text) as Overlay;
    return typeof overlay.id === 'string' && typeof overlay.on === 'string' ? overlay : null;
  } catch {
    return null;
  }
}

/** Adds an overlay to those that are kept, in the place of one with the same id. */
export function keepOverlay(overlays: KeptOverlays, overlay: KeptOverlay): Keeping {
  const id = read(overlay.text)?.id;
  if (id === undefined) return { code: 'bad-overlay', detail: overlay.file };
  const all = { ...overlays, [id]: overlay };
  if (Object.keys(all).length > MOST_OVERLAYS)
    return { code: 'too-many-overlays', detail: String(MOST_OVERLAYS) };
  // As the browser counts them.
  const bytes = new TextEncoder().encode(JSON.stringify(all)).length;
  if (bytes > MOST_BYTES) return { code: 'overlays-too-large', detail: (bytes / 1e6).toFixed(1) };
  return { overlays: all };
}

export interface OverlayRack {
  /** What lists show of those that are kept, in the order of their ids: browsers keep no other order of keys. */
  entries(overlays: KeptOverlays): readonly OverlayEntry[];
  /** The pack with an overlay on it; the pack itself where that cannot be used, or is another's. Gives the same object again. */
  withOverlay(pack: Pack, overlays: KeptOverlays, id: string | undefined): Pack;
}

/** @param version of the extension: another one may check otherwise */
export function createOverlayRack(digests: Readonly<Record<string, string>>, version: string): OverlayRack {
  let last: { readonly pack: Pack; readonly text: string; readonly made: Pack } | undefined;
  /** A change of the day asks for the same list again. */
  const known = new Map<string, { readonly kept: KeptOverlay; readonly entry: OverlayEntry }>();

  function entryOf(id: string, kept: KeptOverlay): OverlayEntry {
    const { file, text, checked, faults } = kept;
    const overlay = read(text);
    const { on = '', name = { en: id }, about = { en: '' } }: Partial<Overlay> = overlay ?? {};
    const state =
      checked !== stampOf(on, digests, version) ? 'unchecked' : faults.length > 0 ? 'faulty' : 'ready';
    return { id, on, name, about, file, digest: digestOf(overlay), state, faults };
  }

  function entryAt(id: string, kept: KeptOverlay): OverlayEntry {
    const before = known.get(id);
    if (before !== undefined && sameJson(before.kept, kept)) return before.entry;
    const entry = entryOf(id, kept);
    known.set(id, { kept, entry });
    return entry;
  }

  return {
    entries: (overlays) =>
      Object.entries(overlays)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, kept]) => entryAt(id, kept)),
    withOverlay(pack, overlays, id) {
      const kept = id !== undefined && Object.hasOwn(overlays, id) ? overlays[id] : undefined;
      if (kept === undefined || id === undefined) return pack;
      const { on, state } = entryAt(id, kept);
      const overlay = on === pack.id && state === 'ready' ? read(kept.text) : null;
      if (overlay === null) return pack;
      if (last?.pack !== pack || last.text !== kept.text)
        last = { pack, text: kept.text, made: applyOverlay(pack, overlay) };
      return last.made;
    },
  };
}
