import { useId, useState } from 'preact/hooks';
import type { ExtensionApi } from '../browser.ts';
import { covers, type FrontPage } from '../origins.ts';
import type { ControlsStore, View } from '../ui/controls/store.ts';
import { Switch } from '../ui/switch.tsx';
import { useLocal, useText } from '../ui/text.ts';
import type { Front, PageReport } from './front.ts';
import { Seen } from './seen.tsx';

interface HereProps {
  readonly api: Pick<ExtensionApi, 'permissions' | 'runtime'>;
  readonly store: Pick<ControlsStore, 'change' | 'changeSite'>;
  readonly view: View;
  readonly front: Front;
  readonly report: PageReport | null | undefined;
  /** The kind of chat in front is one that the platform does not have. */
  readonly isForeign: boolean;
  refresh(): Promise<void>;
}

/** The simulation on the site in front: its switch, or in words why there can be none. */
export function Here(props: HereProps) {
  const { api, front } = props;
  const { page } = front;
  if (page.kind === 'site') return <SiteSwitch {...props} page={page} />;
  return (
    <section class="here">
      <Closed page={page} lab={api.runtime.getURL('extension/pages/lab/index.html')} />
    </section>
  );
}

function Closed({
  page,
  lab,
}: {
  readonly page: Exclude<FrontPage, { kind: 'site' }>;
  readonly lab: string;
}) {
  const t = useText('popup');
  if (page.kind === 'own') return <p>{t('state-own')}</p>;
  return (
    <>
      <p>{t(`closed-${page.why}`)}</p>
      <p>
        <a href={lab} target="_blank" rel="noopener">
          {t('try-lab')}
        </a>
      </p>
    </>
  );
}

/** A site of its own: the page in front, or one in a frame of it. */
interface Place {
  readonly origin: string;
  readonly host: string;
  readonly pattern: string;
}

/** Switching the simulation on and off in one place, with the permission that it takes. */
function useSite({ api, store, view, front, refresh }: HereProps, { origin, pattern }: Place) {
  const [declined, setDeclined] = useState(false);
  const granted = front.patterns.some((one) => covers(one, origin));
  const on = granted && view.sites[origin]?.on === true;

  const switchOn = () => {
    // Said first: the browser's question may close this popup, and the background goes on from here when the answer comes.
    const stored = store.changeSite({ origin, on: true, tabId: front.tabId });
    // Without the permission it is the background that resumes, once the answer is yes: a no must leave all as it was.
    if (granted && !view.settings.enabled) void store.change({ enabled: true });
    // Asked in the same moment as the press, or it would not count as the person's wish.
    const asked = granted ? Promise.resolve(true) : api.permissions.request({ origins: [pattern] });
    void settle(
      stored,
      asked.catch(() => false),
    );
  };
  const settle = async (stored: Promise<void>, asked: Promise<boolean>) => {
    await stored;
    const allowed = await asked;
    setDeclined(!allowed);
    if (!allowed) await store.changeSite({ origin, on: false });
    await refresh();
  };
  const change = (wanted: boolean) => {
    if (wanted) switchOn();
    else void store.changeSite({ origin, on: false }).then(refresh);
  };
  return { granted, on, declined, change };
}

interface SiteSwitchProps extends HereProps {
  readonly page: Extract<FrontPage, { kind: 'site' }>;
}

function SiteSwitch(props: SiteSwitchProps) {
  const { store, view, page, report, isForeign } = props;
  const t = useText('popup');
  const local = useLocal();
  const { granted, on, declined, change } = useSite(props, page);
  const { settings, active } = view;

  const platform = active === null ? '' : local(active.policy.name);
  const isHypothetical = active?.policy.hypothetical !== undefined;
  const state = on
    ? t(isForeign ? 'state-on-foreign' : isHypothetical ? 'state-on-hypothetical' : 'state-on', {
        platform,
        day: settings.day,
      })
    : granted
      ? t('state-off')
      : t(declined ? 'state-declined' : 'state-ask');
  return (
    <section class={on && settings.enabled ? 'here here-on' : 'here'}>
      <Switch
        on={on}
        label={<span class="here-label">{t('here', { host: page.host })}</span>}
        describedBy="here-state"
        onChange={change}
      />
      <div id="here-state" class="soft" aria-live="polite">
        {!settings.enabled && (
          <p>
            {t('state-paused')}{' '}
            <button type="button" class="button" onClick={() => void store.change({ enabled: true })}>
              {t('resume')}
            </button>
          </p>
        )}
        {(settings.enabled || !granted) && <p>{state}</p>}
      </div>
      {on && report && <Frames {...props} frames={report.frames} />}
      {on && report && <Seen {...props} origin={page.origin} report={report} />}
      {granted && <Revoke {...props} />}
    </section>
  );
}

/** Frames in the page that are sites of their own; each is allowed by itself. */
function Frames({ frames, ...props }: HereProps & { readonly frames: readonly string[] }) {
  const t = useText('popup');
  if (frames.length === 0) return null;
  return (
    <div class="frames">
      <p class="soft">{t('frames')}</p>
      {frames.map((origin) => {
        const { protocol, hostname, host } = new URL(origin);
        const place = { origin, host, pattern: `${protocol}//${hostname}/*` };
        return <FrameSwitch key={origin} {...props} place={place} />;
      })}
    </div>
  );
}

function FrameSwitch({ place, ...props }: HereProps & { readonly place: Place }) {
  const t = useText('popup');
  const { granted, on, declined, change } = useSite(props, place);
  const state = useId();
  return (
    <>
      <Switch on={on} label={t('frame', { host: place.host })} describedBy={state} onChange={change} />
      <p id={state} class="soft" role="status">
        {!granted && declined && t('frame-declined', { host: place.host })}
      </p>
    </>
  );
}

/** Takes the permission for the site in front back. The background then switches off what it covered. */
function Revoke({ api, page, refresh }: SiteSwitchProps) {
  const t = useText('popup');
  const [failed, setFailed] = useState(false);
  const revoke = async () => {
    const gone = await api.permissions.remove({ origins: [page.pattern] }).catch(() => false);
    const { origins = [] } = await api.permissions.getAll();
    setFailed(!gone || origins.some((one) => covers(one, page.origin)));
    await refresh();
  };
  return (
    <p class="revoke">
      <button type="button" class="button" onClick={() => void revoke()}>
        {t('revoke')}
      </button>
      {failed && (
        <span class="soft" role="status">
          {t('revoke-failed')}
        </span>
      )}
    </p>
  );
}
