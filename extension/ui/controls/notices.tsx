import { useText } from '../text.ts';
import type { ControlsStore, View } from './store.ts';
import './notices.css';

interface NoticesProps {
  readonly view: Pick<View, 'trouble' | 'damaged'>;
  readonly store: Pick<ControlsStore, 'dismissTrouble' | 'forgetDamage'>;
}

/** What went wrong, in words, with what can be done about it. Nothing where nothing did. */
export function Notices({ view: { trouble, damaged }, store }: NoticesProps) {
  const t = useText('errors');
  return (
    <>
      {trouble !== null && (
        <div class="notice" role="alert">
          <p>{t(trouble.code, { detail: trouble.detail })}</p>
          <button
            type="button"
            class="button-plain"
            aria-label={t('dismiss')}
            onClick={() => store.dismissTrouble()}
          >
            ×
          </button>
        </div>
      )}
      {damaged.length > 0 && (
        <div class="notice" role="alert">
          <div>
            <p>
              <b>{t('damaged-title')}</b>
            </p>
            <p>{t('damaged-text')}</p>
            {damaged.map(({ value, fault }) => (
              <details key={fault}>
                <summary>{fault}</summary>
                <pre>{JSON.stringify(value, null, 2)}</pre>
              </details>
            ))}
            <button type="button" class="button" onClick={() => void store.forgetDamage()}>
              {t('damaged-forget')}
            </button>
          </div>
        </div>
      )}
    </>
  );
}
