/** Phrases of reports. English only; what stands in the packs comes in the language asked for. */
import type { HistoryEntry, Params } from '../policy/types.ts';

/** `appButton: none, menu: open-in-browser` */
export function paramsInWords(params: Params): string {
  return Object.entries(params)
    .map(([key, value]) => {
      if (Array.isArray(value)) return `${key}: ${value.length === 0 ? 'none' : value.join(' + ')}`;
      if (typeof value === 'object' && value !== null) return `${key} (${paramsInWords(value as Params)})`;
      if (key === 'seconds') return `${key}: ${value} s`;
      return `${key}: ${value === true ? 'yes' : value === false ? 'no' : String(value)}`;
    })
    .join(', ');
}

const PRECISION = { day: 'since', by: 'by', about: 'since about' } as const;

/** `since 2021-11-30`, `by 2018-06-08`, `since about 2015-02-04` */
export function sinceInWords({ from, precision = 'day' }: Pick<HistoryEntry, 'from' | 'precision'>): string {
  return `${PRECISION[precision]} ${from}`;
}
