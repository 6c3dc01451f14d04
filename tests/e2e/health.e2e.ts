/**
 * Where things end: a client that has changed since its adapter was written, what the popup says of it and what still works; and
 * permissions that are taken back while something is drawn, after which nothing of us is left.
 */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import en from '../../extension/i18n/en.json' with { type: 'json' };
import { markupOf } from '../fixtures/site-page.ts';
import { OPTIONS, openOwn } from './accessibility/own-pages.ts';
import { BROWSERS } from './driver/index.ts';
import type { Page, Point, Tab } from './driver/types.ts';
import { until } from './driver/until.ts';
import { pictureOnFailure, useBrowser } from './extension.ts';
import { JD, TAOBAO } from './links.ts';
import {
  allowAs,
  chooseSurface,
  drawnFor,
  link,
  plainPage,
  untilNotSimulated,
  untilOpened,
} from './pages/plain-page.ts';
import { allowHere, inPopup, setDay, setSwitch, switchHere } from './pages/popup.ts';
import { closeStage, screenIs } from './pages/stage.ts';

const ORIGIN = 'http://changed.example';
/** The Lounge with other names for its chat and its messages. */
const CHANGED = markupOf('the-lounge')
  .replaceAll('class="chat-view"', 'class="conversation"')
  .replaceAll('class="content"', 'class="words"');

/** Waits until the popup says these words of the site in front. */
function untilSaid(popup: Page, words: string) {
  return popup.until(
    `"${words}"`,
    (wanted) => document.querySelector('.here')?.textContent.includes(wanted),
    words,
  );
}

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
      // What is found on the page comes a moment later, and moves the button.
      await popup.until('what is found', () => document.querySelector('.seen') !== null);
      await popup.click('.revoke button');
      await untilSaid(popup, 'asks for your permission');
    });
    // The popup knows it at once, and the page a moment later.
    await untilNotSimulated(tab, '#plain');
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

const HOME = 'http://taken-back.example';
const WIDGET = 'http://widget.example';
const WIDGET_SWITCH = '.frames input[role="switch"]';

/** What a frame of another site tells of itself, because the page cannot look into it. */
interface Look {
  readonly html: string;
  /** Its first link is drawn as it arrived. */
  readonly drawn: boolean;
  /** Middle of that link, in the page that the frame fills from its left upper corner. */
  readonly at: Point;
  /** The pointer has been felt there. */
  readonly felt: boolean;
  readonly errors: readonly string[];
}

/** A client that runs in a frame, and tells of itself when it is asked. */
const WIDGET_PAGE = markupOf('the-lounge').replace(
  '</head>',
  `<script>
    const errors = [];
    let felt = false;
    addEventListener('error', ({ message }) => errors.push(message));
    addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
    addEventListener('mousemove', () => { felt = true; });
    addEventListener('message', () => {
      const { x, y, width, height } = document.querySelector('#plain').getBoundingClientRect();
      top.postMessage({
        look: {
          html: document.documentElement.outerHTML,
          drawn: document.querySelector(':not(a):has(+ #plain)') !== null,
          at: { x: x + width / 2, y: y + height / 2 },
          felt,
          errors,
        },
      }, '*');
    });
  </script></head>`,
);

/** Runs in the page: asks its frame how it looks. */
function look(): Promise<Look> {
  return new Promise((resolve) => {
    const hear = ({ data }: MessageEvent<{ look?: Look }>) => {
      if (data.look === undefined) return;
      removeEventListener('message', hear);
      resolve(data.look);
    };
    addEventListener('message', hear);
    window.frames[0]?.postMessage('look', '*');
  });
}

function pageAsItStands(): { html: string; sheets: number } {
  return { html: document.documentElement.outerHTML, sheets: document.adoptedStyleSheets.length };
}

