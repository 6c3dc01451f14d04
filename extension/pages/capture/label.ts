/** What stands below the picture, in the file too: that it is simulated, what of it, and on whose word. */
import { localText } from '../../../src/policy/local-text.ts';
import type { Captured } from '../../capture/captured.ts';
import { translator } from '../../i18n/index.ts';
import type { Evidence, Said } from './evidence.ts';

export interface Label {
  /** Also the title in the file. */
  readonly title: string;
  readonly lines: readonly string[];
}

const CONFIDENCES = ['documented', 'reported', 'observed', 'assumed', 'hypothetical'] as const;

/** Texts of one line, with a dot between. */
const beside = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter((part) => part !== false && part !== undefined && part !== '').join(' · ');

function decisionLine(said: Said, language: string): string {
  const t = translator('capture', language);
  const stage = translator('stage', language);
  const { surface, rules = [], from, precision, confidence, disputed } = said;
  const standing = CONFIDENCES.find((one) => one === confidence);
  return beside(
    t('label-surface', { surface: localText(surface, language) }),
    rules.length > 0 ? t('label-rules', { rules: rules.join(', ') }) : t('label-no-rule'),
    from !== undefined && stage(precision === 'day' ? 'since' : precision, { day: from }),
    standing !== undefined && stage(standing),
    disputed && stage('disputed'),
  );
}

/**
 * The label in a language.
 *
 * @param version of the extension
 */
export function labelOf(
  { shown, day, hypothetical }: Pick<Captured, 'shown' | 'day' | 'hypothetical'>,
  { platform: name, said, packs }: Evidence,
  version: string,
  language: string,
): Label {
  const t = translator('capture', language);
  const stage = translator('stage', language);
  const platform = localText(name, language);
  const maker = t('label-version', { version });
  if (shown === 'nothing') return { title: t('label-nothing'), lines: [t('label-nothing-about'), maker] };
  const digests = Object.entries(packs).map(([id, digest]) => `${id} ${digest}`);
  const { sources = [] } = said ?? {};
  return {
    title: stage(hypothetical ? 'whatIf' : 'simulation', { platform, day }),
    lines: [
      t(`label-${shown}`, { platform, day }),
      ...(said === null ? [] : [decisionLine(said, language)]),
      ...(sources.length > 0 ? [t('label-sources', { sources: sources.join(', ') })] : []),
      beside(digests.length > 0 && t('label-packs', { packs: digests.join(', ') }), maker),
    ],
  };
}

/** Of the file, without what no file system takes. */
export function fileName({ platform, day }: Pick<Captured, 'platform' | 'day'>): string {
  return `interstice-capture-${platform}-${day}.png`.replace(/[^\w.-]/g, '-');
}
