import { useLayoutEffect, useRef } from 'preact/hooks';
import type { MatrixCell } from '../../src/compare/matrix.ts';
import type { Aspect } from '../../src/figure/differs.ts';
import type { Place } from '../../src/figure/layout.ts';
import { type StageKit, stageKit } from '../stage/kit.ts';
import type { FigureData } from './data.ts';
import { raisePhone } from './phone.ts';
import type { FigureWords } from './words.ts';

export interface FrameProps {
  readonly data: FigureData;
  readonly words: FigureWords;
  readonly cell: MatrixCell;
  readonly place: Place;
  /** How it differs from the one that it is compared with; null where it is compared with none. */
  readonly differs: readonly Aspect[] | null;
  readonly theme: 'light' | 'dark';
  readonly gloss: boolean;
}

/** One phone, and below it what it shows in words. */
export function Frame(props: FrameProps) {
  const { words, cell, place, differs } = props;
  const name = words.t('frame', {
    link: words.link(place.link),
    platform: words.platform(place.platform),
    surface: words.surface(place.surface, place.platform),
    day: place.day,
  });
  const classes = ['frame', ...(differs ?? []).map((aspect) => `differs-${aspect}`)];
  return (
    <section class={classes.join(' ')} aria-label={name}>
      {cell.decision === null ? (
        <p class="frame-empty">{words.treatment(cell)}</p>
      ) : (
        <PhonePlace {...props} />
      )}
      <Facts words={words} cell={cell} differs={differs} />
    </section>
  );
}

export type PhonePlaceProps = Omit<FrameProps, 'differs'>;

/** The phone alone. */
export function PhonePlace({ data, words, cell, place, theme, gloss }: PhonePlaceProps) {
  const host = useRef<HTMLDivElement>(null);
  const { judgeFor, spec, packs } = data;
  const { language } = words;
  useLayoutEffect(() => {
    if (host.current === null || cell.decision === null) return;
    const has = (items: readonly { readonly id: string }[] | undefined, id: string | undefined) =>
      id !== undefined && (items ?? []).some((one) => one.id === id);
    const pack = packs[place.platform];
    const judge = judgeFor({
      platform: place.platform,
      at: place.day,
      language,
      ...(has(pack?.clients, spec.client) && { client: spec.client, clientVersion: spec.clientVersion }),
      ...(has(pack?.regions, spec.region) && { region: spec.region }),
    });
    const phone = raisePhone(host.current, {
      judgement: cell.decision,
      policy: judge.policy,
      surface: place.surface,
      language,
      kit: figureKit(stageKit(language, judge.policy.hypothetical !== undefined), words),
      gloss,
      theme,
    });
    return () => phone.close();
  }, [cell, place, language, gloss, theme]);
  return (
    <div class="frame-phone">
      <div ref={host} />
    </div>
  );
}

/** What a phone shows, in words. */
export function Facts({ words, cell, differs }: Pick<FrameProps, 'words' | 'cell' | 'differs'>) {
  const { t } = words;
  const { decision, notes } = cell;
  if (decision === null) return null;
  const read = decision.reach?.read;
  const seconds = words.seconds(read);
  const form = words.form(cell);
  // That nothing is on record has been said above it.
  const treatment = decision.click.treatment === null ? '' : words.treatment(cell);
  const said = [form, treatment].filter(Boolean).join(' → ');
  const isDisputed = decision.click.disputed || decision.message.disputed;
  return (
    <div class="frame-facts">
      <p class="frame-cost">
        <strong>{words.cost(read)}</strong>
        {seconds !== '' && <span>{seconds}</span>}
      </p>
      {said !== '' && <p>{said}</p>}
      {differs !== null && (
        <p class={differs.length > 0 ? 'frame-differs' : 'soft'}>
          {differs.length > 0
            ? t('differs', {
                aspects: differs
                  .map((aspect) => t(`aspect-${aspect}`))
                  .join(words.language === 'zh-CN' ? '、' : ', '),
              })
            : t('same-as')}
        </p>
      )}
      <p class="soft">
        {[
          notes.length > 0 ? t('rules', { numbers: notes.join(', ') }) : t('no-rules'),
          ...(decision.click.confidence ? [words.confidence(decision.click.confidence)] : []),
          ...(isDisputed ? [t('sources-disagree')] : []),
        ].map((bit, index) => (
          <span class="frame-bit" key={bit}>
            {index > 0 && '· '}
            {bit}
          </span>
        ))}
      </p>
    </div>
  );
}

/** The texts of the stage, for screens on which nothing is ever opened. */
function figureKit(kit: StageKit, { t }: FigureWords): StageKit {
  return { ...kit, texts: { ...kit.texts, inBrowser: t('in-browser'), hold: t('hold') } };
}
