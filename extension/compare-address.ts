import { addressOf } from '../src/figure/address.ts';
import type { FigureQuestion } from '../src/figure/types.ts';

/** Address of the compare page, from any page of the extension. */
export const COMPARE_PAGE = '/extension/pages/compare/index.html';

/** The same with a comparison in it. */
export function compareAddress(question: FigureQuestion): string {
  return `${COMPARE_PAGE}#${addressOf({ ...question, view: 'frames', measure: 'steps', goal: 'read', gloss: true })}`;
}
