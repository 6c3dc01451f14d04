import { useState } from 'preact/hooks';
import { SURFACES, type Surface } from '../../src/policy/types.ts';
import type { ExtensionApi } from '../browser.ts';
import { COMPARE_PAGE } from '../compare-address.ts';
import { Controls } from '../ui/controls/controls.tsx';
import { Notices } from '../ui/controls/notices.tsx';
import type { ControlsStore, View } from '../ui/controls/store.ts';
import type { Choice, Detection } from '../ui/controls/surface-choice.tsx';
import { Mark } from '../ui/mark.tsx';
import { useText } from '../ui/text.ts';
import { Capture } from './capture.tsx';
import type { Front, PageReport } from './front.ts';
import { Here } from './here.tsx';

interface PopupProps {
  readonly api: ExtensionApi;
  readonly store: ControlsStore;
  readonly view: View;
  readonly front: Front;
  /** null where no content script answers, undefined while it is being asked. */
  readonly report: PageReport | null | undefined;
  readonly today: string;
  refresh(): Promise<void>;
  /** Ends the popup; absent where it is a page and no tab is in front of which it could take a picture. */
  close?: (() => void) | undefined;
}

/** The whole popup: the switch for the page in front, and the controls for it. Without such a page a chosen surface is a preview. */
export function Popup({ api, store, view, front, report, today, refresh, close }: PopupProps) {
  const t = useText('popup');
  const [previewed, preview] = useState<Surface | null>(null);
  const site = front.page.kind === 'site' ? front.page : null;
  const choice: Choice =
    site === null
      ? (previewed ?? view.outline?.surfaces[0]?.id ?? 'direct')
      : (view.sites[site.origin]?.surface ?? 'detect');
  const choose = (chosen: Choice) => {
    if (site !== null) void store.changeSite({ origin: site.origin, surface: chosen });
    else if (chosen !== 'detect') preview(chosen);
  };
  const detected = detectionOf(front, view, report);
  const click = front.tabId === undefined ? null : (view.clicks[String(front.tabId)] ?? null);
  return (
    <>
      <header class="popup-head">
        <h1 class="brand">
          <Mark /> {t('title')}
        </h1>
        <a href={api.runtime.getURL('extension/pages/lab/index.html')} target="_blank" rel="noopener">
          {t('open-lab')}
        </a>
        <a href={COMPARE_PAGE} target="_blank" rel="noopener">
          {t('open-compare')}
        </a>
        <a href={api.runtime.getURL('extension/pages/options/index.html')} target="_blank" rel="noopener">
          {t('open-options')}
        </a>
      </header>
      <Notices view={view} store={store} />
      <Here
        api={api}
        store={store}
        view={view}
        front={front}
        report={report}
        isForeign={isForeign(choice === 'detect' ? detected : choice, view)}
        refresh={refresh}
      />
      {close && <Capture api={api} view={view} front={front} onDone={close} />}
      <Controls
        view={view}
        store={store}
        today={today}
        choice={choice}
        detected={detected}
        click={click}
        whole={true}
        onChoose={choose}
      />
    </>
  );
}

/** True for a surface that the platform does not have. */
function isForeign(kind: Detection | Choice, { outline }: View): boolean {
  const isSurface = SURFACES.some((surface) => surface === kind);
  return isSurface && outline?.surfaces.every(({ id }) => id !== kind) === true;
}

function detectionOf({ page }: Front, { sites }: View, report: PageReport | null | undefined): Detection {
  if (page.kind !== 'site') return undefined;
  if (report === undefined) return 'asking';
  if (report === null) return 'off';
  return sites[page.origin]?.generic ? 'unknown' : report.chat.kind;
}
