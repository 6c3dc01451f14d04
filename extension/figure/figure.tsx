import { useMemo } from 'preact/hooks';
import { Mark } from '../ui/mark.tsx';
import { BeforeAfter } from './before-after.tsx';
import { Charts } from './chart.tsx';
import type { FigureData } from './data.ts';
import { Foot } from './foot.tsx';
import { Frames } from './frames.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { Standards } from './standards.tsx';
import { wordsOf } from './words.ts';
import './figure.css';

interface FigureProps {
  readonly data: FigureData;
  readonly language: string;
  readonly theme: 'light' | 'dark';
  /** Of `before-after`, while the slider is held: how much of it shows what was before, from 0 to 100. */
  readonly cut?: number | undefined;
}

/** Days stay on one line: with hyphens at which no line breaks. */
const unbroken = (text: string): string => text.replace(/(\d{4})-(\d{2})-(\d{2})/g, '$1\u2011$2\u2011$3');

/** The whole figure, as it stands on the page and in every picture: it depends on nothing else of the page, not even its width. */
export function Figure({ data, language, theme, cut }: FigureProps) {
  const words = useMemo(() => wordsOf(data, language), [data, language]);
  const { t } = words;
  const { view, gloss } = data.spec;
  const shared = { data, words };
  return (
    <article class="figure" data-theme={theme} lang={language} aria-label={words.title()}>
      <header class="figure-head">
        <p class="figure-label">
          <Mark />
          <strong>{t('simulation')}</strong>
          <span>{t('statement', { version: data.version })}</span>
        </p>
        <h2>{unbroken(words.title())}</h2>
        <p class="figure-subject">{unbroken(words.subject())}</p>
      </header>
      {view === 'frames' && <Frames {...shared} theme={theme} gloss={gloss} />}
      {view === 'before-after' && (
        <BeforeAfter {...shared} theme={theme} gloss={gloss} cut={cut ?? data.spec.cut ?? 50} />
      )}
      {view === 'matrix' && <MatrixTable {...shared} />}
      {view === 'chart' && <Charts {...shared} theme={theme} />}
      {view === 'standards' && <Standards {...shared} />}
      <Foot {...shared} />
    </article>
  );
}
