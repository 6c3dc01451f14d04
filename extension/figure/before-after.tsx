import { useLayoutEffect, useRef } from 'preact/hooks';
import { aspectsThatDiffer } from '../../src/figure/differs.ts';
import { cellFinder, layoutOf, type Place } from '../../src/figure/layout.ts';
import type { FigureData } from './data.ts';
import { Facts, PhonePlace } from './frame.tsx';
import { RowHead, sectionName } from './row-head.tsx';
import type { FigureWords } from './words.ts';

interface BeforeAfterProps {
  readonly data: FigureData;
  readonly words: FigureWords;
  readonly theme: 'light' | 'dark';
  readonly gloss: boolean;
  readonly cut: number;
}

/**
 * The first and the last column of each row, one over the other: a slider of the page shows more of the one or of the other. Nothing in
 * them can be pressed, as one lies over the other.
 */
export function BeforeAfter({ cut, ...props }: BeforeAfterProps) {
  const { data, words } = props;
  const { t } = words;
  const layout = layoutOf(data.spec);
  const cellAt = cellFinder(data.matrix);
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    host.current?.style.setProperty('--cut', `${cut}%`);
  }, [cut]);

  const pair = (row: readonly Place[]) => {
    const [first, last] = [row[0], row.at(-1)];
    const [before, after] = [first && cellAt(first), last && cellAt(last)];
    if (!first || !last || !before || !after) return null;
    return (
      <div class="figure-row" key={JSON.stringify(first)}>
        {layout.columns !== 'links' && <RowHead axis={layout.rows} place={first} words={words} />}
        <div class="pair">
          <p class="figure-column-head">
            {t('before')}: <strong>{words.axis(layout.columns, first)}</strong>
          </p>
          <p class="figure-column-head pair-second">
            {t('after')}: <strong>{words.axis(layout.columns, last)}</strong>
          </p>
          <div class="pair-before" inert>
            <PhonePlace {...props} cell={before} place={first} />
          </div>
          <div class="pair-after" inert>
            <PhonePlace {...props} cell={after} place={last} />
          </div>
          <div class="pair-cut" />
          <Facts words={words} cell={before} differs={null} />
          <Facts words={words} cell={after} differs={aspectsThatDiffer(after, before)} />
        </div>
      </div>
    );
  };
  return (
    <div ref={host}>
      {layout.sections.map((rows) => {
        const name = sectionName(layout, rows[0]?.[0], words);
        return (
          <section key={name} class="figure-section">
            {name !== '' && <h3>{name}</h3>}
            {rows.map(pair)}
          </section>
        );
      })}
    </div>
  );
}
