/** What becomes of a message that a person tries to send in the Lab. Pure: the session of the Lab is an argument. */
import type { Judgement } from '../../../src/engine/types.ts';
import { isRefused } from '../../message/refusal.tsx';
import { linkify, type Part } from './linkify.ts';

/** Messages with a link that were sent so far under each quota, by `quotaOf`. */
export type Counts = Readonly<Record<string, number>>;

export interface Attempt {
  readonly parts: readonly Part[];
  readonly isSent: boolean;
  /**
   * What decided, of several links the first that was refused, else the first that something is said of; null where the message has no
   * link, or nothing is simulated.
   */
  readonly judgement: Judgement | null;
  /** Sent under the quota that `judgement` speaks of, with this message where it was sent. */
  readonly sent: number;
  readonly counts: Counts;
}

/** A quota counts by itself: another platform, or another rule, has its own. */
export function quotaOf(platform: string, { compose }: Judgement): string {
  return `${platform} ${compose.rule}`;
}

/** The most telling first. */
const TELLING = ['refused', 'quota', 'unknown', 'allowed'] as const;

/**
 * Tries to send a text.
 *
 * @param judge what the platform makes of an address; null where nothing is simulated
 */
export function attempt(
  text: string,
  platform: string,
  judge: ((address: string) => Judgement) | null,
  counts: Counts,
): Attempt {
  const parts = linkify(text);
  const judgements =
    judge === null ? [] : parts.flatMap(({ link }) => (link === undefined ? [] : judge(link)));
  const sentOf = (judgement: Judgement) => counts[quotaOf(platform, judgement)] ?? 0;
  const refused = judgements.find((judgement) => isRefused(judgement.compose, sentOf(judgement)));
  if (refused !== undefined)
    return { parts, isSent: false, judgement: refused, sent: sentOf(refused), counts };
  const quotas = new Set(
    judgements
      .filter(({ compose }) => compose.treatment === 'quota')
      .map((judgement) => quotaOf(platform, judgement)),
  );
  const counted = Object.fromEntries([...quotas].map((quota) => [quota, (counts[quota] ?? 0) + 1]));
  const now = { ...counts, ...counted };
  const [judgement = null] = TELLING.flatMap((treatment) =>
    judgements.filter(({ compose }) => compose.treatment === treatment),
  );
  const sent = judgement === null ? 0 : (now[quotaOf(platform, judgement)] ?? 0);
  return { parts, isSent: true, judgement, sent, counts: now };
}
