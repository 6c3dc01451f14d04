/** A comparison table in words, for every writer. English only; what stands in the packs comes in the language asked for. */
import type { Matrix, MatrixCell, MatrixPlatform, Missing } from '../compare/matrix.ts';
import type { Note } from '../compare/notes.ts';
import type { Reach } from '../engine/types.ts';
import { localText } from '../policy/local-text.ts';
import type { Source } from '../policy/types.ts';
import { sinceInWords } from './words.ts';

/** One row of a table: a platform and a surface, with a cell for each day. */
export interface MatrixRow {
  readonly platform: MatrixPlatform;
  readonly surface: string;
  readonly cells: readonly MatrixCell[];
}

/** The table of one link. */
export interface LinkTable {
  readonly url: string;
  readonly rows: readonly MatrixRow[];
}

/** The cells as tables read: one table a link, one row a platform and surface, one column a day. */
export function tablesOf({ question, platforms, cells }: Matrix): LinkTable[] {
  const { links, days } = question;
  const wide = days.length;
  const rows = cells.length / links.length / wide;
  const byId = new Map(platforms.map((platform) => [platform.id, platform]));
  return links.map((url, link) => ({
    url,
    rows: Array.from({ length: rows }, (_, at) => {
      const first = (link * rows + at) * wide;
      const { platform, surface } = cells[first] as MatrixCell;
      return {
        platform: byId.get(platform) as MatrixPlatform,
        surface,
        cells: cells.slice(first, first + wide),
      };
    }),
  }));
}

const MISSING: Readonly<Record<Missing, string>> = {
  surface: 'no such surface',
  client: 'no such client',
};

/** What a cell says, short. */
export interface CellWords {
  /** The treatment of a click, `unknown`, or what the platform lacks. */
  readonly main: string;
  readonly kind: 'ruled' | 'unknown' | 'missing';
  /** How it can be sent, in which form it arrives, what it takes to read it; as far as that is on record. */
  readonly details: readonly string[];
}

/** `read: 1 step`, `read: not possible`, `read: not known` */
function readInWords({ possible, steps = 0 }: Reach): string {
  if (possible === 'unknown') return 'read: not known';
  if (!possible) return 'read: not possible';
  return `read: ${steps} ${steps === 1 ? 'step' : 'steps'}`;
}

export function cellInWords({ decision, missing }: MatrixCell): CellWords {
  if (!decision) return { main: MISSING[missing ?? 'surface'], kind: 'missing', details: [] };
  const { era, compose, message, click, reach } = decision;
  const ruled = click.treatment !== null;
  const sending =
    compose.treatment === 'refused'
      ? ['sending: refused']
      : compose.treatment === 'quota'
        ? ['sending: quota']
        : [];
  return {
    main: click.treatment ?? 'unknown',
    kind: ruled ? 'ruled' : 'unknown',
    details: [
      ...(era === null ? ['before the record'] : []),
      ...sending,
      ...(message.basis === 'default' ? [] : [`as ${message.form}`]),
      ...(ruled && reach ? [readInWords(reach.read)] : []),
      ...(click.disputed || message.disputed ? ['sources disagree'] : []),
    ],
  };
}

/** `WeChat: Links open in the app (standard-access), since 2018-01-01, hypothetical` */
export function noteHead(
  { platform, rule, title, clients, overlay, confidence, ...entry }: Note,
  matrix: Matrix,
): string {
  const { language = 'en', client } = matrix.question;
  const name = matrix.platforms.find(({ id }) => id === platform)?.name ?? { en: platform };
  const whose = overlay === undefined ? '' : ` (overlay ${overlay})`;
  const disputed = entry.disputed ? ', sources disagree' : '';
  // The reader could else take a rule about one client for everybody's.
  const about = clients && client === undefined ? `, about ${clients.join(', ')} alone` : '';
  return `${localText(name, language)}: ${localText(title, language)} (${rule})${about}, ${sinceInWords(entry)}, ${confidence}${whose}${disputed}`;
}

/** What a note says below its head: the reason, how it was rolled out, who disagrees. */
export function noteLines({ reason, rollout, disputed = [] }: Note, { question }: Matrix): string[] {
  const say = (text: Note['reason']) => localText(text, question.language ?? 'en');
  return [
    say(reason),
    ...(rollout ? [`Roll-out: ${say(rollout)}`] : []),
    ...disputed.map(({ says, sources }) => `Others say: ${say(says)} (${sources.join(', ')})`),
  ];
}

/** `Title [publisher, date, kind]` */
export function sourceHead({ title, publisher, date, kind, note }: Source): string {
  const by = [publisher, date, kind].filter((part) => part != null).join(', ');
  return `${title} [${by}]${note ? ` (${note})` : ''}`;
}

/** What the whole table is about: settings that hold for every cell. Empty where nothing is set. */
export function settingsInWords({ question }: Matrix): string {
  const { client, clientVersion, region, sender, form, flags } = question;
  return [
    client && `client ${client}${clientVersion ? ` ${clientVersion}` : ''}`,
    region && `region ${region}`,
    sender && `sent by a ${sender}`,
    form && `arrived as ${form}`,
    flags && flags.length > 0 && `flags ${flags.join(', ')}`,
  ]
    .filter((part) => part)
    .join('; ');
}

/** What rows are called by: the platform's name, and that it is hypothetical. */
export function rowName({ name, hypothetical }: MatrixPlatform, { question }: Matrix): string {
  const said = localText(name, question.language ?? 'en');
  return hypothetical.length > 0 ? `${said} (what-if)` : said;
}

/** What is to be known of a platform before its cells are read. */
export function platformInWords(platform: MatrixPlatform, { question }: Matrix): string {
  const say = (text: MatrixPlatform['name']) => localText(text, question.language ?? 'en');
  const { id, name, timeZone, firstDay, hypothetical, without } = platform;
  return [
    `${say(name)} (${id}): days in ${timeZone}`,
    firstDay === null ? 'nothing on record' : `on record from ${firstDay} on`,
    ...(without.length > 0 ? [`asked without ${without.join(', ')}, of which its rules know nothing`] : []),
    ...(hypothetical.length > 0
      ? [`HYPOTHETICAL, under ${hypothetical.map((one) => `${say(one.name)} (${one.id})`).join(', then ')}`]
      : []),
  ].join('; ');
}

/** The one line that every form of the table begins with. */
export function matrixLabel({ platforms }: Matrix): string {
  const supposed = platforms.some(({ hypothetical }) => hypothetical.length > 0);
  const what = supposed ? 'Simulation of a what-if, in part not on record' : 'Simulation from a dated record';
  return `${what}. Made by Interstice, not by the platforms; nothing here is a screen of theirs.`;
}

/** What the words of a cell mean. */
export const MATRIX_KEY =
  'Each cell: what a click does; how the message arrives; how many actions it takes to read the page, the first tap included. "unknown" means that nothing on record says it, never that the link opened. Confidence: documented (official text or captured screen), reported (press), observed (one test), assumed; hypothetical (an overlay supposes it).';
