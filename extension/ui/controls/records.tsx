import type { PolicyRecord } from '../../../src/policy/types.ts';
import { useLocal, useText } from '../text.ts';

/** Dated facts of an era that have no effect on a click. Nothing where there are none. */
export function Records({ records }: { readonly records: readonly PolicyRecord[] }) {
  const t = useText('controls');
  const local = useLocal();
  if (records.length === 0) return null;
  return (
    <details class="records">
      <summary>{t.count('notices', records.length)}</summary>
      <ul>
        {records.map((record) => (
          <li key={record.id}>
            <p>
              <b>{local(record.title)}</b>
            </p>
            <p class="soft">
              {record.from}, {t(`record-${record.kind}`)}
            </p>
            <p>{local(record.text)}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
