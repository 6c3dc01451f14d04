/** How the cells of a figure are laid out: sections, in each of them rows, in each row columns. */
import type { Matrix, MatrixCell } from '../compare/matrix.ts';
import type { Surface } from '../policy/types.ts';
import { AXES, type Axis, type FigureQuestion, type FigureSpec } from './types.ts';

/** One value on each axis: which cell. */
export interface Place {
  readonly link: string;
  readonly platform: string;
  readonly day: string;
  readonly surface: Surface;
}

export interface FigureLayout {
  readonly columns: Axis;
  readonly rows: Axis;
  /** What differs between sections; none where there is one section. */
  readonly apart: readonly Axis[];
  readonly sections: readonly (readonly (readonly Place[])[])[];
}

const ONE: Readonly<Record<Axis, keyof Place>> = {
  days: 'day',
  platforms: 'platform',
  surfaces: 'surface',
  links: 'link',
};

/** What stands side by side where nobody has chosen. */
export function columnsOf(spec: FigureSpec): Axis {
  return spec.columns ?? AXES.find((axis) => spec[axis].length > 1) ?? 'links';
}

const valuesOf = (question: FigureQuestion, axis: Axis): readonly string[] => question[axis];

/** Lays a figure out. Links are rows, or, where they are columns, the first other axis of which there are several. */
export function layoutOf(spec: FigureSpec): FigureLayout {
  const columns = columnsOf(spec);
  const others = AXES.filter((axis) => axis !== columns);
  const rows = columns === 'links' ? (others.find((axis) => spec[axis].length > 1) ?? 'days') : 'links';
  const [outer, inner] = others.filter((axis) => axis !== rows) as [Axis, Axis];
  const sections = valuesOf(spec, outer).flatMap((first) =>
    valuesOf(spec, inner).map((second) =>
      valuesOf(spec, rows).map((row) =>
        valuesOf(spec, columns).map(
          (column) =>
            ({
              [ONE[outer]]: first,
              [ONE[inner]]: second,
              [ONE[rows]]: row,
              [ONE[columns]]: column,
            }) as unknown as Place,
        ),
      ),
    ),
  );
  return { columns, rows, apart: [outer, inner].filter((axis) => spec[axis].length > 1), sections };
}

/** Finds the cell at a place. */
export function cellFinder({ cells }: Pick<Matrix, 'cells'>): (place: Place) => MatrixCell | undefined {
  const key = (parts: readonly string[]) => JSON.stringify(parts);
  const found = new Map(
    cells.map((cell) => [key([cell.url, cell.platform, cell.at, cell.surface]), cell] as const),
  );
  return ({ link, platform, day, surface }) => found.get(key([link, platform, day, surface]));
}
