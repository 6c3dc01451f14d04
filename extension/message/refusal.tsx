/** @jsxImportSource ../stage */
import type { CompiledPolicy, ComposeRuling, Judgement } from '../../src/engine/types.ts';
import type { Child } from '../stage/jsx-runtime.ts';
import type { StageKit, StageText } from '../stage/kit.ts';
import { marksIn, ours, worded } from '../stage/parts.tsx';
import { type Speech, speechOf } from '../stage/speech.ts';
import { setStyle } from '../stage/style.ts';
import css from './refusal.css?inline';

export interface RefusalOptions {
  /** What the platform did with the message that the person tries to send. */
  readonly judgement: Pick<Judgement, 'link' | 'compose'>;
  readonly policy: CompiledPolicy;
  /** Whether the message went through: `isRefused` before it was counted. */
  readonly isSent: boolean;
  /** Posts with a link that were sent so far in the time of the quota, this one among them if it went through. */
  readonly sent: number;
  readonly language: string;
  /** Texts in that language: `stageKit(language)`. */
  readonly kit: StageKit;
  /** Whether original wording is shown with a translation. */
  readonly gloss: boolean;
  /** The person has read it. */
  onClose(): void;
}

/** How many posts a quota allows; null where the ruling is no quota, or does not say. */
function limitOf({ treatment, with: { limit } }: ComposeRuling): number | null {
  return treatment === 'quota' && typeof limit === 'number' ? limit : null;
}

/**
 * Whether the platform kept a message from being sent.
 *
 * @param sent posts with a link that were sent so far in the time of the quota
 */
export function isRefused(compose: ComposeRuling, sent: number): boolean {
  const limit = limitOf(compose);
  return compose.treatment === 'refused' || (limit !== null && sent >= limit);
}

const COUNTS = new Map<unknown, StageText>([
  ['day', 'quotaDay'],
  ['week', 'quotaWeek'],
  ['month', 'quotaMonth'],
]);

/** `2 of 2 posts with a link this month`; nothing where there is no quota on record. */
function count(s: Speech, compose: ComposeRuling, sent: number): Child {
  const limit = limitOf(compose);
  const text = COUNTS.get(compose.with.per);
  return limit !== null && text && <p class="count">{s.text(text, { n: sent, limit })}</p>;
}

/**
 * Draws in a shadow root, in place of what stands there, what the platform said to somebody who tried to send a link: its words
 * where they are on record, else that they are not, and how much of a quota is used up. Null, and an empty root, where nothing
 * was said: the message could be sent, or nobody knows.
 */
export function renderRefusal(root: ShadowRoot, options: RefusalOptions): HTMLElement | null {
  const { judgement, policy, isSent, sent, language, kit, gloss, onClose } = options;
  const { compose, link } = judgement;
  root.replaceChildren();
  if (compose.treatment !== 'refused' && compose.treatment !== 'quota') return null;
  const s = speechOf({ judgement, policy, language }, kit, link.host);
  const { wording } = compose.with;
  const title = worded(s, wording, 'title');
  const body = worded(s, wording, 'body');
  // What is said of a quota is not yet said of this message.
  const isSilent = !isSent && (!body || compose.treatment === 'quota');
  const drawn = (
    <div class={gloss ? 'refusal' : 'refusal plain-original'} role="alert" lang={language}>
      <b>{title || (isSilent && ours(s, 'notSent'))}</b>
      <p>{body || (!title && !isSent && ours(s, 'notSentText'))}</p>
      {count(s, compose, sent)}
      <button type="button">{worded(s, wording, 'button', 'close')}</button>
    </div>
  );
  drawn.append(
    <small class="simulation">
      {[s.text('simulation'), ...marksIn(drawn).map((mark) => s.text(mark))].join(' · ')}
    </small>,
  );
  drawn.querySelector('button')?.addEventListener('click', onClose);
  setStyle(root, css);
  root.append(drawn);
  return drawn;
}
