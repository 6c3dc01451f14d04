/** The page that shows all comparisons of a folder. */
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { htmlPage, htmlText } from '../../report/html.ts';
import { type CaptureRecord, recordsIn } from './output.ts';

const address = (...parts: readonly string[]): string => htmlText(parts.map(encodeURIComponent).join('/'));

async function sectionOf(out: string, { name, title, problems }: CaptureRecord): Promise<string> {
  const files = (await readdir(join(out, name))).filter((file) => file !== 'packs').sort();
  const picture = files.find((file) => file.endsWith('.png')) ?? files.find((file) => file.endsWith('.svg'));
  const words = files.find((file) => file.endsWith('.txt') && file !== 'note.txt');
  // What follows its first line is rules and sources.
  const alt =
    words === undefined ? title : ((await readFile(join(out, name, words), 'utf8')).split('\n')[0] ?? title);
  const links = files.map((file) => `<a href="${address(name, file)}">${htmlText(file)}</a>`).join(' · ');
  return [
    `<section id="${htmlText(name)}">`,
    `<h2>${htmlText(title)}</h2>`,
    ...problems.map((problem) => `<p class="label">${htmlText(problem)}</p>`),
    ...(picture === undefined
      ? []
      : [
          `<p><a href="${address(name, picture)}"><img src="${address(name, picture)}" alt="${htmlText(alt.trim())}" loading="lazy"></a></p>`,
        ]),
    `<p>${links}</p>`,
    '</section>',
  ].join('\n');
}

/** What could not be made. */
export interface FailedCapture {
  readonly name: string;
  readonly trouble: string;
}

/** Writes `index.html` for everything that stands in a folder. */
export async function writeIndex(out: string, failed: readonly FailedCapture[]): Promise<void> {
  const records = existsSync(out) ? await recordsIn(out) : [];
  const sections = await Promise.all(records.map((record) => sectionOf(out, record)));
  const body = [
    '<p class="label">Simulation from a dated record. Made by Interstice, not by the platforms; nothing here is a screen of theirs.</p>',
    '<main>',
    '<h1>Comparisons</h1>',
    ...(failed.length > 0
      ? [
          '<h2>Not made</h2>',
          `<ul>${failed.map(({ name, trouble }) => `<li><b>${htmlText(name)}</b> ${htmlText(trouble)}</li>`).join('\n')}</ul>`,
        ]
      : []),
    ...sections,
    '</main>',
  ].join('\n');
  await writeFile(
    join(out, 'index.html'),
    htmlPage('Comparisons – Interstice, a simulation', body, { images: true }),
  );
}