describe.each(BROWSERS)('a permission that is taken back, in %s', (name) => {
  const driver = useBrowser(name);
  let tab: Tab;

  beforeAll(async () => {
    const frame = `<iframe src="${WIDGET}/" style="position: fixed; left: 0; top: 0; width: 700px; height: 500px; border: 0"></iframe>`;
    driver().host(HOME, { '/': { html: plainPage() }, '/framed': { html: plainPage({ body: frame }) } });
    driver().host(WIDGET, { '/': { html: WIDGET_PAGE } });
    tab = await driver().open(`${HOME}/`);
    await setDay(driver(), tab, '2021-09-20');
    await inPopup(driver(), tab, (popup) => setSwitch(popup, 'messages-as-arrived', true));
  });
  beforeEach(() => pictureOnFailure(() => tab));

  const isThere = (selector: string) => document.querySelector(selector) !== null;

  test('while messages are drawn as they arrived: the page is as before, its links are its own, the popup asks again', async () => {
    const untouched = await tab.evaluate(pageAsItStands);
    await allowAs(driver(), tab, 'group');
    for (const url of [TAOBAO, JD]) await tab.until(`${url} as it arrived`, isThere, drawnFor(url));
    await inPopup(driver(), tab, async (popup) => {
      // What is found on the page comes a moment later, and moves the button.
      await popup.until('what is found', () => document.querySelector('.seen') !== null);
      await popup.click('.revoke button');
      await untilSaid(popup, en.popup['state-ask']);
      expect(await popup.evaluate(isThere, '.here-on')).toBe(false);
    });
    await untilNotSimulated(tab);
    expect(await tab.evaluate(pageAsItStands)).toEqual(untouched);
    const before = driver().asked.length;
    await tab.click(link(JD));
    await untilOpened(driver(), tab, before, [JD]);
    expect(tab.errors).toEqual([]);
  });

  test('given again while all is paused, it is simulated as it was set up', async () => {
    await inPopup(driver(), tab, async (popup) => {
      await setSwitch(popup, 'enabled', false);
      await untilSaid(popup, en.popup['state-paused']);
    });
    await allowHere(driver(), tab);
    await tab.until('the message as it arrived', isThere, drawnFor(TAOBAO));
    expect(tab.errors).toEqual([]);
  });

  test('from a frame of another site: that frame is as before, its links are its own, the popup asks again for it', async () => {
    await tab.goto(`${HOME}/framed`);
    await until('the frame to answer', async () => (await tab.evaluate(look)).html !== '');
    const untouched = await tab.evaluate(look);
    expect(untouched.drawn).toBe(false);
    const allowFrame = async () => {
      await driver().consent(WIDGET);
      await inPopup(driver(), tab, async (popup) => {
        await popup.until('the frame’s switch', isThere, WIDGET_SWITCH);
        expect(await popup.evaluate(isThere, `${WIDGET_SWITCH}:checked`)).toBe(false);
        await popup.click(WIDGET_SWITCH);
        await popup.until('the frame to be allowed', isThere, `${WIDGET_SWITCH}:checked`);
      });
      await until('its message as it arrived', async () => (await tab.evaluate(look)).drawn);
    };
    await allowFrame();

    const options = await openOwn(driver(), OPTIONS);
    await options.click(`[data-pattern="${WIDGET}/*"] button`, { text: en.popup.revoke });
    await options.until(
      'the permission to be gone',
      (row) => !document.querySelector(row),
      `[data-pattern="${WIDGET}/*"]`,
    );
    await tab.activate();
    await until('the frame to be as before', async () => (await tab.evaluate(look)).html === untouched.html);
    // The page around it is allowed still.
    expect(await tab.evaluate(isThere, drawnFor(TAOBAO))).toBe(true);

    const { at } = await tab.evaluate(look);
    let moves = 0;
    await until('the pointer to be felt in the frame', async () => {
      moves += 1;
      await tab.pointer({ kind: 'move', at: { x: at.x + (moves % 2), y: at.y } });
      return (await tab.evaluate(look)).felt;
    });
    const before = driver().asked.length;
    await tab.clickAt(at);
    await untilOpened(driver(), tab, before, [TAOBAO]);
    expect([...tab.errors, ...(await tab.evaluate(look)).errors]).toEqual([]);

    await allowFrame();
  });
});
