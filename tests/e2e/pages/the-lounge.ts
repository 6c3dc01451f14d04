/** The Lounge as a person uses it. */
import { ACCOUNT } from '../chat/the-lounge.ts';
import type { Tab } from '../driver/types.ts';

export type Kind = 'channel' | 'query';

export async function signIn(tab: Tab): Promise<void> {
  await tab.click('#signin-username');
  for (const key of ACCOUNT.name) await tab.press(key);
  await tab.click('#signin-password');
  for (const key of ACCOUNT.password) await tab.press(key);
  await tab.press('Enter');
  await tab.until(
    'to be signed in',
    () => document.querySelector('.channel-list-item[data-name="bob"]') !== null,
  );
}

/** Opens the channel or the 1:1. */
export async function openChat(tab: Tab, kind: Kind): Promise<void> {
  await tab.click(`.channel-list-item[data-type="${kind}"]`);
  await tab.until(
    `the ${kind}`,
    (type) => document.querySelector(`.chat-view[data-type="${type}"]`) !== null,
    kind,
  );
}

/** Selector of a link in the open chat. */
export function linkTo(kind: Kind, url: string): string {
  return `.chat-view[data-type="${kind}"] .msg .content a[href="${url}"]`;
}

/** Selector of what stands for the link where messages are shown as they arrived. */
export function messageWith(kind: Kind, url: string): string {
  return `.chat-view[data-type="${kind}"] .msg .content :not(a):has(+ a[href="${url}"])`;
}

/** In which form a message is drawn, and its text; null where the link stands there as The Lounge shows it. */
export async function arrivedAs(
  tab: Tab,
  kind: Kind,
  url: string,
): Promise<{ form: string; text: string } | null> {
  return await tab.inRootOf(messageWith(kind, url), (root) => ({
    form: root.querySelector('button')?.className ?? '',
    text: root.querySelector('button')?.textContent ?? '',
  }));
}
