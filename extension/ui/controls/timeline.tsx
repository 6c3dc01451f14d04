import { useId } from 'preact/hooks';
import {
  clamp,
  dayAt,
  eraAt,
  lastDayOf,
  nextStart,
  offsetOf,
  previousStart,
  shareOf,
  spanOf,
} from '../../eras.ts';
import type { Outline } from '../../outline.ts';
import { Hypothetical } from '../hypothetical.tsx';
import { useLocal, useText } from '../text.ts';
import { Records } from './records.tsx';
import './timeline.css';

interface TimelineProps {
  readonly outline: Outline;
  readonly day: string;
  /** Last day offered, unless an era starts later. */
  readonly today: string;
  onDay(day: string): void;
}

/** Eras in order and any day between: slider by the day, a tick at each era, date field, list of eras, name and summary. */
export function Timeline({ outline, day, today, onDay }: TimelineProps) {
  const t = useText('controls');
  const local = useLocal();
  const id = useId();
  const { eras } = outline;
  const span = spanOf(eras, today);
  const era = eraAt(eras, day);
  const name = era === null ? t('before-record') : local(era.name);
  const end = era === null ? null : lastDayOf(eras, era);
  const records = outline.records.filter(({ from }) => eraAt(eras, from)?.id === era?.id);

  const onKeyDown = (event: KeyboardEvent) => {
    const to =
      event.key === 'PageUp'
        ? nextStart(eras, day)
        : event.key === 'PageDown'
          ? previousStart(eras, day)
          : null;
    if (to === null) return;
    event.preventDefault();
    onDay(clamp(to, span));
  };

  return (
    <section class="timeline" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`} class="unseen">
        {t('timeline')}
      </h2>
      <div class="timeline-now">
        <div class="timeline-era">
          <p aria-hidden="true">
            {name} <span class="timeline-open">▾</span>
          </p>
          <select
            aria-label={t('era')}
            value={era?.id ?? ''}
            onChange={(event) => {
              const chosen = eras.find((one) => one.id === event.currentTarget.value);
              if (chosen) onDay(chosen.from);
            }}
          >
            {era === null && <option value="">{name}</option>}
            {eras.map((one) => (
              <option key={one.id} value={one.id}>
                {one.from} {local(one.name)}
              </option>
            ))}
          </select>
        </div>
        <StepButton
          label={t('previous-era')}
          to={previousStart(eras, day)}
          day={day}
          onDay={onDay}
          sign="‹"
        />
        <StepButton label={t('next-era')} to={nextStart(eras, day)} day={day} onDay={onDay} sign="›" />
      </div>
      <div class="timeline-track">
        <Scale eras={eras} span={span} day={day} />
        <input
          class="timeline-slider"
          type="range"
          min={0}
          max={offsetOf(span.last, span)}
          step={1}
          value={offsetOf(clamp(day, span), span)}
          aria-label={t('day')}
          aria-valuetext={t('day-of-era', { day, era: name })}
          aria-describedby={`${id}-help`}
          onInput={(event) => onDay(dayAt(event.currentTarget.valueAsNumber, span))}
          onKeyDown={onKeyDown}
        />
        <span id={`${id}-help`} hidden>
          {t('slider-help')}
        </span>
      </div>
      {era !== null && (
        <p>
          <span class="timeline-span soft">
            {end === null ? t('era-open', { from: era.from }) : t('era-closed', { from: era.from, to: end })}
          </span>{' '}
          {era.overlay !== undefined && <Hypothetical />}
          {local(era.summary)}
        </p>
      )}
      <Records records={records} />
    </section>
  );
}

interface StepButtonProps {
  readonly label: string;
  readonly sign: string;
  readonly day: string;
  readonly to: string;
  onDay(day: string): void;
}

function StepButton({ label, sign, day, to, onDay }: StepButtonProps) {
  return (
    <button
      type="button"
      class="button timeline-step"
      aria-label={label}
      title={label}
      disabled={to === day}
      onClick={() => onDay(to)}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

type ScaleProps = Pick<Outline, 'eras'> & { readonly span: ReturnType<typeof spanOf>; readonly day: string };

/** Behind the slider: a tick at each era's first day, the era that the day lies in, some years. Drawn only; all of it is in words too. */
function Scale({ eras, span, day }: ScaleProps) {
  const at = (where: string) => ({ '--at': String(shareOf(where, span)) });
  const era = eraAt(eras, day);
  const until = era === null ? null : (lastDayOf(eras, era) ?? span.last);
  const years = yearsIn(span.first, span.last);
  return (
    <div class="timeline-scale" aria-hidden="true">
      {era !== null && until !== null && (
        <span class="timeline-band" style={{ ...at(era.from), '--until': String(shareOf(until, span)) }} />
      )}
      {eras.map((one) => (
        <span
          key={one.id}
          class={one === era ? 'timeline-tick timeline-tick-now' : 'timeline-tick'}
          style={at(one.from)}
        />
      ))}
      {years.map((year) => (
        <span key={year} class="timeline-year" style={at(`${year}-01-01`)}>
          {year}
        </span>
      ))}
    </div>
  );
}

/** Every second year that begins within the span. */
function yearsIn(first: string, last: string): number[] {
  const from = Number(first.slice(0, 4)) + 1;
  const to = Number(last.slice(0, 4));
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i).filter(
    (year) => (to - year) % 2 === 0,
  );
}
