/** A client that has changed since its adapter was written: what the popup says of it, and what still works. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { markupOf } from '../fixtures/site-page.ts';
import { BROWSERS } from './driver/index.ts';
import type { Page, Tab } from './driver/types.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { chooseSurface } from './pages/plain-page.ts';
import { allowHere, inPopup, setDay, switchHere } from './pages/popup.ts';
import { closeStage, screenIs } from './pages/stage.ts';

const ORIGIN = 'http://changed.example';
/** The Lounge with other names for its chat and its messages. */
const CHANGED = markupOf('the-lounge')
  .replaceAll('class="chat-view"', 'class="conversation"')
  .replaceAll('class="content"', 'class="words"');

describe.each(BROWSERS)('a client that has changed, in %s', (name) => {
  const driver = useBrowser(name);
  let tab: Tab;

  beforeAll(async () => {
    driver().host(ORIGIN, { '/': { html: CHANGED } });
    tab = await driver().open(`${ORIGIN}/`);
    await allowHere(driver(), tab);
    await setDay(driver(), tab, '2021-09-20');
  });
  beforeEach(() => pictureOnFailure(() => tab));

  const textOf = (popup: Page, selector: string) =>
    popup.evaluate((at) => document.querySelector(at)?.textContent ?? '', selector);
  const untilSaid = (popup: Page, words: string) =>
    popup.until(
      `"${words}"`,
      (wanted) => document.querySelector('.here')?.textContent.includes(wanted),
      words,
    );

  test('the popup says that no messages are found, and gives a report without any words of the chat', async () => {
    await inPopup(driver(), tab, async (popup) => {
      await untilSaid(popup, 'The Lounge: no messages found.');
      await popup.click('.seen button', { text: 'Copy report' });
      const report = await popup.until(
        'the report',
        () => document.querySelector<HTMLTextAreaElement>('.seen textarea')?.value,
      );
      expect(report).toContain('Adapter: the-lounge');
      expect(report).toContain('messages: 0');
      for (const word of ['deals', 'bob', 'taobao', 'changed.example', 'Kettle'])
        expect(report).not.toContain(word);
      expect(await textOf(popup, '.seen')).toMatch(/Copied|copy by hand/);
    });
  });

  test('treated as any page, with the chat chosen by hand, its links are simulated', async () => {
    await inPopup(driver(), tab, async (popup) => {
      await untilSaid(popup, 'no messages found');
      await popup.click('.seen button', { text: 'Treat as any page' });
      await untilSaid(popup, 'is set aside');
    });
    await chooseSurface(driver(), tab, 'group');
    await tab.click('#plain');
    await screenIs(tab, 'copy-url');
    await closeStage(tab);
  });

  test('the adapter can be used again, and says again what it lacks', async () => {
    await inPopup(driver(), tab, async (popup) => {
      await untilSaid(popup, 'is set aside');
      await popup.click('.seen button', { text: 'Use the adapter again' });
      await untilSaid(popup, 'no messages found');
    });
  });

  test('one press in the popup takes the permission back; links are the page’s own, and the popup asks again', async () => {
    await inPopup(driver(), tab, async (popup) => {
      await popup.click('.revoke button');
      await untilSaid(popup, 'asks for your permission');
    });
    await tab.evaluate(() => {
      document.addEventListener('click', (event) => {
        event.preventDefault();
        document.title = 'heard';
      });
    });
    await tab.click('#plain');
    await tab.until('the page to hear the click', () => document.title === 'heard');
    expect(await tab.inStage(() => true)).toBeNull();
    expect(tab.errors).toEqual([]);
    await allowHere(driver(), tab);
    await switchHere(driver(), tab, false);
  });
});
