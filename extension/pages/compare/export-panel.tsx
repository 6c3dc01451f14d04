import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { FigureData } from '../../figure/data.ts';
import { languages as known } from '../../i18n/index.ts';
import { Language, useText } from '../../ui/text.ts';
import type { Format } from './export/files.ts';
import { type Outcome, save } from './export/save.ts';
import type { Told } from './work.ts';

interface ExportPanelProps {
  readonly data: FigureData;
  readonly theme: 'light' | 'dark';
  readonly raw: Readonly<Record<string, unknown>>;
  onChange(part: Readonly<Record<string, unknown>>): void;
}

const SINGLE: readonly Format[] = ['png', 'svg', 'html', 'csv', 'json', 'csl', 'bib', 'txt', 'figure'];
const SCALES = [1, 2, 3, 4];

/** The files that a figure can be saved as: each alone, or all in one ZIP. */
export function ExportPanel({ data, theme, raw, onChange }: ExportPanelProps) {
  const t = useText('compare');
  const page = useContext(Language);
  const [scale, setScale] = useState(2);
  const [isBoth, setBoth] = useState(true);
  const [note, setNote] = useState('');
  const [told, setTold] = useState<Told | 'started' | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const ended = useRef<AbortController | null>(null);
  useEffect(() => () => ended.current?.abort(), []);

  const language = data.spec.language ?? page;
  const languages = isBoth
    ? [language, ...known.map((one) => one.id).filter((one) => one !== language)]
    : [language];
  const run = async (what: Format | 'zip') => {
    ended.current?.abort();
    const own = new AbortController();
    ended.current = own;
    setOutcome(null);
    setTold('started');
    const done = await save(what, data, { languages, scale, theme, note: note.trim() }, own.signal, setTold);
    if (ended.current !== own) return;
    setTold(null);
    setOutcome(done);
  };
  return (
    <section class="compare-part" aria-labelledby="compare-export">
      <h2 id="compare-export">{t('export')}</h2>
      <label class="pick">
        {t('scale')}
        <select class="field" value={scale} onChange={(event) => setScale(Number(event.currentTarget.value))}>
          {SCALES.map((times) => (
            <option key={times} value={times}>
              {times}×
            </option>
          ))}
        </select>
      </label>
      <label class="pick">
        {t('figure-language')}
        <select
          class="field"
          value={typeof raw.language === 'string' ? raw.language : ''}
          onChange={(event) => onChange({ language: event.currentTarget.value || undefined })}
        >
          <option value="">{t('as-the-page')}</option>
          {known.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <label class="pick">
        {t('theme')}
        <select
          class="field"
          value={typeof raw.theme === 'string' ? raw.theme : ''}
          onChange={(event) => onChange({ theme: event.currentTarget.value || undefined })}
        >
          <option value="">{t('as-the-page')}</option>
          <option value="light">{t('theme-light')}</option>
          <option value="dark">{t('theme-dark')}</option>
        </select>
      </label>
      <label class="tick">
        <input
          type="checkbox"
          checked={isBoth}
          onChange={({ currentTarget: { checked } }) => setBoth(checked)}
        />
        <span>{t('both-languages')}</span>
      </label>
      <label class="compare-label" for="compare-note">
        {t('note')}
      </label>
      <textarea
        id="compare-note"
        class="field"
        rows={2}
        maxLength={2000}
        value={note}
        aria-describedby="compare-note-help"
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <p id="compare-note-help" class="soft">
        {t('note-help')}
      </p>
      <div class="export-buttons">
        <button type="button" class="button export-all" data-export="zip" onClick={() => void run('zip')}>
          {t('save-zip')}
        </button>
        {SINGLE.map((format) => (
          <button
            key={format}
            type="button"
            class="button"
            data-export={format}
            onClick={() => void run(format)}
          >
            {t(`save-${format}`)}
          </button>
        ))}
      </div>
      <div
        class="export-told"
        role="status"
        data-state={told === null ? (outcome?.kind ?? 'idle') : 'working'}
      >
        {told !== null && (
          <>
            {/* First, so that it stays where it is when the words change. */}
            <button type="button" class="button" onClick={() => ended.current?.abort()}>
              {t('cancel')}
            </button>{' '}
            {t(told === 'started' ? 'stage-drawing' : `stage-${told.stage}`)}{' '}
            <progress {...(told !== 'started' && { value: told.done, max: told.of })} />
          </>
        )}
        {told === null && outcome !== null && t(`saved-${outcome.kind}`, { detail: outcome.detail })}
      </div>
    </section>
  );
}
