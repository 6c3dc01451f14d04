import type { FigureData } from '../../../figure/data.ts';
import { download } from '../../../ui/download.ts';
import { createProgress, type Told } from '../work.ts';
import { archiveOf, type ExportOptions, FORMATS, type Format, filesOf } from './files.ts';

/** What became of saving. Nothing is lost whatever it is: the figure stands where it stood. */
export interface Outcome {
  /** `smaller` = saved, but the picture at a smaller scale than asked for. */
  readonly kind: 'done' | 'smaller' | 'cancelled' | 'too-large' | 'failed';
  /** Name of the file, or what went wrong. */
  readonly detail: string;
}

interface SaveOptions extends Pick<ExportOptions, 'languages' | 'theme' | 'note'> {
  readonly scale: number;
}

const TYPES: Readonly<Record<string, string>> = {
  zip: 'application/zip',
  png: 'image/png',
  svg: 'image/svg+xml',
  html: 'text/html',
  csv: 'text/csv',
  json: 'application/json',
  bib: 'application/x-bibtex',
  txt: 'text/plain',
};

/** A name that every file system takes. */
function stemOf({ spec }: FigureData): string {
  const [platform = ''] = spec.platforms;
  const [day = ''] = spec.days;
  const many = spec.platforms.length > 1 ? `${spec.platforms.length}-platforms` : platform;
  return `interstice-${many}-${day}`;
}

const typeOf = (name: string): string =>
  TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';

/** Makes and saves one file, or all in one ZIP. */
export async function save(
  what: Format | 'zip',
  data: FigureData,
  { scale, ...looks }: SaveOptions,
  signal: AbortSignal,
  tell: (told: Told) => void,
): Promise<Outcome> {
  const progress = createProgress(signal, tell);
  try {
    if (what === 'zip') {
      const name = `${stemOf(data)}.zip`;
      const options = { ...looks, formats: FORMATS, scales: [scale] };
      const { zip, left } = await archiveOf(data, options, progress, signal);
      download(zip, name, typeOf(name));
      return { kind: left.length > 0 ? 'smaller' : 'done', detail: name };
    }
    const [language = 'en'] = looks.languages;
    const options = { ...looks, languages: [language], formats: [what], scales: [scale] };
    const { files, left } = await filesOf(data, options, progress, signal);
    const [[made = '', bytes] = []] = Object.entries(files);
    if (bytes === undefined) return { kind: 'too-large', detail: '' };
    const name = `${stemOf(data)}-${made}`;
    download(bytes, name, typeOf(name));
    return { kind: left.length > 0 ? 'smaller' : 'done', detail: name };
  } catch (error) {
    if (signal.aborted) return { kind: 'cancelled', detail: '' };
    return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}
