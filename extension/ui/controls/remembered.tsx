import { useText } from '../text.ts';
import type { ControlsStore, View } from './store.ts';
import './remembered.css';

/** Hosts that are named, the newest first. */
const MOST_NAMED = 3;

interface RememberedProps {
  readonly view: Pick<View, 'active'>;
  readonly store: Pick<ControlsStore, 'forgetRemembered'>;
}

/** What the person has told the simulated platform not to ask about again, and a button that forgets it. Nothing where that is nothing. */
export function Remembered({ view: { active }, store }: RememberedProps) {
  const t = useText('controls');
  const { all = false, hosts = [] } = active?.remembered ?? {};
  if (!all && hosts.length === 0) return null;
  const more = hosts.length > MOST_NAMED ? ` … (${hosts.length})` : '';
  const named = hosts.slice(-MOST_NAMED).reverse().join(', ') + more;
  return (
    <section class="line">
      <p class="remembered">{all ? t('remembered-all') : t('remembered-hosts', { hosts: named })}</p>
      <button type="button" class="button" onClick={() => void store.forgetRemembered()}>
        {t('forget-remembered')}
      </button>
    </section>
  );
}
