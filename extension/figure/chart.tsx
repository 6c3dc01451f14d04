import * as Plot from '@observablehq/plot';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { chartOptions, chartsIn, erasOf, type OneChart } from './chart-data.ts';
import type { FigureData } from './data.ts';
import type { FigureWords } from './words.ts';

interface ChartsProps {
  readonly data: FigureData;
  readonly words: FigureWords;
  readonly theme: 'light' | 'dark';
}

/** Friction over all the time on record: a step chart for each platform and surface, because each has eras of its own. */
export function Charts({ data, words, theme }: ChartsProps) {
  const { t } = words;
  const { spec } = data;
  return (
    <section class="figure-section">
      <h3>{t(`chart-${spec.goal}`)}</h3>
      {spec.links.map((link) => (
        <p key={link}>
          <strong>{words.link(link)}</strong> <span class="figure-address">{words.address(link)}</span>
        </p>
      ))}
      {chartsIn(data, words).map((chart) => (
        <Chart
          key={`${chart.platform} ${chart.surface}`}
          chart={chart}
          data={data}
          words={words}
          theme={theme}
        />
      ))}
      <p class="soft">{t('chart-key', { measure: t(`chart-key-${spec.measure}`) })}</p>
    </section>
  );
}

function Chart({ chart, data, words, theme }: ChartsProps & { readonly chart: OneChart }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const drawn = Plot.plot(chartOptions(chart, data, words, theme));
    // The policy of our pages allows no style element; what it says stands in our own sheet.
    for (const style of drawn.querySelectorAll('style')) style.remove();
    // It is told in words by the part around it.
    drawn.setAttribute('aria-hidden', 'true');
    for (const part of drawn.querySelectorAll('[aria-label], [aria-description]')) {
      part.removeAttribute('aria-label');
      part.removeAttribute('aria-description');
    }
    place.current?.replaceChildren(drawn);
  }, [chart, data, words, theme]);
  return (
    <section class="chart" aria-label={chart.alt}>
      <p class="figure-row-head">
        <strong>{words.platform(chart.platform)}</strong>
        <span>{words.surface(chart.surface, chart.platform)}</span>
      </p>
      <div ref={place} />
      <ol class="chart-eras">
        {erasOf(chart.platform, data).map(({ id, from, name }, index) => (
          <li key={id}>
            {index + 1} {from} {words.local(name)}
          </li>
        ))}
      </ol>
    </section>
  );
}
