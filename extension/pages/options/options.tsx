import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ExtensionApi } from '../../browser.ts';
import type { Key } from '../../i18n/index.ts';
import { patternOf, readPattern, type SitePattern } from '../../origins.ts';
import { Display } from '../../ui/controls/display.tsx';
import { Notices } from '../../ui/controls/notices.tsx';
import type { ControlsStore, View } from '../../ui/controls/store.ts';
import { Mark } from '../../ui/mark.tsx';
import { useText } from '../../ui/text.ts';
import { nameOf, overviewOf, type Permission, type Site, stillCovering } from './allowed.ts';
import { SiteButton } from './site-button.tsx';
import { SiteControls } from './site-controls.tsx';
import { WhatIfs } from './what-ifs.tsx';

interface OptionsProps {
  readonly api: Pick<ExtensionApi, 'permissions' | 'runtime'>;
  readonly store: Pick<
    ControlsStore,
    | 'change'
    | 'changeSite'
    | 'forgetSite'
    | 'keepOverlay'
    | 'removeOverlay'
    | 'dismissTrouble'
    | 'forgetDamage'
  >;
  readonly view: View;
  /** Match patterns, each once; null where the browser does not say. */
  readonly granted: readonly string[] | null;
  /** Origin of the extension's pages. */
  readonly own: string;
  /** Reads and draws the permissions anew, and gives them. */
  refresh(): Promise<readonly string[] | null>;
}

/** What came of a press, in words. */
interface Said {
  readonly text: Key<'options'>;
  readonly site: string;
  readonly wider?: string;
  /** The permission that it was about, and what covered that pattern then: said no longer than this holds. */
  readonly pattern: string;
  readonly left: string | undefined;
}

/** What is said where all went as it was wished. */
const WELL: readonly Key<'options'>[] = ['taken', 'given'];

