/** From what an address says to a figure that can be drawn: packs are loaded, cells decided, friction followed. */
import { figureMatrix } from '../../../src/figure/cells.ts';
import { type OverTime, overTime } from '../../../src/figure/over-time.ts';
import { type KnownPlatform, readFigure } from '../../../src/figure/read.ts';
import type { FigureFault } from '../../../src/figure/reader.ts';
import { cellCount, type FigureSpec, MOST_FIGURE_CELLS } from '../../../src/figure/types.ts';
import { createJudges } from '../../../src/packs/judges.ts';
import { loadPack, loadSources } from '../../../src/packs/on-demand.ts';
import { digests, loadCatalogue, platforms } from '../../../src/packs/parts.ts';
import type { Pack } from '../../../src/policy/types.ts';
import type { FigureData } from '../../figure/data.ts';
import type { Progress } from './work.ts';

/** What could be read of a figure, before it is decided. */
export interface ReadPage {
  readonly spec: FigureSpec | null;
  readonly faults: readonly FigureFault[];
  readonly packs: Readonly<Record<string, Pack>>;
}

/** A platform of which nothing has been loaded, and nothing is asked. */
const unloaded = (id: string): KnownPlatform => ({ id, surfaces: [], clients: [], flags: [] });

/** Loads packs by id; of those that there are. */
async function packsOf(ids: readonly string[]): Promise<Record<string, Pack>> {
  const loaded = await Promise.all(ids.map((id) => loadPack(id)));
  return Object.fromEntries(loaded.flatMap((pack) => (pack === undefined ? [] : [[pack.id, pack]])));
}

function named(raw: Readonly<Record<string, unknown>>): string[] {
  const asked: readonly unknown[] = Array.isArray(raw.platforms) ? raw.platforms : [raw.platforms];
  const all = platforms.map(({ id }) => id);
  return asked.includes('all') ? all : all.filter((id) => asked.includes(id));
}

/**
 * Reads what a figure is about, with the packs that it names.
 *
 * @param today days after it are told and left out
 */
export async function readPage(raw: Readonly<Record<string, unknown>>, today?: string): Promise<ReadPage> {
  const packs = await packsOf(named(raw));
  const { spec, faults } = readFigure(
    raw,
    platforms.map(({ id }) => packs[id] ?? unloaded(id)),
    { today },
  );
  return { spec, faults, packs };
}

/**
 * The days on which cells are decided: of a chart, each on which one of its lines moves, so that all that it shows has rules, sources and
 * a decision that can be made anew; unless that were more cells than a figure may have.
 */
function daysTold(spec: FigureSpec, { series }: OverTime): readonly string[] {
  if (spec.view !== 'chart') return spec.days;
  const moves = series.flatMap(({ spans }) => spans.map(({ from }) => from));
  const days = [...new Set([...spec.days, ...moves])].sort();
  return cellCount({ ...spec, days }) <= MOST_FIGURE_CELLS ? days : spec.days;
}

/** Decides every cell of a figure. */
export async function decideFigure(
  asked: FigureSpec,
  packs: Readonly<Record<string, Pack>>,
  version: string,
  { step }: Progress,
): Promise<FigureData> {
  const catalogue = loadCatalogue();
  const sources = await loadSources();
  const judgeFor = createJudges({ packs, catalogue, digests });
  const { at, ...rest } = asked;
  const spec: FigureSpec = at === undefined ? rest : { ...rest, days: [at] };
  const over = await overTime(spec, { packs, catalogue, judgeFor }, step('following'));
  const told = { ...spec, days: daysTold(spec, over) };
  const matrix = await figureMatrix(told, packs, { judgeFor, sources, digests }, step('deciding'));
  return { spec, matrix, packs, catalogue, judgeFor, over, version };
}

/** The same figure in another language. */
export async function inLanguage(
  data: FigureData,
  language: string,
  { step }: Progress,
): Promise<FigureData> {
  if ((data.spec.language ?? 'en') === language) return data;
  const spec = { ...data.spec, language };
  const sources = await loadSources();
  const { packs, judgeFor } = data;
  const told = { ...spec, days: data.matrix.question.days };
  const matrix = await figureMatrix(told, packs, { judgeFor, sources, digests }, step('deciding'));
  return { ...data, spec, matrix };
}
