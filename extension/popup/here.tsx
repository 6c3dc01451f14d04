import { useState } from 'preact/hooks';
import type { ExtensionApi } from '../browser.ts';
import type { FrontPage } from '../origins.ts';
import type { ControlsStore, View } from '../ui/controls/store.ts';
import { Switch } from '../ui/switch.tsx';
import { useLocal, useText } from '../ui/text.ts';
import type { Front } from './front.ts';

interface HereProps {
  readonly api: Pick<ExtensionApi, 'permissions' | 'runtime'>;
  readonly store: Pick<ControlsStore, 'change' | 'changeSite'>;
  readonly view: View;
  readonly front: Front;
  refresh(): Promise<void>;
}

/** The simulation on the site in front: its switch, or in words why there can be none. */
export function Here({ api, store, view, front, refresh }: HereProps) {
  const { page } = front;
  if (page.kind === 'site') {
    return <SiteSwitch api={api} store={store} view={view} front={front} page={page} refresh={refresh} />;
  }
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

interface SiteSwitchProps extends HereProps {
  readonly page: Extract<FrontPage, { kind: 'site' }>;
}

function SiteSwitch({ api, store, view, front, page, refresh }: SiteSwitchProps) {
  const t = useText('popup');
  const local = useLocal();
  const [declined, setDeclined] = useState(false);
  const { origin, host, pattern } = page;
  const { settings, active } = view;
  const on = front.granted && view.sites[origin]?.on === true;

  const switchOn = () => {
    // Said first: the browser's question may close this popup, and the background goes on from here when the answer comes.
    const stored = store.changeSite({ origin, on: true });
    if (!settings.enabled) void store.change({ enabled: true });
    // Asked in the same moment as the press, or it would not count as the person's wish.
    const asked = front.granted ? Promise.resolve(true) : api.permissions.request({ origins: [pattern] });
    void settle(
      stored,
      asked.catch(() => false),
    );
  };
  const settle = async (stored: Promise<void>, asked: Promise<boolean>) => {
    await stored;
    const granted = await asked;
    setDeclined(!granted);
    if (!granted) await store.changeSite({ origin, on: false });
    await refresh();
  };
  const switchOff = async () => {
    await store.changeSite({ origin, on: false });
    await refresh();
  };

  const platform = active === null ? '' : local(active.policy.name);
  const state = !settings.enabled
    ? t('state-paused')
    : on
      ? t('state-on', { platform, day: settings.day })
      : declined
        ? t('state-declined')
        : front.granted
          ? t('state-off')
          : t('state-ask');
  return (
    <section class={on && settings.enabled ? 'here here-on' : 'here'}>
      <Switch
        on={on}
        label={<span class="here-label">{t('here', { host })}</span>}
        describedBy="here-state"
        onChange={(wanted) => (wanted ? switchOn() : void switchOff())}
      />
      <p id="here-state" class="soft" aria-live="polite">
        {state}{' '}
        {!settings.enabled && (
          <button type="button" class="button" onClick={() => void store.change({ enabled: true })}>
            {t('resume')}
          </button>
        )}
      </p>
    </section>
  );
}
