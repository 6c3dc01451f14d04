import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { presets } from '../../../src/figure/presets.ts';
import type { ExtensionApi } from '../../browser.ts';
import { Figure } from '../../figure/figure.tsx';
import type { View } from '../../ui/controls/store.ts';
import { Mark } from '../../ui/mark.tsx';
import { Language, useText } from '../../ui/text.ts';
import { Check } from './check.tsx';
import { ExportPanel } from './export-panel.tsx';
import { Faults } from './faults.tsx';
import { FigureForm } from './form.tsx';
import { CutSlider, TimeSlider } from './sliders.tsx';
import { useFigure } from './use-figure.ts';
import { Views } from './views.tsx';

interface CompareProps {
  readonly api: Pick<ExtensionApi, 'runtime'>;
  readonly view: View;
  readonly version: string;
  readonly today: string;
  /** Its address says what is compared. */
  readonly place: Window;
}

/** Comparisons: chosen above, drawn below, saved beside. */
export function Compare({ api, view, version, today, place }: CompareProps) {
  const t = useText('compare');
  const pageLanguage = useContext(Language);
  const { state, show, stop, again } = useFigure(place, pageLanguage, version, today);
  /** While the slider is held. */
  const [held, hold] = useState<number | undefined>(undefined);
  const dark = useDark(place);
  const { data, raw, spec, told, trouble, isReady, faults } = state;
  const theme = data?.spec.theme ?? (dark ? 'dark' : 'light');
  const change = (part: Readonly<Record<string, unknown>>) => show({ ...raw, ...part });
  const isEmpty = isReady && Object.keys(raw).length === 0;
  return (
    <div class="compare">
      <header class="compare-head">
        <h1 class="brand">
          <Mark /> {t('title')}
        </h1>
        <a href={api.runtime.getURL('extension/pages/lab/index.html')} target="_blank" rel="noopener">
          {t('open-lab')}
        </a>
        <a href={api.runtime.getURL('extension/pages/options/index.html')} target="_blank" rel="noopener">
          {t('open-options')}
        </a>
      </header>
      <nav class="presets" aria-label={t('presets')}>
        <span class="soft">{t('presets')}</span>
        {presets.map(({ id, figure }) => (
          <button
            key={id}
            type="button"
            class="button"
            data-preset={id}
            onClick={() => show(figure(today), { isNew: true })}
          >
            {t(`preset-${id}`)}
          </button>
        ))}
      </nav>
      <div class="compare-parts">
        <FigureForm raw={raw} packs={state.packs} clicks={view.clicks} today={today} onChange={change} />
        <main class="compare-main" aria-busy={told !== null}>
          <Faults faults={faults} trouble={trouble} />
          {isEmpty && <p class="compare-empty">{t('empty')}</p>}
          {spec !== null && (
            <div class="figure-tools">
              <Views spec={spec} onChange={change} />
              {data !== null && spec.view !== 'chart' && spec.view !== 'before-after' && (
                <TimeSlider data={data} spec={spec} onChange={change} />
              )}
              {spec.view === 'before-after' && (
                <CutSlider
                  cut={held ?? spec.cut ?? 50}
                  onHold={hold}
                  onCut={(cut) => {
                    hold(undefined);
                    change({ cut });
                  }}
                />
              )}
            </div>
          )}
          {told !== null && (
            <p class="compare-told" role="status">
              <button type="button" class="button" onClick={stop}>
                {t('cancel')}
              </button>{' '}
              {t(`stage-${told.stage}`)} <progress value={told.done} max={told.of} />
            </p>
          )}
          {state.isStopped && (
            <p class="compare-told" role="status">
              {t('stopped')}{' '}
              <button type="button" class="button" onClick={again}>
                {t('go-on')}
              </button>
            </p>
          )}
          {data !== null && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
            <section class="figure-scroll" tabIndex={0} aria-label={t('figure')}>
              <Figure data={data} language={data.spec.language ?? pageLanguage} theme={theme} cut={held} />
            </section>
          )}
        </main>
        <aside class="compare-side">
          {data !== null && <ExportPanel data={data} theme={theme} raw={raw} onChange={change} />}
          <Check onOpen={(opened) => show(opened, { isNew: true })} />
        </aside>
      </div>
    </div>
  );
}

/** Whether the person likes it dark, as it changes. */
function useDark(place: Window): boolean {
  const query = useMemo(() => place.matchMedia('(prefers-color-scheme: dark)'), [place]);
  const forced = place.document.documentElement.dataset.theme;
  const [, redraw] = useState(0);
  useEffect(() => {
    const follow = () => redraw((times) => times + 1);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [query]);
  return forced === undefined ? query.matches : forced === 'dark';
}
