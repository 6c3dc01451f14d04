import type { FigureLayout, Place } from '../../src/figure/layout.ts';
import type { Axis } from '../../src/figure/types.ts';
import type { FigureWords } from './words.ts';

/** What a row is about. */
export function RowHead({
  axis,
  place,
  words,
}: {
  readonly axis: Axis;
  readonly place: Place | undefined;
  readonly words: FigureWords;
}) {
  if (place === undefined) return null;
  return (
    <p class="figure-row-head">
      <strong>{words.axis(axis, place)}</strong>
      {axis === 'links' && <span class="figure-address">{words.address(place.link)}</span>}
    </p>
  );
}

/** What a section is about, of what differs between sections. */
export function sectionName({ apart }: FigureLayout, place: Place | undefined, words: FigureWords): string {
  if (place === undefined) return '';
  return apart.map((axis) => words.axis(axis, place)).join(' · ');
}
