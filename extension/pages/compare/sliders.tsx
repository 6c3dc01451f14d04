import { useState } from 'preact/hooks';
import type { FigureSpec } from '../../../src/figure/types.ts';
import type { FigureData } from '../../figure/data.ts';
import { useText } from '../../ui/text.ts';

interface TimeSliderProps {
  readonly data: FigureData;
  readonly spec: FigureSpec;
  onChange(part: Partial<FigureSpec>): void;
}

/** Days on which something in this figure changes. */
function daysOf({ over }: FigureData): string[] {
  return [...new Set(over.series.flatMap(({ spans }) => spans.map(({ from }) => from)))].sort();
}

/**
 * Moves all frames through time: each stop is a day on which something in the figure changes. While it is used the figure shows one day;
 * the days that were compared come back with a button.
 */
export function TimeSlider({ data, spec, onChange }: TimeSliderProps) {
  const t = useText('compare');
  const [former, setFormer] = useState<readonly string[] | null>(null);
  const days = daysOf(data);
  const [day = ''] = spec.days;
  const isMoving = spec.days.length === 1;
  const at = isMoving ? days.findLastIndex((one) => one <= day) : days.length - 1;
  if (days.length < 2) return null;
  const move = (index: number) => {
    const chosen = days[index];
    if (chosen === undefined) return;
    if (!isMoving) setFormer(spec.days);
    onChange({ days: [chosen] });
  };
  return (
    <div class="slider">
      <label for="compare-time">{t('time')}</label>
      <input
        id="compare-time"
        type="range"
        min={0}
        max={days.length - 1}
        step={1}
        value={Math.max(0, at)}
        aria-valuetext={isMoving ? day : t('time-several')}
        onInput={(event) => move(Number(event.currentTarget.value))}
      />
      <output for="compare-time">{isMoving ? day : t('time-several')}</output>
      {former !== null && isMoving && former.length > 1 && (
        <button
          type="button"
          class="button"
          onClick={() => {
            onChange({ days: former });
            setFormer(null);
          }}
        >
          {t('time-back', { count: former.length })}
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
