import { suggest } from '../nearest-name.ts';
import type { Findings, Path } from '../problem.ts';
import type { Confidence, LocalText } from '../types.ts';

/** Makes the check that every cited source exists. */
export function createCitationCheck(sourceIds: ReadonlySet<string>, findings: Findings) {
  return (cited: readonly string[] | undefined, path: Path): void => {
    cited?.forEach((id, index) => {
      if (sourceIds.has(id)) return;
      const message = `There is no source "${id}".`;
      findings.add([...path, index], 'unknown-source', message, suggest(id, sourceIds, 'sources'));
    });
  };
}

export type CheckCited = ReturnType<typeof createCitationCheck>;

/** Reports a fact that cites nothing and is not marked as assumed. */
export function checkGrounded(
  { confidence, sources }: { readonly confidence: Confidence; readonly sources: readonly string[] },
  path: Path,
  findings: Findings,
): void {
  if (sources.length > 0 || confidence === 'assumed') return;
  findings.add(
    [...path, 'sources'],
    'no-source',
    `This is marked as ${confidence}, and cites no source.`,
    'At least one id from sources.json, or the confidence "assumed".',
  );
}

const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;

/** Reports language tags that are none. */
export function checkLanguages(text: LocalText | undefined, path: Path, findings: Findings): void {
  for (const tag of Object.keys(text ?? {})) {
    if (LANGUAGE_TAG.test(tag)) continue;
    findings.add(
      [...path, tag],
      'wrong-language',
      `"${tag}" is not a language tag.`,
      'A tag such as en, zh-CN or zh-Hant-TW.',
      { part: 'key' },
    );
  }
}
