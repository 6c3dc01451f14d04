/** Getting about by keyboard alone. Each key is pressed as on a keyboard; the tests only look where the focus has gone. */
import type { Page, Tab } from '../driver/types.ts';

/** What has focus, inside whatever open roots. */
export interface Focus {
  readonly html: string;
  readonly inStage: boolean;
}

export function focusOf(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const stage = document.querySelector('html > :not(head, body):popover-open');
    const root = at?.getRootNode();
    return {
      html: (at?.cloneNode() as Element | undefined)?.outerHTML ?? '',
      inStage: stage !== null && root instanceof ShadowRoot && root.host === stage,
    };
  });
}

export function hasFocus(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.matches(wanted) ?? false;
  }, selector);
}

/** Presses Tab until something has focus that matches. */
export async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const seen: string[] = [];
  while (seen.length < 150) {
    if (await hasFocus(page, selector)) return;
    await page.press(key);
    seen.push((await focusOf(page)).html);
  }
  throw new Error(`${key} never came to ${selector}, but to:\n${seen.join('\n')}`);
}

/** What has focus after each of so many presses. */
export async function tabAlong(
  page: Page,
  presses: number,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<Focus[]> {
  const stops: Focus[] = [];
  for (let i = 0; i < presses; i++) {
    await page.press(key);
    stops.push(await focusOf(page));
  }
  return stops;
}

/** Goes to an action of the screen and presses a key on it, once it takes presses. */
export async function actByKey(tab: Tab, action: string, key = 'Enter'): Promise<void> {
  await tabTo(tab, `[data-action="${action}"]`);
  await tab.untilStage(
    `"${action}" to take presses`,
    (root, id) => root.querySelector(`[data-action="${id}"]:not([data-leaves]:not([data-armed]))`) !== null,
    action,
  );
  await tab.press(key);
}

export async function leaveByEscape(tab: Tab): Promise<void> {
  await tab.press('Escape');
  await tab.until(
    'the stage to be gone',
    () => document.querySelector('html > :not(head, body):popover-open') === null,
  );
}
