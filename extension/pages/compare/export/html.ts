import { MANIFEST_PLACE, NOTE_PLACE } from '../../../../src/figure/carriers.ts';
import { htmlLink, htmlPage, htmlText } from '../../../../src/report/html.ts';
import type { FigureData } from '../../../figure/data.ts';
import { wordsOf } from '../../../figure/words.ts';
import { translator } from '../../../i18n/index.ts';

/** One page with the picture, what it says in words, and its sources as links: no script, nothing loaded. */
export function figureHtml(data: FigureData, language: string, svg: string, alt: string): string {
  const words = wordsOf(data, language);
  const t = translator('compare', language);
  const sources = data.matrix.sources.map((source) => {
    const where = source.url === null ? '' : `<br>${htmlLink(source.url)}`;
    return `<li><b>${htmlText(source.id)}</b> ${htmlText(words.source(source))}${where}</li>`;
  });
  const body = [
    `<p class="label">${htmlText(`${words.t('simulation')}. ${words.t('statement', { version: data.version })}`)}</p>`,
    '<main>',
    `<h1>${htmlText(words.title())}</h1>`,
    `<div class="scroll" tabindex="0" role="region" aria-label="${htmlText(words.title())}">${svg}</div>`,
    NOTE_PLACE,
    `<h2>${htmlText(t('in-words'))}</h2>`,
    `<p>${htmlText(alt)}</p>`,
    ...(sources.length > 0
      ? [`<h2>${htmlText(words.t('sources'))}</h2>`, `<ul>${sources.join('\n')}</ul>`]
      : []),
    `<p class="soft">${htmlText(t('how-to-check'))}</p>`,
    '</main>',
    MANIFEST_PLACE,
  ].join('\n');
  return htmlPage(`${words.title()} – Interstice, ${words.t('simulation')}`, body, { language });
}
