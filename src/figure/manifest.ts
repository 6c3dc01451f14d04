/** What goes with every file that is made of a figure: what it shows, on whose word, and by which data it was decided. */
import type { Matrix, MatrixCell, Missing } from '../compare/matrix.ts';
import type { Reach } from '../engine/types.ts';
import { digestOf } from '../packs/digest.ts';
import type { Day, Surface } from '../policy/types.ts';
import type { FigureSpec } from './types.ts';

export const MANIFEST_FORMAT = 'interstice-figure-1';

/**
 * IPTC digital source types (https://cv.iptc.org/newscodes/digitalsourcetype/). A figure is drawn by a program from data; a picture of a
 * real page with a simulated screen on it is a composite with a part that is not real.
 */
export const SOURCE_TYPES = {
  figure: 'http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia',
  capture: 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic',
} as const;

/** What a person must not miss, in every file. */
export const STATEMENT =
  'Simulation. Made by Interstice from a dated record, not by the platforms; nothing here is a screen of theirs.';

/** One cell as the files tell it, and as it is decided again when a file is checked. */
export interface CellRecord {
  readonly link: string;
  readonly platform: string;
  readonly day: Day;
  readonly surface: Surface;
  /** Why there is no decision. */
  readonly missing?: Missing;
  readonly form?: string;
  /** `unknown` where nothing is on record. */
  readonly treatment?: string;
  /** Ids of the rules that decided: of the click, of the message, of the sending. */
  readonly rules?: readonly string[];
  readonly from?: Day;
  readonly confidence?: string;
  readonly disputed?: true;
  readonly sources?: readonly string[];
  readonly read?: Pick<Reach, 'possible' | 'steps' | 'seconds'>;
  /** Of the whole decision, as DESIGN section 4 has it, without the packs and the words of reasons: differs where anything does. */
  readonly decision?: string;
}

export interface Manifest {
  readonly format: typeof MANIFEST_FORMAT;
  readonly simulation: true;
  readonly statement: string;
  readonly digitalSourceType: string;
  readonly generator: { readonly name: 'Interstice'; readonly version: string };
  /** The question and how it is shown: what `interstice capture` and the compare page take. null in a picture of a page in which nothing was clicked. */
  readonly figure: FigureSpec | null;
  /** Digests of what decided it: packs by platform, and `destinations`. */
  readonly packs: Readonly<Record<string, string>>;
  readonly cells: readonly CellRecord[];
  /** Of the file that it stands in, this manifest included but for this value, without notes; in `manifest.json`, of that file alone. */
  readonly content?: string;
  /** By name, where it stands beside files. */
  readonly files?: Readonly<Record<string, { readonly sha256: string; readonly bytes: number }>>;
  /** Files beside it that may change: notes. */
  readonly unhashed?: readonly string[];
}

function recordOf({ url, platform, at, surface, decision, missing }: MatrixCell): CellRecord {
  const place = { link: url, platform, day: at, surface };
  if (decision === null) return { ...place, missing: missing ?? 'surface' };
  const { click, message, compose, reach } = decision;
  const {
    packs: _packs,
    click: { reason: _click, ...clickSaid },
    compose: { reason: _compose, ...composeSaid },
    ...rest
  } = decision;
  const said = { ...rest, click: clickSaid, compose: composeSaid };
  const rules = [click.rule, message.rule, compose.rule].filter((id) => typeof id === 'string');
  const read = reach?.read;
  return {
    ...place,
    form: message.form,
    treatment: click.treatment ?? 'unknown',
    rules: [...new Set(rules)],
    ...(click.from !== null && { from: click.from }),
    ...(click.confidence !== null && { confidence: click.confidence }),
    ...((click.disputed || message.disputed) && { disputed: true }),
    sources: [...new Set([...click.sources, ...(message.sources ?? []), ...(compose.sources ?? [])])],
    ...(read && {
      read: {
        possible: read.possible,
        ...(read.steps !== undefined && { steps: read.steps }),
        ...(read.seconds && { seconds: read.seconds }),
      },
    }),
    decision: digestOf(said),
  };
}

/** The cells of a figure as its files tell them. */
export function cellRecords(matrix: Matrix): CellRecord[] {
  return matrix.cells.map(recordOf);
}

/** Digests of everything that took part in the decisions. */
function digestsOf({ cells }: Matrix): Record<string, string> {
  const all = cells.flatMap(({ decision }) => Object.entries(decision?.packs ?? {}));
  return Object.fromEntries([...new Map(all)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The manifest of a figure, before it is bound to a file. */
export function manifestOf(
  spec: FigureSpec,
  matrix: Matrix,
  version: string,
  kind: keyof typeof SOURCE_TYPES = 'figure',
): Manifest {
  return {
    format: MANIFEST_FORMAT,
    simulation: true,
    statement: STATEMENT,
    digitalSourceType: SOURCE_TYPES[kind],
    generator: { name: 'Interstice', version },
    // A chart is decided on each day on which one of its lines moves.
    figure: { ...spec, days: matrix.question.days },
    packs: digestsOf(matrix),
    cells: cellRecords(matrix),
  };
}
