import { aspectsThatDiffer, comparedWith } from '../../src/figure/differs.ts';
import { cellFinder, type FigureLayout, layoutOf, type Place } from '../../src/figure/layout.ts';
import type { FigureData } from './data.ts';
import { Frame } from './frame.tsx';
import { RowHead, sectionName } from './row-head.tsx';
import type { FigureWords } from './words.ts';

interface FramesProps {
  readonly data: FigureData;
  readonly words: FigureWords;
  readonly theme: 'light' | 'dark';
  readonly gloss: boolean;
}

/** Phones side by side, in rows and sections. */
export function Frames(props: FramesProps) {
  const { data, words } = props;
  const layout = layoutOf(data.spec);
  const isCompared = (layout.sections[0]?.[0]?.length ?? 0) > 1;
  return (
    <>
      {layout.sections.map((rows) => {
        const name = sectionName(layout, rows[0]?.[0], words);
        return (
          <section key={name} class="figure-section" aria-label={name || undefined}>
            {name !== '' && <h3>{name}</h3>}
            {rows.map((row) => (
              <Row key={JSON.stringify(row[0])} {...props} layout={layout} row={row} />
            ))}
          </section>
        );
      })}
      {isCompared && (
        <p class="figure-key soft">
          {words.t(layout.columns === 'days' ? 'compared-days' : 'compared-first')}
        </p>
      )}
    </>
  );
}

interface RowProps extends FramesProps {
  readonly layout: FigureLayout;
  readonly row: readonly Place[];
}

function Row({ layout, row, ...props }: RowProps) {
  const { data, words } = props;
  const cellAt = cellFinder(data.matrix);
  const cells = row.map(cellAt);
  return (
    <div class="figure-row">
      {layout.columns !== 'links' && <RowHead axis={layout.rows} place={row[0]} words={words} />}
      <div class="figure-columns">
        {row.map((place, index) => {
          const cell = cells[index];
          const with_ = comparedWith(layout.columns, index);
          const other = with_ === null ? undefined : cells[with_];
          return (
            <div class="figure-column" key={JSON.stringify(place)}>
              <p class="figure-column-head">
                <strong>{words.axis(layout.columns, place)}</strong>
                {layout.columns === 'days' && <span>{words.era(place.platform, place.day)}</span>}
                {layout.columns === 'links' && (
                  <span class="figure-address">{words.address(place.link)}</span>
                )}
              </p>
              {cell && (
                <Frame
                  {...props}
                  cell={cell}
                  place={place}
                  differs={other ? aspectsThatDiffer(cell, other) : null}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
