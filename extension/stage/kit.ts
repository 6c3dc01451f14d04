import { shapes } from '../../src/tokens/shapes.ts';
import type en from '../i18n/en.json';
import style from '../message/message.css?inline';

/** Names of our own texts on the stage. */
export type StageText = keyof typeof en.stage;

/**
 * What the stage and the messages say and look like: data that a page script need not carry for every language and every period. The
 * background puts it into the state that content scripts read at their start, so it is there without asking.
 */
export interface StageKit {
  /** Our own texts in the person's language. */
  readonly texts: Readonly<Record<StageText, string>>;
  /** Templates of token texts, by id of the shape. */
  readonly shapes: Readonly<Record<string, string>>;
  /** Style sheet of the stage. */
  readonly stage: string;
  /** Style sheet of a message as it arrived. */
  readonly message: string;
}

const catalogues = import.meta.glob<StageKit['texts']>(['../i18n/*.json', '!../i18n/notes.json'], {
  eager: true,
  import: 'stage',
});

const frame = import.meta.glob<string>('./*.css', { eager: true, import: 'default', query: '?inline' });
const views = import.meta.glob<string>(['./place/style.css', '../treatments/*/style.css'], {
  eager: true,
  import: 'default',
  query: '?inline',
});
/** What is special comes last. */
const styles = [frame, views].flatMap((sheets) => Object.values(sheets)).join('');

/**
 * The kit in a language; English where a text is not translated.
 *
 * @param isHypothetical an overlay lies on the platform's pack: then every label says so
 */
export function stageKit(language: string, isHypothetical = false): StageKit {
  const english = catalogues['../i18n/en.json'] as StageKit['texts'];
  const own = { ...english, ...catalogues[`../i18n/${language}.json`] };
  const texts = isHypothetical ? { ...own, simulation: own.whatIf } : own;
  return { texts, shapes, stage: styles, message: style };
}
