/** All files that a figure can be made into. Same figure, same bytes: nothing of when and where is in them. */
import { addressOf } from '../../../../src/figure/address.ts';
import {
  type Files,
  MANIFEST_FILE,
  manifestFile,
  NOTE_FILE,
  PACKS,
  zipOf,
} from '../../../../src/figure/archive.ts';
import { toBytes } from '../../../../src/figure/bytes.ts';
import {
  intoJson,
  intoMarkup,
  intoPng,
  MANIFEST_PLACE,
  NOTE_PLACE,
} from '../../../../src/figure/carriers.ts';
import { bibtex, cslJson } from '../../../../src/figure/citations.ts';
import { manifestOf } from '../../../../src/figure/manifest.ts';
import { matrixCsv } from '../../../../src/report/matrix-csv.ts';
import type { FigureData } from '../../../figure/data.ts';
import { type Drawing, drawingOf } from '../../../figure/drawing/index.ts';
import { LONGEST_SIDE, rasterOf } from '../../../figure/drawing/raster.ts';
import { wordsOf } from '../../../figure/words.ts';
import { inLanguage } from '../load.ts';
import { breathe, type Progress } from '../work.ts';
import { altNotes, altText } from './alt-text.ts';
import { figureHtml } from './html.ts';
import { offscreen } from './offscreen.tsx';

export const FORMATS = ['png', 'svg', 'html', 'csv', 'json', 'csl', 'bib', 'txt', 'figure'] as const;
export type Format = (typeof FORMATS)[number];

export interface ExportOptions {
  readonly formats: readonly Format[];
  readonly languages: readonly string[];
  readonly scales: readonly number[];
  readonly theme: 'light' | 'dark';
  /** What a person adds; it may be changed later without harm. Empty = none. */
  readonly note: string;
}

const PICTURES: readonly Format[] = ['png', 'svg', 'html'];

/** The figure with the looks that a picture of it has. */
function dressed(data: FigureData, language: string, theme: 'light' | 'dark'): FigureData {
  return { ...data, spec: { ...data.spec, language, theme } };
}

/** Files, and in words what could not be made as asked. */
export interface Made {
  readonly files: Files;
  readonly left: readonly string[];
}

/** The largest scale, up to that which is asked for, at which common programs open the picture; 0 where there is none. */
function possibleScale({ width, height }: Drawing, asked: number): number {
  return Math.max(0, Math.min(asked, Math.floor(LONGEST_SIDE / Math.max(width, height))));
}

/** The files of one language. */
async function filesIn(
  language: string,
  given: FigureData,
  options: ExportOptions,
  progress: Progress,
  signal: AbortSignal,
): Promise<Made> {
  const { formats, scales, theme, note } = options;
  const data = dressed(await inLanguage(given, language, progress), language, theme);
  const manifest = manifestOf(data.spec, data.matrix, data.version);
  const alt = altText(data, language);
  const words = wordsOf(data, language);
  const title = words.title();
  const wants = (format: Format) => formats.includes(format);
  const files: Record<string, Uint8Array> = {};
  if (wants('txt'))
    files[`figure.${language}.txt`] = toBytes(`${alt}\n\n${altNotes(data, language, words)}\n`);
  const left: string[] = [];
  if (!PICTURES.some(wants)) return { files, left };

  const drawing = await offscreen(data, { language, theme }, async (figure) => {
    const pause = progress.step('drawing');
    let done = 0;
    return drawingOf(figure, {
      title,
      description: alt,
      language,
      preamble: MANIFEST_PLACE + NOTE_PLACE,
      async pause() {
        signal.throwIfAborted();
        await pause(++done, figure.childElementCount);
      },
    });
  });
  if (wants('svg')) files[`figure.${language}.svg`] = toBytes(intoMarkup(drawing.svg, 'svg', manifest, note));
  if (wants('html')) {
    // The page has a manifest of its own, and one is enough.
    const svg = drawing.svg.replace(MANIFEST_PLACE + NOTE_PLACE, '');
    files[`figure.${language}.html`] = toBytes(
      intoMarkup(figureHtml(data, language, svg, alt), 'html', manifest, note),
    );
  }
  for (const asked of wants('png') ? scales : []) {
    const step = progress.step('painting');
    const scale = possibleScale(drawing, asked);
    if (scale < asked)
      left.push(
        `A PNG at ${asked}x would be larger than common programs open; ${scale < 1 ? 'none is made' : `made at ${scale}x`}.`,
      );
    const name = `figure.${language}@${scale}x.png`;
    if (scale < 1 || name in files) continue;
    const chunks = await rasterOf(drawing, { scale, signal, onProgress: step });
    files[name] = intoPng(chunks, manifest, title, note);
    await breathe();
    signal.throwIfAborted();
  }
  return { files, left };
}

