import type { Files } from '../../../src/figure/archive.ts';
import { toText } from '../../../src/figure/bytes.ts';
import { type Verdict, verify } from '../../../src/figure/verify.ts';
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

/** Checks files against what is built in. */
export async function verifyHere(files: Files): Promise<Verdict> {
  const loaded = await Promise.all(platforms.map(({ id }) => loadPack(id)));
  const packs = Object.fromEntries(loaded.flatMap((pack) => (pack === undefined ? [] : [[pack.id, pack]])));
  const catalogue = loadCatalogue();
  const data = { packs, catalogue, digests };
  return verify(files, { ...data, sources: await loadSources(), judgeFor: createJudges(data) });
}
