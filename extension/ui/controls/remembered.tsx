import { useText } from '../text.ts';
import type { ControlsStore, View } from './store.ts';

interface RememberedProps {
  readonly view: Pick<View, 'active'>;
  readonly store: Pick<ControlsStore, 'forgetRemembered'>;
}

/** What the person has told the simulated platform not to ask about again, and a button that forgets it. Nothing where that is nothing. */
export function Remembered({ view: { active }, store }: RememberedProps) {
  const t = useText('controls');
  const { all = false, hosts = [] } = active?.remembered ?? {};
  if (!all && hosts.length === 0) return null;
  return (
    <section class="remembered">
      <p>{all ? t('remembered-all') : t('remembered-hosts', { hosts: hosts.join(', ') })}</p>
      <button type="button" class="button" onClick={() => void store.forgetRemembered()}>
        {t('forget-remembered')}
      </button>
    </section>
  );
}
