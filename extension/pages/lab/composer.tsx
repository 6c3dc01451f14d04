import { useContext, useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { createJudge } from '../../../src/engine/judge.ts';
import type { Surface } from '../../../src/policy/types.ts';
import type { ActiveState } from '../../storage.ts';
import { SendingWhy } from '../../ui/controls/sending.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { Language, useText } from '../../ui/text.ts';
import { type Attempt, attempt, type Counts } from './sending.ts';

/** No app on record takes longer messages; this one need not. */
const LONGEST = 5000;

interface ComposerProps {
  readonly active: ActiveState;
  /** Where it would be sent; null = on no surface that the platform has, where nothing is simulated. */
  readonly surface: Surface | null;
  readonly counts: Counts;
  /** Something was sent that can be taken away again. */
  readonly hasPosts: boolean;
  onAttempt(attempt: Attempt): void;
  onReset(): void;
}

/** A field to write messages in, and what the platform of the day says when one tries to send them. */
export function Composer({ active, surface, counts, hasPosts, onAttempt, onReset }: ComposerProps) {
  const t = useText('lab');
  const hint = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [last, setLast] = useState<Attempt | null>(null);
  const judge = useJudge(active, surface);
  // What was said belongs to the policy that said it.
  useEffect(() => setLast(null), [judge]);

  const send = () => {
    const message = text.trim();
    if (message === '') return;
    const tried = attempt(message, active.policy.platform, judge, counts);
    setLast(tried);
    // What is refused stays in the field, as in an app, so that one can change it.
    if (tried.isSent) setText('');
    onAttempt(tried);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends a word of an input method sends nothing; Safari and old Chromium say so by the code alone.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };
  const reset = () => {
    setLast(null);
    onReset();
    field.current?.focus();
  };
  return (
    <form
      class="lab-composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {last?.judgement && <Answer active={active} last={last} onClose={() => setLast(null)} />}
      <div class="lab-composer-line">
        <textarea
          ref={field}
          class="field"
          name="message"
          rows={1}
          maxLength={LONGEST}
          aria-label={t('compose-field')}
          aria-describedby={hint}
          placeholder={t('compose-field')}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="button">
          {t('compose-send')}
        </button>
      </div>
      <p class="soft lab-composer-hint">
        <span id={hint}>{t('compose-hint')}</span>
        {(hasPosts || Object.keys(counts).length > 0) && (
          <button type="button" class="button" onClick={reset}>
            {t('compose-reset')}
          </button>
        )}
      </p>
    </form>
  );
}

/** What the content script would ask, asked of a message that is not sent yet. */
function useJudge({ enabled, policy, language, sender, form, flags }: ActiveState, surface: Surface | null) {
  return useMemo(() => {
    if (!enabled || surface === null) return null;
    const judge = createJudge(policy, language);
    const context = { surface, flags, ...(sender && { sender }), ...(form && { form }) };
    return (address: string) => judge.judge(address, context);
  }, [enabled, policy, language, sender, form, flags, surface]);
}

interface AnswerProps {
  readonly active: ActiveState;
  readonly last: Attempt;
  onClose(): void;
}

/** What the platform said, and on whose word; of a message that went through, whether it is on record that it could. */
function Answer({ active, last: { judgement, isSent, sent }, onClose }: AnswerProps) {
  const t = useText('lab');
  const language = useContext(Language);
  const { policy, kit, gloss } = active;
  if (judgement === null) return null;
  const { compose } = judgement;
  if (compose.treatment === 'allowed' || compose.treatment === 'unknown') {
    return (
      <p class="lab-composer-answer soft" role="status">
        {t(`sent-${compose.treatment}`)}
      </p>
    );
  }
  return (
    <div class="lab-composer-answer" data-sent={isSent}>
      <Refusal
        judgement={judgement}
        policy={policy}
        isSent={isSent}
        sent={sent}
        language={language}
        kit={kit}
        gloss={gloss}
        onClose={onClose}
      />
      <SendingWhy compose={compose} policy={policy} />
    </div>
  );
}
