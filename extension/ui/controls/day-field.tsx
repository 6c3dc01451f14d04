import { useId, useState } from 'preact/hooks';
import type { Span } from '../../eras.ts';
import { useText } from '../text.ts';

interface DayFieldProps {
  readonly day: string;
  readonly span: Span;
  onDay(day: string): void;
}

/** Years below are half-typed ones: a date field tells `0002` while somebody begins to write 2021. */
const FIRST_WHOLE_YEAR = '1000';

/** The day, typed or picked. What is not a day within the span is not taken, and the field says so until it is left. */
export function DayField({ day, span, onDay }: DayFieldProps) {
  const t = useText('controls');
  const id = useId();
  /** What stands in the field while it is being typed in: a day that comes back from storage must not interrupt a half-typed one. */
  const [draft, setDraft] = useState<string | null>(null);
  const within = (value: string) => value >= span.first && value <= span.last;
  const outside = draft !== null && draft >= FIRST_WHOLE_YEAR && !within(draft);
  return (
    <>
      <input
        class="field day-field"
        type="date"
        aria-label={t('day')}
        aria-invalid={outside}
        aria-describedby={outside ? `${id}-outside` : undefined}
        value={draft ?? day}
        min={span.first}
        max={span.last}
        onInput={({ currentTarget: { value } }) => setDraft(value)}
        onChange={({ currentTarget: { value } }) => {
          if (within(value)) onDay(value);
        }}
        onBlur={() => setDraft(null)}
      />
      {outside && (
        <p id={`${id}-outside`} class="day-outside" role="alert">
          {t('day-outside', { first: span.first, last: span.last, day })}
        </p>
      )}
    </>
  );
}
