/**
 * A list of 10,000 messages in rows that are used again and again: messages as they arrived stay right while it is scrolled, edited,
 * streamed into and switched to another chat; nothing of ours is left behind, and the page never hears an error.
 */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { longChatPage } from '../bench/long-chat.mjs';
import { change, LAB, openOwn } from './accessibility/own-pages.ts';
import { BROWSERS } from './driver/index.ts';
import type { Tab } from './driver/types.ts';
import { until } from './driver/until.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { allowAs } from './pages/plain-page.ts';
import { switchHere } from './pages/popup.ts';
import { closeStage, screenIs } from './pages/stage.ts';

const ORIGIN = 'http://long-chat.example';

interface Row {
  readonly address: string | null;
  /** What is drawn behind the link; null where nothing is. */
  readonly drawn: string | null;
  /** True where the link itself cannot be seen. */
  readonly hidden: boolean;
  /** Elements in the row that are not the page's. */
  readonly ours: number;
}

interface LongChat {
  readonly longChat: {
    scrollThrough(step: number): Promise<void>;
    scrollTo(index: number): void;
    edit(index: number, address: string): void;
    open(other: string): void;
  };
}

describe.each(BROWSERS)('a long chat in %s', (name) => {
  // Open roots, so that the test can read what is drawn.
  const driver = useBrowser(name, 'open-roots');
  let tab: Tab;
  let settings: Tab;
  /** What was drawn for an address; the same whenever it is seen. */
  const seen = new Map<string, string>();

  beforeAll(async () => {
    driver().host(ORIGIN, { '/': { html: longChatPage } });
    tab = await driver().open(`${ORIGIN}/`);
    await allowAs(driver(), tab, 'group');
    settings = await openOwn(driver(), LAB);
    await change(settings, { day: '2021-09-20', language: 'en', messagesAsArrived: true });
    await tab.activate();
  });
  beforeEach(() => pictureOnFailure(() => tab));

  /** Waits until each row in sight is as it must be, and gives the rows that have a link. */
  function untilRight(): Promise<Row[]> {
    return until('every row to be right', async () => {
      const rows = await tab.evaluate(rowsInSight);
      for (const row of rows) {
        const { address, drawn, hidden, ours } = row;
        const known = address === null ? null : (seen.get(address) ?? drawn);
        const isRight = address === null ? ours === 0 : ours === 1 && hidden && drawn && drawn === known;
        if (!isRight) throw new Error(JSON.stringify({ ...row, known }));
        if (address !== null && drawn !== null) seen.set(address, drawn);
      }
      const linked = rows.filter(({ address }) => address !== null);
      return linked.length > 0 && linked;
    }) as Promise<Row[]>;
  }

  test('wherever it is scrolled to', async () => {
    // Back and forth, near and far.
    for (const index of [0, 7, 300, 290, 5000, 5001, 9980, 40, 6, 9000, 3]) {
      await tab.evaluate((at) => (window as unknown as LongChat).longChat.scrollTo(at), index);
      await untilRight();
    }
    const tokens = [...seen].filter(([address]) => !address.includes('jd.com')).map(([, text]) => text);
    expect(tokens.length).toBeGreaterThan(20);
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  test('after it was scrolled from end to end', async () => {
    await tab.evaluate(() => (window as unknown as LongChat).longChat.scrollThrough(3000));
    await untilRight();
    expect(await tab.evaluate(elementsOfOurs)).toBeLessThanOrEqual(24);
  });

  test('when a message is edited in the nodes that it has, once or letter by letter', async () => {
    await tab.evaluate(() => (window as unknown as LongChat).longChat.scrollTo(90));
    await untilRight();
    await tab.evaluate(() =>
      (window as unknown as LongChat).longChat.edit(90, 'https://item.taobao.com/edited'),
    );
    await untilRight();
    expect(seen.get('https://item.taobao.com/edited')).toMatch(/￥\S+￥/);
    const last = await tab.evaluate(() => {
      const { longChat } = window as unknown as LongChat;
      const whole = 'https://v.douyin.com/streamed-in/';
      for (let length = 12; length <= whole.length; length++) longChat.edit(90, whole.slice(0, length));
      return whole;
    });
    const rows = await untilRight();
    expect(rows.map(({ address }) => address)).toContain(last);
  });

  test('in another chat in the same rows', async () => {
    await tab.evaluate(() => (window as unknown as LongChat).longChat.open('b'));
    const rows = await untilRight();
    expect(rows.every(({ address }) => address?.includes('/b/'))).toBe(true);
    await tab.evaluate(() => (window as unknown as LongChat).longChat.open('a'));
    await untilRight();
  });

  test('a click answers what stands there now', async () => {
    await tab.evaluate(() => (window as unknown as LongChat).longChat.scrollTo(300));
    await untilRight();
    await tab.click('article p > :not(a)');
    await tab.untilStage('a screen', (root) => root.querySelector('[data-screen]') !== null);
    await closeStage(tab);
    await change(settings, { day: '2021-12-01' });
    seen.clear();
    await untilRight();
    await tab.evaluate(() => (window as unknown as LongChat).longChat.scrollTo(0));
    await untilRight();
    const taobao = (await tab.evaluate(rowsInSight)).findIndex(({ address }) => address?.includes('taobao'));
    expect(taobao).toBeGreaterThanOrEqual(0);
    await tab.click('article:has(a[href*="taobao"]) p > :not(a)');
    await screenIs(tab, 'webview');
    await closeStage(tab);
  });

  test('switched off, nothing of ours is left, and the page has heard no error', async () => {
    await switchHere(driver(), tab, false);
    await until('nothing of ours', async () => (await tab.evaluate(elementsOfOurs)) === 0);
    expect(await tab.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
    expect(tab.errors).toEqual([]);
  });
});

/** Runs in the page: the rows that can be seen. */
function rowsInSight(): Row[] {
  return [...document.querySelectorAll('article')]
    .filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > 0 && top < innerHeight && row.querySelector('p')?.textContent !== '';
    })
    .map((row) => {
      const link = row.querySelector('a');
      const ours = [...row.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('m-0'));
      return {
        address: link?.getAttribute('href') ?? null,
        drawn: link?.previousElementSibling?.shadowRoot?.textContent ?? null,
        hidden: link?.getClientRects().length === 0,
        ours: ours.length,
      };
    });
}

/** Runs in the page. */
function elementsOfOurs(): number {
  return [...document.querySelectorAll('*')].filter(({ localName }) => /^[ms]-0/.test(localName)).length;
}