/** What is the same in every language, in words of the first. */
function dataFiles(data: FigureData, { formats, note }: ExportOptions): Files {
  const { matrix, spec, version } = data;
  const manifest = manifestOf(spec, matrix, version);
  const wants = (format: Format) => formats.includes(format);
  const digests = Object.entries(manifest.packs).map(([id, digest]) => `${id} ${digest}`);
  const annotation = `Cited by a simulation made with Interstice ${version} (${digests.join(', ')}).`;
  const { language: _, ...figure } = spec;
  return {
    ...(wants('csv') && { 'cells.csv': toBytes(matrixCsv(matrix, { version })) }),
    ...(wants('json') && { 'cells.json': toBytes(intoJson({ ...matrix }, manifest, note)) }),
    ...(wants('csl') && { 'sources.csl.json': toBytes(cslJson(matrix.sources, annotation)) }),
    ...(wants('bib') && { 'sources.bib': toBytes(bibtex(matrix.sources, annotation)) }),
    ...(wants('figure') && {
      'figure.json': toBytes(`${JSON.stringify({ ...figure, address: `#${addressOf(spec)}` }, null, 2)}\n`),
    }),
  };
}

/**
 * Makes files of a figure.
 *
 * @throws what the signal is aborted with
 */
export async function filesOf(
  given: FigureData,
  options: ExportOptions,
  progress: Progress,
  signal: AbortSignal,
): Promise<Made> {
  const [first = 'en'] = options.languages;
  const data = await inLanguage(given, first, progress);
  let files: Files = dataFiles(dressed(data, first, options.theme), options);
  const left = new Set<string>();
  for (const language of options.languages) {
    const made = await filesIn(language, given, options, progress, signal);
    files = { ...files, ...made.files };
    for (const one of made.left) left.add(one);
  }
  return { files, left: [...left] };
}

/** Everything in one file, with the packs by which it was decided, and a manifest that lists it all. */
export async function archiveOf(
  given: FigureData,
  options: ExportOptions,
  progress: Progress,
  signal: AbortSignal,
): Promise<{ readonly zip: Uint8Array; readonly left: readonly string[] }> {
  const [first = 'en'] = options.languages;
  const data = dressed(await inLanguage(given, first, progress), first, options.theme);
  const made = await filesOf(given, options, progress, signal);
  const packs = { ...data.packs, destinations: data.catalogue };
  const manifest = manifestOf(data.spec, data.matrix, data.version);
  const files: Files = {
    ...made.files,
    ...Object.fromEntries(
      Object.entries(packs)
        .filter(([id]) => Object.hasOwn(manifest.packs, id))
        .map(([id, pack]) => [`${PACKS}${id}.json`, toBytes(`${JSON.stringify(pack)}\n`)]),
    ),
    ...(options.note !== '' && { [NOTE_FILE]: toBytes(`${options.note}\n`) }),
  };
  await progress.step('packing')(1, 1);
  return { zip: zipOf({ ...files, [MANIFEST_FILE]: manifestFile(manifest, files) }), left: made.left };
}
