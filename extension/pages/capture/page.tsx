import { Notices } from '../../ui/controls/notices.tsx';
import type { ControlsStore } from '../../ui/controls/store.ts';
import { Mark } from '../../ui/mark.tsx';
import { useText } from '../../ui/text.ts';
import { Capture, type CaptureProps } from './capture.tsx';
import type { Taken } from './start.tsx';

interface CapturePageProps extends Pick<CaptureProps, 'api' | 'tools' | 'onDiscard'> {
  readonly store: ControlsStore;
  readonly taken: Taken;
}

/** The whole page: the picture with a warning, or in words where it is. */
export function CapturePage({ api, store, tools, taken, onDiscard }: CapturePageProps) {
  const t = useText('capture');
  return (
    <div class="capture">
      <header class="capture-head">
        <h1 class="brand">
          <Mark /> {t('title')}
        </h1>
      </header>
      <main>
        <Notices view={store.view} store={store} />
        {taken.kind === 'here' ? (
          <>
            <div class="notice capture-warning">
              <div>
                <p>
                  <b>{t('warning')}</b>
                </p>
                <p>{t('kept')}</p>
              </div>
            </div>
            <Capture api={api} tools={tools} onDiscard={onDiscard} {...taken} />
          </>
        ) : (
          <p class="capture-none" role="status">
            {taken.kind === 'broken' ? t('broken', { detail: taken.detail }) : t(taken.kind)}
          </p>
        )}
      </main>
    </div>
  );
}
