import { type Matrix, matrixOf } from '../../compare/matrix.ts';
import { createJudges } from '../../packs/judges.ts';
import { suggest } from '../../policy/nearest-name.ts';
import { matrixCsv } from '../../report/matrix-csv.ts';
import { matrixHtml } from '../../report/matrix-html.ts';
import { matrixMarkdown } from '../../report/matrix-md.ts';
import { type Command, type Io, UsageError } from '../command.ts';
import { fileTrouble } from '../file-trouble.ts';
import { textWidth } from '../layout.ts';
import { linkOptions, linksOf, MOST_LINKS } from '../links.ts';
import { MOST_CELLS, matrixQuestion } from '../matrix-question.ts';
import { matrixText } from '../matrix-text.ts';
import { isOn, lastValue, type Values } from '../options.ts';
import { withOverlays } from '../overlays.ts';
import { progressOn } from '../progress.ts';
import { listOf, questionOptions } from '../question.ts';

const FORMATS: Readonly<Record<string, (matrix: Matrix) => string>> = {
  md: matrixMarkdown,
  csv: matrixCsv,
  json: (matrix) => `${JSON.stringify(matrix, null, 2)}\n`,
  html: matrixHtml,
};

function formatsOf(values: Values): string[] {
  const known = Object.keys(FORMATS);
  const formats = listOf(values, 'format');
  for (const format of formats) {
    if (known.includes(format)) continue;
    throw new UsageError(`There is no format "${format}". ${suggest(format, known, 'formats')}`);
  }
  if (isOn(values, 'json') && !formats.includes('json')) formats.push('json');
  if (formats.length > 1 && lastValue(values, 'out') === undefined) {
    throw new UsageError('Several formats need files to go to: add --out NAME, for NAME.md, NAME.csv ...');
  }
  return formats;
}

async function write(name: string, text: string, io: Io): Promise<void> {
  try {
    await io.writeFile(name, text);
  } catch (error) {
    throw fileTrouble('write', name, error);
  }
}

const many = (help: string | undefined, value: string) =>
  ({ type: 'string', value, multiple: true, help: help ?? '' }) as const;

export const command: Command = {
  summary: 'what becomes of links on several platforms, days and surfaces: a table',
  usage: '--link URL... | --links FILE  --platform ID... --at DAY... --surface ID... [options]',
  options: {
    ...linkOptions,
    ...questionOptions,
    platform: many('A platform, or all: see `interstice platforms`.', 'ID'),
    at: many('A day, written YYYY-MM-DD.', 'DAY'),
    surface: many('Where the links are met: direct, group, feed ..., or all.', 'ID'),
    format: many('md, csv, json or html, instead of text for the terminal.', 'FORMAT'),
    out: {
      type: 'string',
      value: 'NAME',
      help: 'Write to NAME.md, NAME.csv ... instead of the terminal.',
    },
  },
  details: `
Platforms, days, surfaces and formats may also be given several at once: --at 2018-07-01,2021-12-01. Each link gets a table with
one row for each platform and surface and one column for each day, in the order given. Client, region, sender, form and flags hold for
all cells; where a platform does not have the surface or the client, the cell says so;
--surface all leaves such rows out.

A cell tells the treatment of a click, the form of the message, and the actions that it takes to read the page. The numbers lead to
the rules behind it: since when, how surely, on whose word. What nobody recorded is "unknown".

csv has one row a cell, with steps and seconds for each goal and the three criteria. Values that a spreadsheet would run as a
formula get an apostrophe in front. html is one static page without script. json has the decisions themselves.

At most ${MOST_LINKS.toLocaleString('en')} links and ${MOST_CELLS.toLocaleString('en')} cells.

Examples:
  interstice matrix --platform wechat --at 2018-07-01,2021-09-20,2021-12-01 --surface direct,group https://item.taobao.com/
  interstice matrix --links links.txt --platform all --at 2024-01-01 --surface direct --format html,csv --out table
`,
  async run({ values, positionals, io, data: recorded }) {
    const formats = formatsOf(values);
    const platforms = listOf(values, 'platform');
    const asked = platforms.length === 0 || platforms.includes('all') ? undefined : platforms;
    const data = await withOverlays(values, recorded, io, asked);
    const links = await linksOf(values, positionals, io);
    const question = matrixQuestion(values, links, data);
    const progress = progressOn(io, 'cells', 250);
    const matrix = await matrixOf(question, { ...data, judgeFor: createJudges(data) }, progress);
    await progress.end();
    const out = lastValue(values, 'out');
    if (out === undefined) {
      const [format] = formats;
      const writer = format === undefined ? undefined : FORMATS[format];
      await io.out(writer ? writer(matrix) : matrixText(matrix, textWidth(io.columns)));
      return 0;
    }
    for (const format of formats.length > 0 ? formats : ['md'])
      await write(`${out}.${format}`, FORMATS[format]?.(matrix) ?? '', io);
    return 0;
  },
};
