import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ELSEWHERE } from '../../../src/links/examples.ts';
import { createHostIndex } from '../../../src/links/hosts.ts';
import type { LocalText, Surface } from '../../../src/policy/types.ts';
import { compareAddress } from '../../compare-address.ts';
import type { ActiveState } from '../../storage.ts';
import { Controls } from '../../ui/controls/controls.tsx';
import { Notices } from '../../ui/controls/notices.tsx';
import type { ControlsStore, View } from '../../ui/controls/store.ts';
import { Mark } from '../../ui/mark.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useLocal, useText } from '../../ui/text.ts';
import { ChatView } from './chat.tsx';
import { ChatList } from './chat-list.tsx';
import { Composer } from './composer.tsx';
import { both } from './people.ts';
import { type Place, placesOf } from './places.ts';
import { SearchView } from './search.tsx';
import { useSession } from './use-session.ts';

interface LabProps {
  readonly store: ControlsStore;
  readonly view: View;
  readonly today: string;
  /** Of this page: what the person chooses here is stored for it. */
  readonly origin: string;
  readonly tabId: number | undefined;
  /** Its address names the open chat. */
  readonly place: Pick<Window, 'location' | 'addEventListener' | 'removeEventListener'>;
}

/** Nobody writes anything into a search box, nor into an app's own pages, unless rules speak of those who do. */
function isWritten(surface: Surface, { policy }: ActiveState): boolean {
  if (surface !== 'in-app') return surface !== 'search';
  return policy.rules.some(({ moment, when }) => moment === 'compose' && when.surface?.includes(surface));
}

/** A built-in chat with the popup's controls beside it. */
export function Lab({ store, view, today, origin, tabId, place: window }: LabProps) {
  const t = useText('lab');
  const local = useLocal();
  const { active, outline } = view;
  const nameOf = useNames(active);
  const places = useMemo(() => (outline === null ? [] : placesOf(outline, nameOf)), [outline, nameOf]);
  const [place, setOpen] = useOpenPlace(places, window);
  const { counts, postsIn, take, reset } = useSession(outline?.platform ?? '');
  const choice = view.sites[origin]?.surface ?? 'detect';
  const wanted = choice === 'detect' ? place?.surface : choice;
  const surface = outline?.surfaces.find(({ id }) => id === wanted)?.id ?? null;
  const compared =
    outline === null || place === undefined ? null : compareLinks(place, outline.platform, view.settings.day);
  return (
    <div class="lab">
      <header class="lab-head">
        <h1 class="brand">
          <Mark /> {t('title')}
        </h1>
        <p class="soft">{t('about')}</p>
        {compared !== null && (
          <a class="lab-compare" href={compared} target="_blank" rel="noopener">
            {t('compare')}
          </a>
        )}
      </header>
      <ChatList places={places} open={place?.id ?? ''} onOpen={setOpen} />
      <main class="lab-main">
        <div class="lab-scroll">
          <State view={view} />
          {place?.surface === 'search' && (
            <SearchView key={outline?.platform} name={local(place.name)} examples={outline?.examples ?? []} />
          )}
          {place !== undefined && place.surface !== 'search' && (
            <ChatView key={place.id} place={place} posts={postsIn(place.id)} />
          )}
        </div>
        {place !== undefined && active !== null && isWritten(place.surface, active) && (
          <Composer
            key={`${outline?.platform} ${place.id}`}
            active={active}
            surface={surface}
            counts={counts}
            hasPosts={postsIn(place.id).length > 0}
            onAttempt={(tried) => take(place.id, tried)}
            onReset={() => reset(place.id)}
          />
        )}
      </main>
      <aside class="lab-controls" aria-label={t('controls')}>
        <Notices view={view} store={store} />
        <SimulationSwitch view={view} store={store} />
        <Controls
          view={view}
          store={store}
          today={today}
          choice={choice}
          detected={place?.surface}
          click={tabId === undefined ? null : (view.clicks[String(tabId)] ?? null)}
          whole={false}
          onChoose={(chosen) => void store.changeSite({ origin, surface: chosen })}
        />
      </aside>
    </div>
  );
}

/** Links that one can look over side by side. */
const MOST_COMPARED = 5;

/** The way to the compare page, with the links of a place in it; null where it has none. */
function compareLinks({ surface, messages }: Place, platform: string, day: string): string | null {
  const links = [...new Set(messages.flatMap(({ link }) => link ?? []))].slice(0, MOST_COMPARED);
  if (links.length === 0) return null;
  return compareAddress({ links, platforms: [platform], days: [day], surfaces: [surface] });
}

/** What people call that which an address leads to: as the record has it, else its host. */
function useNames(active: View['active']): (address: string) => LocalText {
  const { destinations, hosts } = active?.policy ?? {};
  // Names do not change with the day: the list of messages must not, either.
  const key = destinations?.length;
  return useMemo(() => {
    const known = createHostIndex(Object.entries(hosts ?? {}));
    return (address) => {
      const { hostname } = new URL(address);
      const destination = destinations?.[known.find(hostname) ?? -1];
      return address === ELSEWHERE ? elsewhere : (destination?.name ?? { en: hostname });
    };
  }, [key]);
}

const elsewhere = both('A page that no rule names', '没有规则提到的页面');

type SimulationProps = { readonly view: View; readonly store: Pick<ControlsStore, 'change'> };

function SimulationSwitch({ view, store }: SimulationProps) {
  const t = useText('controls');
  return (
    <div class="lab-switch">
      <Switch
        on={view.settings.enabled}
        label={<b>{t('enabled')}</b>}
        onChange={(enabled) => void store.change({ enabled })}
      />
    </div>
  );
}

/** Always in view: whether what one sees is a simulation, and of what. */
function State({ view: { settings, active } }: { readonly view: View }) {
  const t = useText('lab');
  const local = useLocal();
  if (active === null) return null;
  return (
    <p class={settings.enabled ? 'lab-state lab-state-on' : 'lab-state'} aria-live="polite">
      {settings.enabled
        ? t(active.policy.hypothetical === undefined ? 'label-on' : 'label-on-hypothetical', {
            platform: local(active.policy.name),
            day: settings.day,
          })
        : t('label-off')}
    </p>
  );
}

/**
 * The open place, kept in the page's address so that one can link to it and go back. Where the platform has none of that name: one on the
 * surface that was open, else the first.
 */
function useOpenPlace(
  places: readonly Place[],
  window: LabProps['place'],
): [Place | undefined, (id: string) => void] {
  const read = () => window.location.hash.slice(1);
  const [open, setOpen] = useState(read);
  const before = useRef<Surface | undefined>(undefined);
  useLayoutEffect(() => {
    const follow = () => setOpen(read());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [window]);
  const place =
    places.find(({ id }) => id === open) ??
    places.find(({ surface }) => surface === before.current) ??
    places.find(({ surface }) => surface !== 'search') ??
    places[0];
  before.current = place?.surface ?? before.current;
  return [
    place,
    (id) => {
      window.location.hash = id;
      setOpen(id);
    },
  ];
}
