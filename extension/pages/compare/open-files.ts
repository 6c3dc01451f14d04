import { type Files, MANIFEST_FILE } from '../../../src/figure/archive.ts';
import { toText } from '../../../src/figure/bytes.ts';
import { type Verdict, verify, verifyManifest, verifyOne } from '../../../src/figure/verify.ts';
import { createJudges } from '../../../src/packs/judges.ts';
import { loadPack, loadSources } from '../../../src/packs/on-demand.ts';
import { digests, loadCatalogue, platforms } from '../../../src/packs/parts.ts';

/** A small file that says what is compared: `figure.json`, as the page saves it and `interstice capture` takes it. null for any other. */
export function openedFigure(files: Files): Readonly<Record<string, unknown>> | null {
  const [first, ...others] = Object.values(files);
  if (first === undefined || others.length > 0 || first[0] !== 0x7b) return null;
  let value: unknown;
  try {
    value = JSON.parse(toText(first));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || 'manifest' in value || !('links' in value)) return null;
  const { address: _, ...raw } = value as Record<string, unknown>;
  return raw;
}

export interface Checked {
  readonly name: string;
  readonly verdict: Verdict;
}

/**
 * Checks files against what is built in, each for itself: by the manifest that it carries, or by a `manifest.json` among them that lists it.
 */
export async function verifyHere(files: Files): Promise<Checked[]> {
  const loaded = await Promise.all(platforms.map(({ id }) => loadPack(id)));
  const packs = Object.fromEntries(loaded.flatMap((pack) => (pack === undefined ? [] : [[pack.id, pack]])));
  const catalogue = loadCatalogue();
  const data = { packs, catalogue, digests };
  const today = { ...data, sources: await loadSources(), judgeFor: createJudges(data) };
  const { [MANIFEST_FILE]: manifest, ...others } = files;
  const listed = manifest === undefined ? {} : filesListed(manifest);
  const checked: Checked[] = [];
  for (const [name, bytes] of Object.entries(others)) {
    const isListed = Object.hasOwn(listed, name);
    checked.push({
      name,
      verdict: await (isListed ? verifyOne(name, files, today) : verify({ [name]: bytes }, today)),
    });
  }
  if (manifest !== undefined && checked.length === 0)
    checked.push({ name: MANIFEST_FILE, verdict: await verifyManifest(manifest, today) });
  return checked;
}

/** Names that a manifest lists, if it is one. */
function filesListed(manifest: Uint8Array): object {
  try {
    return (JSON.parse(toText(manifest)) as { files?: object } | null)?.files ?? {};
  } catch {
    return {};
  }
}
