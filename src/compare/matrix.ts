/** The comparison table: what becomes of links on several platforms, days and surfaces. Data only; `src/report` writes it. */
import { criteriaOf } from '../engine/criteria.ts';
import { decide } from '../engine/decide.ts';
import type { Judge } from '../engine/judge.ts';
import type { Context, Decision } from '../engine/types.ts';
import { reachOf } from '../journey/reach.ts';
import type { JudgeKey } from '../packs/judges.ts';
import type { Day, LocalText, Pack, Source, Surface } from '../policy/types.ts';
import { createNotes, type Note } from './notes.ts';

/** What is asked: every combination of links, platforms, days and surfaces, in this order. */
export interface MatrixQuestion {
  readonly links: readonly string[];
  readonly packs: readonly Pack[];
  readonly days: readonly Day[];
  readonly surfaces: readonly Surface[];
  /** Leaves out the surfaces that a platform does not have, where every surface was meant and none by name. */
  readonly ownSurfaces?: true;
  readonly client?: string;
  readonly clientVersion?: string;
  readonly region?: string;
  /** Sender, form and flags, the same for every cell. */
  readonly message: Omit<Context, 'surface'>;
  /** Of reasons; English where nothing is said. */
  readonly language?: string;
}

/** Why a cell has no decision: the platform lacks what is asked about. */
export type Missing = 'surface' | 'client';

export interface MatrixCell {
  readonly url: string;
  readonly platform: string;
  readonly at: Day;
  readonly surface: Surface;
  /** With `reach` and `criteria`, without `trace`; null where there is nothing to decide. */
  readonly decision: Decision | null;
  readonly missing?: Missing;
  /** Numbers of the notes that tell by which rules: of the click, the message, the sending. */
  readonly notes: readonly number[];
}

/** A platform of the table. */
export interface MatrixPlatform {
  readonly id: string;
  readonly name: LocalText;
  readonly timeZone: string;
  /** The first day that its pack speaks of. */
  readonly firstDay: Day | null;
  /** The platform's own names for the surfaces. */
  readonly surfaces: Readonly<Record<string, LocalText>>;
  /** Overlays on it, the lowest first; empty where the table is about the record. */
  readonly hypothetical: readonly { readonly id: string; readonly name: LocalText }[];
  readonly digest: string | null;
  /** Regions and flags of the question that its rules know nothing of; it was asked without them. */
  readonly without: readonly string[];
}

/** The whole table as plain JSON. */
export interface Matrix {
  readonly question: {
    readonly links: readonly string[];
    readonly platforms: readonly string[];
    readonly days: readonly Day[];
    readonly surfaces: readonly Surface[];
  } & Omit<MatrixQuestion, 'links' | 'packs' | 'days' | 'surfaces' | 'message'> &
    Omit<Context, 'surface'>;
  readonly platforms: readonly MatrixPlatform[];
  /** By link, then platform, surface and day: as tables read. */
  readonly cells: readonly MatrixCell[];
  readonly notes: readonly Note[];
  /** Each source that a note names, once; those of who disagrees, too. */
  readonly sources: readonly Source[];
}

export interface MatrixData {
  readonly judgeFor: (key: JudgeKey) => Judge;
  readonly sources: Readonly<Record<string, Source>>;
  readonly digests: Readonly<Record<string, string>>;
}

const has = (items: readonly { readonly id: string }[] | undefined, id: string): boolean =>
  (items ?? []).some((item) => item.id === id);

function platformOf(pack: Pack, { region, message }: MatrixQuestion, digests: MatrixData['digests']) {
  const flags = message.flags ?? [];
  return {
    id: pack.id,
    name: pack.name,
    timeZone: pack.timeZone,
    firstDay: pack.eras[0]?.from ?? null,
    surfaces: Object.fromEntries(pack.surfaces.map(({ id, name }) => [id, name])),
    hypothetical: (pack.hypothetical ?? []).map(({ id, name }) => ({ id, name })),
    digest: digests[pack.id] ?? null,
    without: [
      ...(region !== undefined && !has(pack.regions, region) ? [region] : []),
      ...flags.filter((flag) => !has(pack.flags, flag)),
    ],
  };
}

/** The decision on one link, with the ways to the goals and the criteria. */
function decisionOn(url: string, context: Context, judge: Judge): Decision {
  const decision = decide(url, context, judge);
  const { packs, ...rest } = decision;
  return {
    ...rest,
    reach: reachOf(decision, judge.policy),
    criteria: criteriaOf(decision, context, judge),
    packs,
  };
}

/** The rows of the table of one link, in order. */
export function rowsOf({
  packs,
  surfaces,
  ownSurfaces,
}: Pick<MatrixQuestion, 'packs' | 'surfaces' | 'ownSurfaces'>): {
  readonly pack: Pack;
  readonly surface: Surface;
}[] {
  return packs.flatMap((pack) =>
    surfaces.flatMap((surface) => (ownSurfaces && !has(pack.surfaces, surface) ? [] : [{ pack, surface }])),
  );
}

/**
 * Works out the table. The same question gives the same table, whatever was asked before.
 *
 * @param onCell called after each cell with the number of cells done and of all: for work that somebody waits for
 */
export async function matrixOf(
  question: MatrixQuestion,
  { judgeFor, sources, digests }: MatrixData,
  onCell: (done: number, of: number) => void | Promise<void> = () => {},
): Promise<Matrix> {
  const { links, packs, days, surfaces, ownSurfaces: _, message, ...setting } = question;
  const { client, clientVersion, region, language } = setting;
  const notes = createNotes(packs);
  const cells: MatrixCell[] = [];
  const rows = rowsOf(question);
  const count = links.length * rows.length * days.length;

  function cellOf(url: string, pack: Pack, surface: Surface, at: Day): MatrixCell {
    const where = { url, platform: pack.id, at, surface };
    const lacks = (missing: Missing): MatrixCell => ({ ...where, decision: null, missing, notes: [] });
    if (!has(pack.surfaces, surface)) return lacks('surface');
    if (client !== undefined && !has(pack.clients, client)) return lacks('client');
    const known = region !== undefined && has(pack.regions, region) ? region : undefined;
    const flags = message.flags?.filter((flag) => has(pack.flags, flag));
    const context: Context = { surface, ...message, ...(flags && { flags }) };
    const judge = judgeFor({ platform: pack.id, at, client, clientVersion, region: known, language });
    const decision = decisionOn(url, context, judge);
    return { ...where, decision, notes: notes.of(decision) };
  }

  for (const url of links) {
    for (const { pack, surface } of rows) {
      for (const at of days) {
        cells.push(cellOf(url, pack, surface, at));
        await onCell(cells.length, count);
      }
    }
  }
  const cited = new Set(
    notes.all.flatMap((note) => [...note.sources, ...(note.disputed ?? []).flatMap((one) => one.sources)]),
  );
  return {
    question: { links, platforms: packs.map(({ id }) => id), days, surfaces, ...setting, ...message },
    platforms: packs.map((pack) => platformOf(pack, question, digests)),
    cells,
    notes: notes.all,
    sources: [...cited].flatMap((id) => (Object.hasOwn(sources, id) ? [sources[id] as Source] : [])),
  };
}
