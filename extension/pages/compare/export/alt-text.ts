import { chartsIn } from '../../../figure/chart-data.ts';
import type { FigureData } from '../../../figure/data.ts';
import { type FigureWords, wordsOf } from '../../../figure/words.ts';

/** Cells that are told one by one. */
const TOLD = 40;

/** Within a sentence: English begins it with a small letter. */
const begun = (text: string, language: string): string =>
  language === 'en' ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** A figure in words, for those who do not see it: what an `alt` attribute or a caption takes. */
export function altText(data: FigureData, language: string): string {
  const words = wordsOf(data, language);
  const { t } = words;
  const isChinese = language === 'zh-CN';
  const intro = t('alt-intro', { title: words.title() });
  if (data.spec.view === 'chart')
    return [intro, ...chartsIn(data, words).map(({ alt }) => `${alt}${isChinese ? '。' : '.'}`)].join(
      isChinese ? '' : ' ',
    );
  const { cells } = data.matrix;
  const told = cells.slice(0, TOLD).map((cell) => {
    const { url, platform, at, surface, decision } = cell;
    const place = t('frame', {
      link: words.link(url),
      platform: words.platform(platform),
      surface: words.surface(surface, platform),
      day: at,
    });
    const form = words.form(cell);
    const what = [
      ...(form === '' ? [] : [t('arrives-as', { form })]),
      begun(words.treatment(cell), language),
      ...(decision === null ? [] : [t('to-read', { cost: words.cost(decision.reach?.read) })]),
      ...(decision?.click.disputed || decision?.message.disputed ? [t('sources-disagree')] : []),
    ].join(isChinese ? '，' : ', ');
    return t('alt-cell', { place, what });
  });
  const left = cells.length - told.length;
  return [intro, ...told, ...(left > 0 ? [t('alt-more', { count: left })] : [])].join(isChinese ? '' : ' ');
}

/** Below the text for those who do not see the picture: rules, sources and data, each on a line. */
export function altNotes({ matrix, version }: FigureData, language: string, words: FigureWords): string {
  const digests = Object.fromEntries(
    matrix.cells.flatMap(({ decision }) => Object.entries(decision?.packs ?? {})),
  );
  return [
    `${words.t('simulation')}. ${words.t('statement', { version })}`,
    ...matrix.notes.map((note) =>
      [
        note.number,
        words.t('note', {
          platform: words.platform(note.platform),
          title: words.local(note.title),
          rule: note.rule,
          since: words.since(note),
          confidence: words.confidence(note.confidence),
        }),
        words.t('note-sources', { ids: note.sources.join(', ') }),
      ].join(language === 'zh-CN' ? '　' : '  '),
    ),
    words.t('packs', {
      digests: Object.entries(digests)
        .map(([id, digest]) => `${id} ${digest}`)
        .join(', '),
    }),
  ].join('\n');
}
