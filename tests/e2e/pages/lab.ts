/** The Lab as a person uses it. */
import type { Driver, Tab } from '../driver/types.ts';

export async function openLab(driver: Driver): Promise<Tab> {
  const tab = await driver.open(`${driver.origin}/extension/pages/lab/index.html`);
  await tab.until('the Lab to be drawn', () => document.querySelector('.lab-controls .controls') !== null);
  return tab;
}

/** Opens a chat by its id, as its address does. */
export async function openLabChat(tab: Tab, id: string, kind: string): Promise<void> {
  await tab.evaluate((hash) => {
    location.hash = hash;
  }, id);
  await tab.until(
    `the chat "${id}"`,
    (wanted) => document.querySelector(`[data-lab-kind="${wanted}"]`) !== null,
    kind,
  );
}

/** A link of the open chat, or what stands for it where messages are shown as they arrived. */
export function labLink(host: string): string {
  const link = `a[href*="//${host}"]`;
  return `.lab-text ${link}, .lab-text :not(a):has(+ ${link})`;
}

/** The address that the open chat's link to a host leads to. */
export function labAddress(tab: Tab, host: string): Promise<string> {
  return tab.evaluate(
    (wanted) => document.querySelector<HTMLAnchorElement>(`.lab-text a[href*="//${wanted}"]`)?.href ?? '',
    host,
  );
}
