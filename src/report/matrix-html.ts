import type { Matrix, MatrixCell, MatrixPlatform } from '../compare/matrix.ts';
import type { Note } from '../compare/notes.ts';
import { localText } from '../policy/local-text.ts';
import type { LocalText, Source } from '../policy/types.ts';
import { treatments } from '../treatments/index.ts';
import { htmlLink, htmlPage, htmlText } from './html.ts';
import {
  cellInWords,
  type LinkTable,
  MATRIX_KEY,
  matrixLabel,
  noteHead,
  noteLines,
  platformInWords,
  rowName,
  settingsInWords,
  sourceHead,
  tablesOf,
} from './matrix-words.ts';

type Say = (text: LocalText) => string;

/** An attribute for text in the language of the data, which the page as a whole is not in. */
const langOf = ({ question }: Matrix): string =>
  question.language === undefined || question.language === 'en'
    ? ''
    : ` lang="${htmlText(question.language)}"`;

function cellHtml(cell: MatrixCell, say: Say, lang: string): string {
  const { main, kind, details } = cellInWords(cell);
  const name = treatments[main]?.name;
  const word = name
    ? `<strong${lang}>${htmlText(say(name))}</strong> <small>${htmlText(main)}</small>`
    : `<span class="${kind}">${htmlText(main)}</span>`;
  const marks = cell.notes.map((number) => `<a href="#note-${number}">${number}</a>`).join(' ');
  const more = details.map((detail) => `<p><small>${htmlText(detail)}</small></p>`).join('');
  return `<td><p>${word}${marks === '' ? '' : `<sup>${marks}</sup>`}</p>${more}</td>`;
}

function surfaceHtml({ surfaces }: MatrixPlatform, surface: string, say: Say, lang: string): string {
  const name = surfaces[surface];
  return name
    ? `<span${lang}>${htmlText(say(name))}</span> <small>${htmlText(surface)}</small>`
    : htmlText(surface);
}

function tableHtml({ url, rows }: LinkTable, matrix: Matrix, say: Say): string {
  const lang = langOf(matrix);
  const days = matrix.question.days.map((day) => `<th scope="col">${htmlText(day)}</th>`).join('');
  const lines = rows.map(({ platform, surface, cells }) => {
    const head = `<th scope="row"><span${lang}>${htmlText(rowName(platform, matrix))}</span>, ${surfaceHtml(platform, surface, say, lang)}</th>`;
    return `<tr>${head}${cells.map((cell) => cellHtml(cell, say, lang)).join('')}</tr>`;
  });
  return `<section>
<h2><bdi>${htmlText(url)}</bdi></h2>
<div class="scroll" tabindex="0" role="region" aria-label="${htmlText(`Table for ${url}`)}">
<table>
<thead><tr><th scope="col">Platform, surface</th>${days}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>
</div>
</section>`;
}

function noteHtml(note: Note, matrix: Matrix): string {
  const [reason = '', ...rest] = noteLines(note, matrix);
  const cited = note.sources.map((id) => `<a href="#source-${htmlText(id)}">${htmlText(id)}</a>`).join(', ');
  const lang = langOf(matrix);
  return `<li id="note-${note.number}" value="${note.number}">${htmlText(noteHead(note, matrix))}.
<span${lang}>${[reason, ...rest].map(htmlText).join(' ')}</span>
<small>${cited === '' ? 'No source: it is supposed.' : `Sources: ${cited}`}</small></li>`;
}

function sourceHtml(source: Source): string {
  const where = source.url === null ? 'no address on record' : htmlLink(source.url);
  return `<li id="source-${htmlText(source.id)}"><small>${htmlText(source.id)}</small> ${htmlText(sourceHead(source))}<br>${where}</li>`;
}

const list = (tag: 'ol' | 'ul', items: readonly string[]): string =>
  `<${tag}>\n${items.join('\n')}\n</${tag}>`;

/** The table as one static page. Addresses of the question are text: nothing on the page leads to them. */
export function matrixHtml(matrix: Matrix): string {
  const { question, platforms, notes, sources } = matrix;
  const say: Say = (text) => localText(text, question.language ?? 'en');
  const { links, days } = question;
  const what = links.length === 1 ? 'a link' : `${links.length} links`;
  const when = days.length === 1 ? `on ${days[0]}` : `on ${days.length} days`;
  const title = `What became of ${what} ${when}`;
  const settings = settingsInWords(matrix);
  const body = [
    `<p class="label">${htmlText(matrixLabel(matrix))}</p>`,
    '<main>',
    `<h1>${htmlText(title)}</h1>`,
    list(
      'ul',
      platforms.map((platform) => `<li>${htmlText(platformInWords(platform, matrix))}</li>`),
    ),
    ...(settings === '' ? [] : [`<p>All cells: ${htmlText(settings)}.</p>`]),
    `<p class="soft">${htmlText(MATRIX_KEY)}</p>`,
    ...tablesOf(matrix).map((table) => tableHtml(table, matrix, say)),
    ...(notes.length === 0
      ? []
      : [
          '<section>',
          '<h2>Notes</h2>',
          list(
            'ol',
            notes.map((note) => noteHtml(note, matrix)),
          ),
          '</section>',
        ]),
    ...(sources.length === 0
      ? []
      : ['<section>', '<h2>Sources</h2>', list('ul', sources.map(sourceHtml)), '</section>']),
    '</main>',
  ];
  return htmlPage(`${title} – Interstice, a simulation`, body.join('\n'));
}
