/**
 * Hand-written pages at the true hosts of closed clients: the adapters and the permissions go by host, so the whole way from the
 * popup to a screen is walked there. Nothing is asked of the hosts themselves.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { BROWSERS } from './driver/index.ts';
import type { Tab } from './driver/types.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { ELSEWHERE, JD, TAOBAO } from './links.ts';
import { allowAs, gotoSimulated, meet, openedSince, plainPage, untilOpened } from './pages/plain-page.ts';
import { switchHere } from './pages/popup.ts';
import { act, closeStage } from './pages/stage.ts';

/** Some of them are in both browsers' lists of hosts that are asked by `https` only. */
const CHATS = [
  ['https://web.whatsapp.com', '/'],
  ['https://discord.com', '/channels/1/2'],
  ['https://web.telegram.org', '/a/#-1001'],
] as const;

describe.each(BROWSERS)('true hosts in %s', (name) => {
  const driver = useBrowser(name);
  let tab: Tab | undefined;

  beforeEach(() => pictureOnFailure(() => tab));

  test.each(CHATS)('%s: allowed in the popup, simulated, switched off', async (origin, path) => {
    const address = `${origin}${path}`;
    const atHost = driver().host(origin, { '*': { html: plainPage() } });
    const start = driver().asked.length;
    tab = await driver().open(address);
    expect(await tab.evaluate(() => [origin, String(isSecureContext), document.title])).toEqual([
      origin,
      'true',
      'A chat',
    ]);

    await allowAs(driver(), tab, 'group');
    await gotoSimulated(tab, address);
    const before = driver().asked.length;
    await meet(tab, TAOBAO, 'copy-url');
    await closeStage(tab);
    await meet(tab, JD, 'webview');
    await closeStage(tab);
    expect(await openedSince(driver(), tab, before)).toEqual([]);
    await meet(tab, ELSEWHERE, 'unrecorded');
    await act(tab, 'open-anyway');
    await untilOpened(driver(), tab, before, [ELSEWHERE]);

    await switchHere(driver(), tab, false);
    const off = driver().asked.length;
    await tab.click(`a[href="${TAOBAO}"]`);
    await untilOpened(driver(), tab, off, [TAOBAO]);

    expect(atHost).toContain(address.replace(/#.*/, ''));
    expect(
      driver()
        .asked.slice(start)
        .filter((one) => one.startsWith(origin)),
    ).toEqual([]);
    await tab.close();
  });

  test('paths of their own, other pages later, and hosts without pages are refused as ever', async () => {
    const page = (title: string) => ({ html: `<!doctype html><title>${title}</title>` });
    const titleAt = async (address: string) => {
      await tab?.goto(address);
      return tab?.evaluate(() => document.title);
    };
    driver().host('https://app.slack.com', { '/': page('start'), '/client': page('client') });
    tab = await driver().open('https://app.slack.com/');
    expect(await titleAt('https://app.slack.com/client?team=1')).toBe('client');
    expect(await titleAt('https://app.slack.com/other')).toBe('404');
    driver().host('https://app.slack.com', { '*': page('anything') });
    expect(await titleAt('https://app.slack.com/other')).toBe('anything');
    driver().host('http://chat.example', { '*': page('without TLS') });
    expect(await titleAt('http://chat.example/1')).toBe('without TLS');

    const before = driver().asked.length;
    await tab.goto('https://slack.com/').catch(() => undefined);
    expect(driver().asked.slice(before)).toContain('https://slack.com');
  });
});
