import { useId, useMemo } from 'preact/hooks';
import { createJudge } from '../../../src/engine/judge.ts';
import type { CompiledPolicy, Judgement } from '../../../src/engine/types.ts';
import { ELSEWHERE } from '../../../src/links/examples.ts';
import type { Surface } from '../../../src/policy/types.ts';
import type { Outline } from '../../outline.ts';
import type { Settings } from '../../storage.ts';
import { Glyph } from '../glyph.tsx';
import { Hypothetical } from '../hypothetical.tsx';
import { useLocal, useText } from '../text.ts';
import './preview.css';
import './sending.css';

interface PreviewProps {
  readonly policy: CompiledPolicy;
  readonly outline: Outline;
  readonly settings: Settings;
  readonly surface: Surface;
  /** Nobody knows yet which chat it is: the surface is one to show what would be. */
  readonly example: boolean;
}

/** Rows of the table. */
const MOST = 12;

/** What typical links would do, one line each: the form in which they arrive, and what a click does, in words. */
export function Preview({ policy, outline, settings, surface, example }: PreviewProps) {
  const t = useText('controls');
  const local = useLocal();
  const heading = useId();
  const { sender, form, flags } = settings;
  const all = useMemo(() => {
    const judge = createJudge(policy);
    const context = { surface, flags, ...(sender && { sender }), ...(form && { form }) };
    return outline.examples.map((url) => judge.judge(url, context));
  }, [policy, outline.examples, surface, sender, form, flags]);
  const rows = all.length > MOST ? [...all.slice(0, MOST - 1), ...all.slice(-1)] : all;
  const place = outline.surfaces.find(({ id }) => id === surface);
  const nameOf = ({ link }: Judgement) => {
    if (link.url === ELSEWHERE) return t('elsewhere');
    const destination = policy.destinations.find(({ id }) => id === link.destination);
    // Rules may tell the hosts of one product apart: then its name says too little.
    const isAlone = all.filter((row) => row.link.destination === link.destination).length === 1;
    // A host that is too long breaks before a dot: U+200B lets it.
    return destination === undefined || !isAlone
      ? link.host.replace(/^www\./, '').replaceAll('.', '\u200b.')
      : local(destination.name);
  };
  const listOf = (names: readonly string[]) =>
    new Intl.ListFormat(t.language, { type: 'conjunction' }).format([...new Set(names)]);
  /** Of whom an answer is, where no client is chosen and the rule is about some alone; else nothing. */
  const clientsOf = ({ click: { clients = [] } }: Judgement) =>
    listOf(outline.clients.filter(({ id }) => clients.includes(id)).map(({ name }) => local(name)));
  return (
    <section class="preview" aria-labelledby={heading}>
      <header class="section-head">
        <h2 id={heading}>{t('preview')}</h2>
        <p class="soft">
          {t(example ? 'preview-example' : 'preview-at', {
            surface: place ? local(place.name) : surface,
            day: policy.at,
          })}{' '}
          {policy.hypothetical !== undefined && <Hypothetical />}
        </p>
      </header>
      <table aria-labelledby={heading}>
        <thead>
          <tr>
            <th scope="col">{t('column-link')}</th>
            <th scope="col">{t('column-form')}</th>
            <th scope="col">{t('column-click')}</th>
            <th scope="col">{t('column-app')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((judgement) => (
            <tr key={judgement.link.url} data-link={judgement.link.destination ?? judgement.link.host}>
              <th scope="row" title={judgement.link.host}>
                {nameOf(judgement)}
              </th>
              <td class="soft">
                {t(
                  judgement.compose.treatment === 'refused'
                    ? 'form-refused'
                    : `form-${judgement.message.form}`,
                )}
              </td>
              <td>
                <Outcome judgement={judgement} treatments={outline.treatments} />
              </td>
              <td class="soft">{appButton(judgement, (one) => t(`app-${one}`))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {[...new Set(all.map(clientsOf))].map((clients) => {
        const names = all.filter((one) => clientsOf(one) === clients).map(nameOf);
        const onRecord = all.filter(({ click }) => click.verdict === 'ruled').length;
        return (
          clients !== '' && (
            <p key={clients} class="preview-sending">
              {names.length === onRecord
                ? t('clients-all', { clients })
                : t('clients-list', { clients, links: listOf(names) })}
            </p>
          )
        );
      })}
      {KEPT.map((treatment) => {
        const names = all.filter(({ compose }) => compose.treatment === treatment).map(nameOf);
        return (
          names.length > 0 && (
            <p key={treatment} class="preview-sending">
              {names.length === all.length
                ? t(`sending-all-${treatment}`)
                : t(`sending-list-${treatment}`, { links: listOf(names) })}
            </p>
          )
        );
      })}
    </section>
  );
}

/** How people are kept from sending a link. Nothing of it is simulated in a real chat, so it is said. */
const KEPT = ['refused', 'quota'] as const;

const APP_BUTTONS = ['works', 'label-only', 'none', 'unknown'] as const;

function appButton({ click }: Judgement, word: (one: (typeof APP_BUTTONS)[number]) => string): string {
  const found = APP_BUTTONS.find((one) => one === click.with.appButton);
  return found === undefined ? '' : word(found);
}

interface OutcomeProps {
  readonly judgement: Pick<Judgement, 'click'>;
  readonly treatments: Outline['treatments'];
}

/** What a click does, in a word or three, with a sign. */
export function Outcome({ judgement: { click }, treatments }: OutcomeProps) {
  const t = useText('controls');
  const local = useLocal();
  const treatment = treatments.find(({ id }) => id === click.treatment);
  return (
    <span class="outcome" data-treatment={click.treatment ?? 'unknown'}>
      <Glyph name={click.treatment ?? 'unknown'} />
      {treatment === undefined ? (click.treatment ?? t('no-record')) : local(treatment.name)}
    </span>
  );
}
