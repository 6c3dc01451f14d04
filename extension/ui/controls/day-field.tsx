import { useState } from 'preact/hooks';
import type { Span } from '../../eras.ts';
import { useText } from '../text.ts';

interface DayFieldProps {
  readonly day: string;
  readonly span: Span;
  onDay(day: string): void;
}

/** The day, typed or picked. What is not a day within the span is not taken. */
export function DayField({ day, span, onDay }: DayFieldProps) {
  const t = useText('controls');
  /** What stands in the field while it is being typed in: a day that comes back from storage must not interrupt a half-typed one. */
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <input
      class="field day-field"
      type="date"
      aria-label={t('day')}
      value={draft ?? day}
      min={span.first}
      max={span.last}
      onInput={({ currentTarget: { value } }) => setDraft(value)}
      onChange={({ currentTarget: { value } }) => {
        if (value >= span.first && value <= span.last) onDay(value);
      }}
      onBlur={() => setDraft(null)}
    />
  );
}
