/**
 * What a test asks of a page, put into the page itself together with axe: `install` first, then `audit`. It looks at the stage where
 * one is open, and at the whole page otherwise. The build with open roots is needed: axe and this see no closed ones.
 */
import axe from 'axe-core';
import type { Page } from '../driver/types.ts';
import { inPageAudit } from './in-page-audit.ts';

export type Question = 'axe' | 'focus' | 'targets' | 'sideways';

/** All of WCAG 2.2 A and AA that axe knows, and its best practices; what axe leaves out unless asked for, too. */
const OPTIONS = {
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  },
  rules: Object.fromEntries(
    ['target-size', 'label-content-name-mismatch', 'table-fake-caption', 'td-has-header', 'p-as-heading'].map(
      (id) => [id, { enabled: true }],
    ),
  ),
  resultTypes: ['violations', 'incomplete'],
  elementRef: true,
};

/** Puts axe and the audit into a page; again after each load. */
export async function install(page: Page): Promise<void> {
  // Sent as text, like every function; a page of an extension takes no script by address.
  await page.evaluate(new Function(axe.source) as () => void);
  await page.evaluate(inPageAudit, OPTIONS);
}

/** Faults, each in a line; none where all is well. */
export function audit(page: Page, questions: readonly Question[]): Promise<string[]> {
  return page.evaluate(
    async (asked) => {
      const drawn = () => document.querySelector(':popover-open')?.shadowRoot?.querySelector('.stage');
      for (;;) {
        const before = drawn();
        const answers: string[] = [];
        for (const one of asked) answers.push(...(await window.audit[one as Question]()));
        // A screen that was drawn anew meanwhile (a text has been copied) is another one: it is looked at instead.
        if (drawn() === before) return answers;
      }
    },
    [...questions],
  );
}
