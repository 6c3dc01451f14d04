import { isDay } from '../day.ts';
import type { Findings } from '../problem.ts';
import type { Source } from '../types.ts';
import { checkUniqueIds } from './order.ts';

/** Checks what a schema cannot say of the list of sources: unique ids, dates that exist, addresses that are some. */
export function checkSources(sources: readonly Source[], findings: Findings): void {
  checkUniqueIds(sources, [], 'sources', findings);
  sources.forEach(({ date, url }, index) => {
    if (date !== null && !isDay(`${date}-01-01`.slice(0, 10))) {
      const message = `"${date}" is a date that no calendar has.`;
      findings.add([index, 'date'], 'wrong-date', message, 'The day, month or year of publication, or null.');
    }
    if (url !== null && !URL.canParse(url)) {
      findings.add([index, 'url'], 'wrong-url', `"${url}" is no address.`, 'An address, or null.');
    }
  });
}
