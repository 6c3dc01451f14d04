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
  return (
    <input
      class="field day-field"
      type="date"
      aria-label={t('day')}
      value={day}
      min={span.first}
      max={span.last}
      onChange={({ currentTarget: { value } }) => {
        if (value >= span.first && value <= span.last) onDay(value);
      }}
    />
  );
}
