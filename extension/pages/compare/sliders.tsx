import type { FigureSpec } from '../../../src/figure/types.ts';
import type { FigureData } from '../../figure/data.ts';
import { useText } from '../../ui/text.ts';

interface TimeSliderProps {
  readonly data: FigureData;
  readonly spec: FigureSpec;
  onChange(part: { readonly at: string | undefined }): void;
}

/** Days on which something in this figure changes. */
function daysOf({ over }: FigureData): string[] {
  return [...new Set(over.series.flatMap(({ spans }) => spans.map(({ from }) => from)))].sort();
}

/**
 * Moves all frames through time: each stop is a day on which something in the figure changes. Meanwhile the figure shows one day (`at` in
 * the address); a button brings the days back that are compared.
 */
export function TimeSlider({ data, spec, onChange }: TimeSliderProps) {
  const t = useText('compare');
  const days = daysOf(data);
  const [only = '', ...others] = spec.days;
  const day = spec.at ?? (others.length === 0 ? only : undefined);
  const index = day === undefined ? days.length - 1 : days.findLastIndex((one) => one <= day);
  if (days.length < 2) return null;
  const said = day ?? t('time-several');
  return (
    <div class="slider">
      <label for="compare-time">{t('time')}</label>
      <input
        id="compare-time"
        type="range"
        min={0}
        max={days.length - 1}
        step={1}
        value={Math.max(0, index)}
        aria-valuetext={said}
        onInput={(event) => onChange({ at: days[Number(event.currentTarget.value)] })}
      />
      <output for="compare-time">{said}</output>
      {spec.at !== undefined && (
        <button type="button" class="button" onClick={() => onChange({ at: undefined })}>
          {t.count('time-back', spec.days.length)}
        </button>
      )}
    </div>
  );
}

interface CutSliderProps {
  readonly cut: number;
  /** While it is moved. */
  onHold(cut: number): void;
  /** When it is let go. */
  onCut(cut: number): void;
}

/** How much of the earlier phone is seen beside the later one. */
export function CutSlider({ cut, onHold, onCut }: CutSliderProps) {
  const t = useText('compare');
  return (
    <div class="slider">
      <label for="compare-cut">{t('cut')}</label>
      <input
        id="compare-cut"
        type="range"
        min={0}
        max={100}
        value={cut}
        onInput={(event) => onHold(Number(event.currentTarget.value))}
        onChange={(event) => onCut(Number(event.currentTarget.value))}
      />
    </div>
  );
}
