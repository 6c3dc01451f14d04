import type { MatrixCell } from '../../src/compare/matrix.ts';
import { cellFinder } from '../../src/figure/layout.ts';
import { tablesOf } from '../../src/report/matrix-words.ts';
import type { FigureData } from './data.ts';
import type { FigureWords } from './words.ts';

/** From what opens to what does not: the colour of a cell, which its words say, too. */
const TONES: Readonly<Record<string, 'open' | 'slow' | 'shut'>> = {
  open: 'open',
  webview: 'open',
  locked: 'open',
  delay: 'slow',
  confirm: 'slow',
  'sender-gated': 'slow',
  'copy-url': 'shut',
  'app-download': 'shut',
  token: 'shut',
  inert: 'shut',
  blank: 'shut',
  stopped: 'shut',
};

const toneOf = ({ decision }: MatrixCell): string =>
  decision === null ? 'missing' : (TONES[decision.click.treatment ?? ''] ?? 'unknown');

interface MatrixTableProps {
  readonly data: FigureData;
  readonly words: FigureWords;
}

/** More columns are hard to read: then surfaces stand below each other, too. */
const MOST_COLUMNS = 16;

/** Every cell as a word and a colour, for many of them: platforms below each other, surfaces and days side by side. */
export function MatrixTable(props: MatrixTableProps) {
  const { surfaces, days } = props.data.spec;
  return surfaces.length * days.length > MOST_COLUMNS ? <LongTables {...props} /> : <WideTables {...props} />;
}

function WideTables({ data: { matrix, spec }, words }: MatrixTableProps) {
  const { t } = words;
  const cellAt = cellFinder(matrix);
  const { links, platforms, surfaces, days } = spec;
  const columns = surfaces.flatMap((surface) => days.map((day) => ({ surface, day })));
  const [only = ''] = platforms;
  return (
    <>
      {links.map((link) => (
        <section key={link} class="figure-section">
          <h3>
            {words.link(link)} <span class="figure-address">{words.address(link)}</span>
          </h3>
          <table class="matrix">
            <thead>
              <tr>
                <th scope="col" rowSpan={2}>
                  {t('matrix-platform')}
                </th>
                {surfaces.map((surface) => (
                  <th scope="colgroup" colSpan={days.length} key={surface}>
                    {words.surface(surface, platforms.length === 1 ? only : '')}
                  </th>
                ))}
              </tr>
              <tr>
                {columns.map(({ surface, day }) => (
                  <th scope="col" key={`${surface} ${day}`}>
                    {day}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {platforms.map((platform) => (
                <tr key={platform}>
                  <th scope="row">{words.platform(platform)}</th>
                  {columns.map(({ surface, day }) => {
                    const cell = cellAt({ link, platform, surface, day });
                    return cell && <Cell key={`${surface} ${day}`} cell={cell} words={words} />;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}

/** A row for each platform and each surface that it has. */
function LongTables({ data: { matrix }, words }: MatrixTableProps) {
  const { t } = words;
  return (
    <>
      {tablesOf(matrix).map(({ url, rows }) => (
        <section key={url} class="figure-section">
          <h3>
            {words.link(url)} <span class="figure-address">{words.address(url)}</span>
          </h3>
          <table class="matrix">
            <thead>
              <tr>
                <th scope="col">{t('matrix-where')}</th>
                {matrix.question.days.map((day) => (
                  <th scope="col" key={day}>
                    {day}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows
                .filter(({ cells }) => cells.some(({ decision }) => decision !== null))
                .map(({ platform, surface, cells }) => (
                  <tr key={`${platform.id} ${surface}`}>
                    <th scope="row">
                      {words.platform(platform.id)}
                      <span>{words.surface(surface, platform.id)}</span>
                    </th>
                    {cells.map((cell) => (
                      <Cell key={cell.at} cell={cell} words={words} />
                    ))}
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}

function Cell({ cell, words }: { readonly cell: MatrixCell; readonly words: FigureWords }) {
  const read = cell.decision?.reach?.read;
  const isRuled = cell.decision !== null && cell.decision.click.treatment !== null;
  const form = words.form(cell);
  return (
    <td class={`tone-${toneOf(cell)}`}>
      {isRuled ? <strong>{words.treatment(cell)}</strong> : words.treatment(cell)}
      {isRuled && <span>{words.cost(read)}</span>}
      {form !== '' && <span>{form}</span>}
      {cell.notes.length > 0 && <small>[{cell.notes.join(', ')}]</small>}
    </td>
  );
}
