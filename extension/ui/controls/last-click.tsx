import { useContext, useId } from 'preact/hooks';
import type { Goal, Reach } from '../../../src/engine/types.ts';
import { GOALS } from '../../../src/engine/types.ts';
import { compareAddress } from '../../compare-address.ts';
import type { Outline } from '../../outline.ts';
import type { ClickRecord } from '../../storage.ts';
import { Hypothetical } from '../hypothetical.tsx';
import { Language, useLocal, useText } from '../text.ts';
import { Outcome } from './preview.tsx';
import { isKept, Sending } from './sending.tsx';
import { SourceList } from './source-list.tsx';
import { useExplanation } from './use-workbench.ts';
import type { Explanation, NearestMiss, OverlayTexts } from './workbench.ts';
import './last-click.css';

interface LastClickProps {
  readonly click: ClickRecord | null;
  readonly outline: Outline;
  readonly texts: OverlayTexts;
}

/** Why the last click in this tab went as it did: rule, date, confidence, sources, the rule that nearly spoke, and the ways on. */
export function LastClick({ click, outline, texts }: LastClickProps) {
  const t = useText('controls');
  const language = useContext(Language);
  const heading = useId();
  const explanation = useExplanation(click, language, texts);
  return (
    <section class="last-click" aria-labelledby={heading} aria-live="polite">
      <h2 id={heading}>{t('last-click')}</h2>
      {click === null && <p class="soft">{t('no-click')}</p>}
      {click !== null && <Where click={click} outline={outline} />}
      {click !== null && click.overlay === undefined && <Compared click={click} />}
      {click !== null && explanation === null && <p class="soft">{t('loading')}</p>}
      {explanation === 'gone' && <p>{t('gone')}</p>}
      {explanation !== null && explanation !== 'gone' && <Why explanation={explanation} outline={outline} />}
    </section>
  );
}

/** The way to the compare page, with the clicked link in it. What-ifs cannot be compared there. */
function Compared({ click }: { readonly click: ClickRecord }) {
  const t = useText('controls');
  const { url, platform, day, surface, client, clientVersion, region, sender, givenForm, flags } = click;
  const address = compareAddress({
    links: [url],
    platforms: [platform],
    days: [day],
    surfaces: [surface],
    ...(client !== undefined && { client }),
    ...(clientVersion !== undefined && { clientVersion }),
    ...(region !== undefined && { region }),
    ...(sender !== undefined && { sender }),
    ...(givenForm !== undefined && { form: givenForm }),
    ...(flags.length > 0 && { flags }),
  });
  return (
    <p>
      <a href={address} target="_blank" rel="noopener">
        {t('compare-click')}
      </a>
    </p>
  );
}

function Where({ click, outline }: { readonly click: ClickRecord; readonly outline: Outline }) {
  const local = useLocal();
  const t = useText('controls');
  const isOther = click.platform !== outline.platform;
  const platform = outline.platforms.find(({ id }) => id === click.platform);
  const surface = isOther ? undefined : outline.surfaces.find(({ id }) => id === click.surface);
  return (
    <p>
      <span class="last-click-url" title={click.url}>
        {click.url}
      </span>
      <span class="soft">
        {isOther && `${platform ? local(platform.name) : click.platform} · `}
        {t('preview-at', { surface: surface ? local(surface.name) : click.surface, day: click.day })}
      </span>
    </p>
  );
}

function Why({ explanation, outline }: { readonly explanation: Explanation; readonly outline: Outline }) {
  const t = useText('controls');
  const local = useLocal();
  const { decision, policy, title, clients, disputes, sources, nearest } = explanation;
  const { click } = decision;
  const list = (names: readonly string[]) =>
    new Intl.ListFormat(t.language, { type: 'conjunction' }).format(names);
  return (
    <>
      <p class="last-click-outcome">
        <Outcome judgement={decision} treatments={outline.treatments} />
        {decision.hypothetical !== undefined && <Hypothetical />}
      </p>
      <p>{click.rule === null && click.verdict === 'unknown' ? t('no-rule') : click.reason}</p>
      <dl class="facts">
        {click.rule !== null && (
          <Fact name={t('rule')}>
            {title === null ? click.rule : local(title)} <code class="soft">{click.rule}</code>
          </Fact>
        )}
        {clients.length > 0 && (
          <Fact name={t('client')}>{t('client-alone', { clients: list(clients.map(local)) })}</Fact>
        )}
        {click.from !== null && <Fact name={t('since')}>{click.from}</Fact>}
        {click.confidence !== null && (
          <Fact name={t('confidence')}>{t(`confidence-${click.confidence}`)}</Fact>
        )}
        {click.disputed && (
          <Fact name={t('disputed')}>
            <ul>
              {disputes.map((dispute) => (
                <li key={dispute.says.en}>{local(dispute.says)}</li>
              ))}
            </ul>
          </Fact>
        )}
        {sources.length > 0 && (
          <Fact name={t('sources')}>
            <SourceList sources={sources} />
          </Fact>
        )}
        {isKept(decision.compose) && (
          <Fact name={t('sending')}>
            <Sending compose={decision.compose} policy={policy} />
          </Fact>
        )}
        {nearest !== null && (
          <Fact name={t('nearest')}>
            <Nearest nearest={nearest} day={decision.at} />
          </Fact>
        )}
        {decision.reach !== undefined && (
          <Fact name={t('goals')}>
            <Ways reach={decision.reach} />
          </Fact>
        )}
      </dl>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const CONDITIONS = [
  'surface',
  'to',
  'domain',
  'hostLabel',
  'form',
  'client',
  'clientVersion',
  'region',
  'sender',
  'flags',
] as const;

function Nearest({ nearest, day }: { readonly nearest: NearestMiss; readonly day: string }) {
  const t = useText('controls');
  const local = useLocal();
  const failed = CONDITIONS.filter((one) => nearest.failed.includes(one)).map((one) => t(`failed-${one}`));
  const why = [
    nearest.failed.includes('day') && nearest.day !== undefined
      ? nearest.day > day
        ? t('nearest-later', { day: nearest.day })
        : t('nearest-earlier', { day: nearest.day })
      : '',
    failed.length > 0
      ? t('nearest-failed', { conditions: new Intl.ListFormat(t.language, { type: 'unit' }).format(failed) })
      : '',
  ];
  return (
    <>
      {local(nearest.title)} <code class="soft">{nearest.id}</code>
      {why
        .filter((part) => part !== '')
        .map((part) => (
          <span key={part} class="soft nearest-why">
            {part}
          </span>
        ))}
    </>
  );
}

function Ways({ reach }: { readonly reach: Readonly<Record<Goal, Reach>> }) {
  const t = useText('controls');
  return (
    <ul class="ways">
      {GOALS.map((goal) => (
        <li key={goal} data-goal={goal}>
          <span>{t(`goal-${goal}`)}</span>
          <span>
            <Way reach={reach[goal]} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Way({ reach }: { readonly reach: Reach }) {
  const t = useText('controls');
  if (reach.possible === 'unknown') return <span class="soft">{t('goal-unknown')}</span>;
  if (reach.possible === false || reach.steps === undefined) return <>{t('not-possible')}</>;
  const { steps, seconds, where } = reach;
  return (
    <>
      {t.count('steps', steps)}
      <span class="soft">
        {where !== undefined && ` · ${t(`where-${where}`)}`}
        {seconds !== undefined && (
          <>
            {' · '}
            <span class="ways-seconds">
              {t('seconds', { low: rounded(seconds[0]), high: rounded(seconds[1]) })}
            </span>
          </>
        )}
      </span>
    </>
  );
}

function rounded(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
