import type { Matrix, MatrixCell } from '../compare/matrix.ts';
import { GOALS, type Reach } from '../engine/types.ts';
import { type CsvValue, csv } from './csv.ts';

const CRITERIA = ['same-display', 'opens-in-app', 'no-extra-step'] as const;

const HEAD = [
  ...['url', 'host', 'destination', 'owner', 'category', 'platform', 'at', 'surface', 'missing', 'era'],
  ...['hypothetical', 'compose', 'compose_rule', 'form', 'form_basis', 'form_rule', 'form_confidence'],
  ...['treatment', 'verdict', 'rule', 'from', 'confidence', 'overlay', 'clients', 'disputed'],
  ...['reason', 'sources'],
  ...GOALS.flatMap((goal) =>
    ['possible', 'where', 'steps', 'seconds_low', 'seconds_high'].map((part) => `${goal}_${part}`),
  ),
  ...['pay_accepted', 'pay_refused'],
  ...CRITERIA.map((name) => name.replaceAll('-', '_')),
];

function reachValues(reach: Reach | undefined): CsvValue[] {
  const { possible, where, steps, seconds } = reach ?? {};
  return [possible, where, steps, seconds?.[0], seconds?.[1]];
}

function rowOf({ url, platform, at, surface, missing, decision }: MatrixCell): CsvValue[] {
  if (!decision) {
    const row: CsvValue[] = HEAD.map(() => null);
    const told = { url, platform, at, surface, missing };
    for (const [key, value] of Object.entries(told)) row[HEAD.indexOf(key)] = value;
    return row;
  }
  const { link, era, hypothetical, compose, message, click, reach, criteria } = decision;
  return [
    ...[url, link.host, link.destination, link.owner, link.category, platform, at, surface, null, era],
    ...[hypothetical?.join(' '), compose.treatment, compose.rule],
    ...[message.form, message.basis, message.rule, message.confidence],
    ...[click.treatment ?? 'unknown', click.verdict, click.rule, click.from, click.confidence],
    ...[click.overlay, click.clients?.join(' '), click.disputed, click.reason, click.sources.join(' ')],
    ...GOALS.flatMap((goal) => reachValues(reach?.[goal])),
    ...[reach?.pay.accepted?.join(' '), reach?.pay.refused?.join(' ')],
    ...CRITERIA.map((name) => criteria?.[name]),
  ];
}

/** What a table says of itself where it stands alone. */
export interface MadeBy {
  /** Of Interstice. */
  readonly version: string;
}

/**
 * The table as CSV, one row a cell; what is not known is `unknown`, what does not apply is empty. Lists are separated by spaces.
 *
 * @param made adds a first column that says what this is, and a last one with the digests of the data behind each row
 */
export function matrixCsv({ cells }: Matrix, made?: MadeBy): string {
  if (made === undefined) return csv(HEAD, cells.map(rowOf));
  return csv(
    ['simulation', ...HEAD, 'packs'],
    cells.map((cell) => [
      `Simulation, made by Interstice ${made.version}`,
      ...rowOf(cell),
      Object.entries(cell.decision?.packs ?? {})
        .map(([id, digest]) => `${id} ${digest}`)
        .join(' '),
    ]),
  );
}
