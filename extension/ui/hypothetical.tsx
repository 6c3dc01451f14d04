import { useText } from './text.ts';
import './hypothetical.css';

/** The word that stands beside everything that a what-if decides. */
export function Hypothetical() {
  const t = useText('controls');
  return <span class="hypothetical-mark">{t('hypothetical')}</span>;
}
