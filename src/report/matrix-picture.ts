/** The same links over all platforms on some days, as a picture for the README: one letter a cell. Pure: same packs, same bytes. */
import { createJudges, type PackData } from '../packs/judges.ts';
import { type Day, type Pack, PLATFORM_KINDS } from '../policy/types.ts';

export interface MatrixPictureInput extends PackData {
  readonly days: readonly Day[];
  /** What stands above the columns, and the address that is asked about. */
  readonly links: readonly { readonly name: string; readonly url: string }[];
}

/** What a letter stands for, in the order of the legend: from what opens to what does not. */
const LETTERS: Readonly<Record<string, readonly [letter: string, tone: string, words: string]>> = {
  open: ['O', 'open', 'opens in the browser'],
  webview: ['A', 'open', 'opens in the app'],
  locked: ['L', 'open', 'opens, engagement locked'],
  delay: ['W', 'slow', 'waits, then opens'],
  confirm: ['?', 'slow', 'asks first, or warns'],
  'sender-gated': ['S', 'slow', 'waits for the sender to be known'],
  'copy-url': ['C', 'shut', 'copy the address'],
  'app-download': ['D', 'shut', 'install page'],
  token: ['T', 'shut', 'token text'],
  inert: ['N', 'shut', 'not a link, or removed'],
  blank: ['B', 'shut', 'blank page'],
  stopped: ['X', 'shut', 'stopped'],
};
const REFUSED = ['R', 'shut', 'refused when sent'] as const;
/** Beside the letter where what is on record is of some clients alone. */
const SOME_CLIENTS = '°';
const UNKNOWN = ['·', 'none', 'nothing on record'] as const;

interface Row {
  readonly pack: Pack;
  readonly region?: string;
  readonly name: string;
}

/** A platform is one row; a store, which differs by country in nearly all it does, has a row for each region. */
function rowsOf({ packs }: PackData): Row[] {
  const order = (pack: Pack) => PLATFORM_KINDS.indexOf(pack.kind);
  const sorted = Object.values(packs).sort((a, b) => order(a) - order(b) || (a.name.en < b.name.en ? -1 : 1));
  return sorted.flatMap((pack): Row[] => {
    const regional = pack.regions && pack.kind === 'store';
    if (!regional) return [{ pack, name: pack.name.en }];
    return (pack.regions ?? []).map(({ id }) => ({ pack, region: id, name: `${pack.name.en}, ${id}` }));
  });
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STYLE = `text{font:13px system-ui,sans-serif;fill:#1c2024}
.small{font-size:11px;fill:#5b6570}.cell{font:600 12px ui-monospace,monospace;text-anchor:middle}
.page{fill:#fff}.line{stroke:#d5dae0}
rect.open{fill:#d7f0dd}rect.slow{fill:#fdeeba}rect.shut{fill:#f9d4cf}rect.none{fill:#f1f3f5}
@media (prefers-color-scheme:dark){text{fill:#e8eaed}.small{fill:#a5aeb8}.page{fill:#15181c}.line{stroke:#3a414a}
rect.open{fill:#1f4a2c}rect.slow{fill:#56470f}rect.shut{fill:#5f2620}rect.none{fill:#23282e}}`;

const NAMES = 212;
const CELL = 26;
const ROW = 22;
const GAP = 12;
const TOP = 76;

/**
 * Draws the table as an SVG of its own, in light and dark, without scripts.
 *
 * @returns the text of an SVG file; each cell has a title that says it in words
 */
export function matrixPicture({ days, links, ...data }: MatrixPictureInput): string {
  const judgeOf = createJudges(data);
  const rows = rowsOf(data);
  const dayWidth = links.length * CELL + GAP;
  const width = NAMES + days.length * dayWidth + GAP;
  const tableBottom = TOP + rows.length * ROW;
  const parts: string[] = [];
  const text = (x: number, y: number, says: string, kind = '', extra = '') =>
    parts.push(`<text x="${x}" y="${y}"${kind && ` class="${kind}"`}${extra}>${escaped(says)}</text>`);

  days.forEach((day, d) => {
    const left = NAMES + d * dayWidth;
    text(left, 24, day);
    links.forEach((_, l) => {
      text(left + l * CELL + CELL / 2 - 1, TOP - 10, String(l + 1), 'small', ' text-anchor="middle"');
    });
  });

  rows.forEach(({ pack, region, name }, r) => {
    const y = TOP + r * ROW;
    const surface = pack.surfaces[0];
    if (!surface) return;
    if (r > 0 && rows[r - 1]?.pack.kind !== pack.kind) {
      parts.push(`<line class="line" x1="8" x2="${width - 8}" y1="${y}" y2="${y}"/>`);
    }
    text(10, y + 15, name);
    days.forEach((day, d) => {
      const judge = judgeOf({ platform: pack.id, at: day, region });
      links.forEach((link, l) => {
        const { click, compose } = judge.judge(link.url, { surface: surface.id });
        const ruled = LETTERS[click.treatment ?? ''] ?? UNKNOWN;
        const [letter, tone, words] = ruled === UNKNOWN && compose.treatment === 'refused' ? REFUSED : ruled;
        const x = NAMES + d * dayWidth + l * CELL;
        const about = ruled === UNKNOWN ? [] : (click.clients ?? []);
        const clients = pack.clients.filter(({ id }) => about.includes(id));
        const alone = clients.length === 0 ? '' : ` (${clients.map((one) => one.name.en).join(', ')} alone)`;
        const says = `${name}, ${surface.name.en}, ${day}, ${link.name}: ${words}${alone}`;
        parts.push(
          `<g><title>${escaped(says)}</title><rect class="${tone}" x="${x}" y="${y + 2}" width="${CELL - 2}" height="${ROW - 3}" rx="3"/>`,
          `<text class="cell" x="${x + CELL / 2 - 1}" y="${y + 16}">${letter}${alone && SOME_CLIENTS}</text></g>`,
        );
      });
    });
  });

  links.forEach(({ name, url }, l) => {
    text(10, tableBottom + 26 + l * 17, `${l + 1}  ${name}  ${url}`, 'small');
  });
  const legend = [...Object.values(LETTERS), REFUSED, UNKNOWN];
  const half = Math.ceil(legend.length / 2);
  legend.forEach(([letter, tone, words], i) => {
    const x = NAMES + 2 * dayWidth + (i < half ? 0 : 3 * CELL + dayWidth);
    const y = tableBottom + 14 + (i % half) * 20;
    parts.push(`<rect class="${tone}" x="${x}" y="${y}" width="22" height="17" rx="3"/>`);
    text(x + 11, y + 13, letter, 'cell');
    text(x + 30, y + 13, words, 'small');
  });
  const below = tableBottom + 14 + half * 20;
  text(NAMES + 2 * dayWidth + 8, below + 13, SOME_CLIENTS, 'cell');
  text(
    NAMES + 2 * dayWidth + 30,
    below + 13,
    'on record of some clients alone, such as the iPhone app',
    'small',
  );
  const height = below + 42;
  text(10, 24, 'A simulation from the record');
  text(10, 42, 'first surface of each platform', 'small');
  const title = 'What became of the same links on each platform, on some days';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">`,
    `<title>${title}</title><style>${STYLE}</style>`,
    `<rect class="page" width="${width}" height="${height}"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}
