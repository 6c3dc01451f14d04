import type { FigureFault } from '../../../src/figure/reader.ts';
import { useText } from '../../ui/text.ts';

interface FaultsProps {
  readonly faults: readonly FigureFault[];
  readonly trouble: string | null;
}

/** More of them would push the figure out of sight. */
const SHOWN = 6;

/** What of the comparison could not be used. The rest of it is shown all the same. */
export function Faults({ faults, trouble }: FaultsProps) {
  const t = useText('compare');
  if (faults.length === 0 && trouble === null) return <div role="alert" />;
  return (
    <div class="faults" role="alert">
      {trouble !== null && <p>{t('trouble', { detail: trouble })}</p>}
      <ul>
        {faults.slice(0, SHOWN).map(({ code, value, path }) => (
          <li key={`${code} ${path.join('/')}`}>
            {t(`fault-${code}`, { value, key: String(path[0] ?? '') })}
          </li>
        ))}
        {faults.length > SHOWN && <li>{t.count('faults-more', faults.length - SHOWN)}</li>}
      </ul>
    </div>
  );
}