/** The whole page: where the simulation may run, what is remembered of other sites, and how things are shown. */
export function Options({ api, store, view, granted, own, refresh }: OptionsProps) {
  const t = useText('options');
  const popup = useText('popup');
  const patternName = usePatternName();
  const [said, say] = useState<Said | null>(null);
  const keepPlace = usePlace();
  const { settings, outline } = view;
  const { permissions, others } = overviewOf(granted ?? [], view.sites, own);
  const isSaid = said !== null && stillCovering(granted ?? [], said.pattern) === said.left;
  const lab = api.runtime.getURL('extension/pages/lab/index.html');

  const takeBack = async ({ pattern, means }: Permission) => {
    const site = patternName(means);
    // Whatever the browser answers: what counts is what is left.
    await api.permissions.remove({ origins: [pattern] }).catch(() => false);
    const now = await refresh();
    const left = stillCovering(now ?? [], pattern);
    const wider = left === undefined ? null : readPattern(left);
    if (now === null) say(null);
    else if (wider === null) say({ text: 'taken', site, pattern, left });
    else if (left === pattern) say({ text: 'kept', site, pattern, left });
    else say({ text: 'wider', site, wider: patternName(wider), pattern, left });
  };
  const allowAgain = async (origin: string) => {
    // Said first: so the background, which starts the script in open tabs when the answer comes, finds the site switched on.
    const stored = store.changeSite({ origin, on: true });
    // Asked in the same moment as the press, or it would not count as the person's wish.
    const pattern = patternOf(origin);
    const asked = api.permissions.request({ origins: [pattern] }).catch(() => false);
    await stored;
    const isGranted = await asked;
    if (!isGranted) await store.changeSite({ origin, on: false });
    const left = stillCovering((await refresh()) ?? [], pattern);
    say({ text: isGranted ? 'given' : 'declined', site: nameOf(origin), pattern, left });
  };

  return (
    <div class="options" onClickCapture={keepPlace}>
      <header class="options-head">
        <h1 class="brand">
          <Mark /> {t('title')}
        </h1>
        <a href={lab} target="_blank" rel="noopener">
          {popup('open-lab')}
        </a>
      </header>
      <main>
        <Notices view={view} store={store} />
        <section class="options-part" aria-labelledby="allowed">
          <h2 id="allowed" tabIndex={-1}>
            {t('allowed')}
          </h2>
          <p class="soft">{t('allowed-about')}</p>
          <div role="status">
            {isSaid && (
              <p class={WELL.includes(said.text) ? 'options-said' : 'options-said notice'}>
                {t(said.text, { site: said.site, ...(said.wider !== undefined && { wider: said.wider }) })}
              </p>
            )}
          </div>
          {granted === null && <p class="notice">{t('unreadable')}</p>}
          {!settings.enabled && permissions.length > 0 && <p class="options-said">{t('paused')}</p>}
          {granted !== null && permissions.length === 0 && (
            <div class="options-none">
              <p>{t('none')}</p>
              <p>
                <a href={lab} target="_blank" rel="noopener">
                  {popup('try-lab')}
                </a>
              </p>
            </div>
          )}
          {permissions.length > 0 && (
            <ul class="permissions">
              {permissions.map((permission) => (
                <PermissionRow
                  key={permission.pattern}
                  permission={permission}
                  outline={outline}
                  store={store}
                  onTakeBack={() => void takeBack(permission)}
                />
              ))}
            </ul>
          )}
        </section>
        {granted !== null && others.length > 0 && (
          <section class="options-part" aria-labelledby="others">
            <h2 id="others" tabIndex={-1}>
              {t('others')}
            </h2>
            <p class="soft">{t('others-about')}</p>
            <ul class="permissions">
              {others.map(({ origin }) => (
                <li key={origin} class="permission permission-head" data-site={origin}>
                  <h3>{nameOf(origin)}</h3>
                  <div class="permission-buttons">
                    <SiteButton
                      label={t('allow-again')}
                      site={nameOf(origin)}
                      onPress={() => void allowAgain(origin)}
                    />
                    <SiteButton
                      label={t('forget')}
                      site={nameOf(origin)}
                      onPress={() => void store.forgetSite(origin)}
                    />
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
        <WhatIfs store={store} view={view} version={api.runtime.getManifest().version} />
        <div class="options-part">
          <Display settings={settings} whole={true} onChange={(change) => void store.change(change)} />
        </div>
      </main>
    </div>
  );
}

interface PermissionRowProps {
  readonly permission: Permission;
  readonly outline: View['outline'];
  readonly store: Pick<ControlsStore, 'changeSite' | 'forgetSite'>;
  onTakeBack(): void;
}

function PermissionRow({
  permission: { pattern, means, sites },
  outline,
  store,
  onTakeBack,
}: PermissionRowProps) {
  const t = useText('options');
  const popup = useText('popup');
  const name = usePatternName()(means);
  const only = isOnly(sites, name);
  return (
    <li class="permission" data-pattern={pattern}>
      <div class="permission-head">
        <h3>{name}</h3>
        <SiteButton label={popup('revoke')} site={name} onPress={onTakeBack} />
      </div>
      {sites.map(({ origin, setting }) => (
        <SiteControls
          key={origin}
          origin={origin}
          setting={setting}
          outline={outline}
          named={!only}
          onChange={(change) => void store.changeSite({ origin, ...change })}
          onForget={() => void store.forgetSite(origin)}
        />
      ))}
      {sites.length === 0 && <p class="soft">{t('no-site')}</p>}
    </li>
  );
}

/** True where the permission's name says already which site it is. */
function isOnly([first, second]: readonly Site[], name: string): boolean {
  return first !== undefined && second === undefined && nameOf(first.origin) === name;
}

/** What a permission is called in the list. */
function usePatternName(): (means: SitePattern) => string {
  const t = useText('options');
  return ({ scheme, host, below }) => {
    if (host === '*') return scheme === '*' ? t('all-sites') : t('all-of', { scheme });
    const name = scheme === 'http' ? `http://${host}` : host;
    return below ? t('below', { host: name }) : name;
  };
}

/** Where the row of the button that was pressed is gone, the keyboard goes on from the heading above it. */
function usePlace(): (event: MouseEvent) => void {
  const pressed = useRef<{ readonly button: Element; readonly part: Element | null } | null>(null);
  useLayoutEffect(() => {
    if (pressed.current === null || pressed.current.button.isConnected) return;
    const { part } = pressed.current;
    pressed.current = null;
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const among: ParentNode = part?.isConnected ? part : document;
    among.querySelector<HTMLElement>('h2')?.focus();
  });
  return ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    pressed.current = button && { button, part: button.closest('.options-part') };
  };
}
