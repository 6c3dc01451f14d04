import { useLayoutEffect, useState } from 'preact/hooks';
import { Controls } from '../../ui/controls/controls.tsx';
import { Notices } from '../../ui/controls/notices.tsx';
import type { ControlsStore, View } from '../../ui/controls/store.ts';
import { Mark } from '../../ui/mark.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useLocal, useText } from '../../ui/text.ts';
import { ChatView } from './chat.tsx';
import { ChatList } from './chat-list.tsx';
import { chats } from './chats.ts';
import { SearchView } from './search.tsx';

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

/** A built-in chat with the popup's controls beside it. */
export function Lab({ store, view, today, origin, tabId, place }: LabProps) {
  const t = useText('lab');
  const [open, setOpen] = useOpenChat(place);
  const chat = chats.find(({ id }) => id === open);
  const choice = view.sites[origin]?.surface ?? 'detect';
  return (
    <div class="lab">
      <header class="lab-head">
        <h1 class="brand">
          <Mark /> {t('title')}
        </h1>
        <p class="soft">{t('about')}</p>
      </header>
      <ChatList open={open} onOpen={setOpen} />
      <main class="lab-main">
        <State view={view} />
        {chat === undefined ? <SearchView /> : <ChatView key={chat.id} chat={chat} />}
      </main>
      <aside class="lab-controls" aria-label={t('controls')}>
        <Notices view={view} store={store} />
        <SimulationSwitch view={view} store={store} />
        <Controls
          view={view}
          store={store}
          today={today}
          choice={choice}
          detected={chat === undefined ? 'search' : chat.kind}
          click={tabId === undefined ? null : (view.clicks[String(tabId)] ?? null)}
          whole={false}
          onChoose={(surface) => void store.changeSite({ origin, surface })}
        />
      </aside>
    </div>
  );
}

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

/** The open chat, kept in the page's address so that one can link to it and go back. */
function useOpenChat(place: LabProps['place']): [string, (id: string) => void] {
  const read = () => place.location.hash.slice(1) || (chats[0]?.id ?? '');
  const [open, setOpen] = useState(read);
  useLayoutEffect(() => {
    const follow = () => setOpen(read());
    place.addEventListener('hashchange', follow);
    return () => place.removeEventListener('hashchange', follow);
  }, [place]);
  return [
    open,
    (id) => {
      place.location.hash = id;
      setOpen(id);
    },
  ];
}
