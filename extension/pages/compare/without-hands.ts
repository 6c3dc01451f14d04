/** What `interstice capture` asks of this page: a comparison as one ZIP, made by the very code that a press on the button runs. */
import type { CaptureAnswer, CaptureRequest } from '../../../src/figure/capture-request.ts';
import { wordsOf } from '../../figure/words.ts';
import { archiveOf, FORMATS, type Format } from './export/files.ts';
import { decideFigure, readPage } from './load.ts';
import { createProgress } from './work.ts';

/** Bytes as base64, in parts that a call can take as arguments. */
function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 32_768)
    parts.push(String.fromCharCode(...bytes.subarray(from, from + 32_768)));
  return btoa(parts.join(''));
}

const isFormat = (word: string): word is Format => FORMATS.some((format) => format === word);

/** Makes a comparison without a person. Never throws: what went wrong is in the answer. */
export async function captured(request: CaptureRequest, version: string): Promise<CaptureAnswer> {
  const { figure, languages, scales, formats, theme, note } = request;
  const ended = new AbortController();
  const progress = createProgress(ended.signal);
  try {
    const { spec, faults, packs } = await readPage(figure);
    if (spec === null) return { ok: false, trouble: 'nothing of it can be shown', faults };
    const [language = 'en'] = languages;
    const data = await decideFigure({ ...spec, language }, packs, version, progress);
    const options = { languages, scales, formats: formats.filter(isFormat), theme, note };
    const { zip, left } = await archiveOf(data, options, progress, ended.signal);
    return { ok: true, zip: base64(zip), left, title: wordsOf(data, language).title(), faults };
  } catch (error) {
    const trouble = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { ok: false, trouble, faults: [] };
  }
}
