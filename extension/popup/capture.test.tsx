// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { closePopup, ORIGIN, opened, PATTERN, usePopup } from '../../tests/fixtures/popup-page.ts';
import { CAPTURE_PAGE } from '../capture/take.ts';
import { captureItem, clicksItem } from '../storage.ts';

usePopup();

const PICTURE = 'data:image/png;base64,AAAA';
const PAGE = { width: 800, height: 600, screens: 1, boxes: [], left: 0 };
const click = {
  url: 'https://item.taobao.com/',
  surface: 'group',
  form: 'link',
  platform: 'wechat',
  day: '2021-09-20',
  treatment: 'copy-url',
  rule: null,
  flags: [],
};

async function pressed(options: Parameters<typeof opened>[0], page = PAGE) {
  const popup = await opened({ granted: [PATTERN], ...options });
  popup.fake.answerInTab(async () => page);
  popup.one<HTMLButtonElement>('[data-press="capture"]').click();
  const kept = async () => (await popup.fake.api.storage.session.get([captureItem.key]))[captureItem.key];
  return { ...popup, kept };
}

test('takes a picture on the press, opens the page with it, and closes', async () => {
  const { fake, kept, closed } = await pressed({
    picture: PICTURE,
    session: { [clicksItem.key]: { 7: click } },
    settings: { day: '2021-12-01' },
  });
  await expect.poll(closed).toBe(1);
  expect(await kept()).toMatchObject({ picture: PICTURE, shown: 'screen', platform: 'wechat' });
  expect(fake.calls.at(-1)).toContain(CAPTURE_PAGE);
});

test('the link is told as it is judged now: an open screen follows what is set', async () => {
  const { kept } = await pressed({
    picture: PICTURE,
    session: { [clicksItem.key]: { 7: { ...click, client: 'ios' } } },
    settings: { day: '2021-12-01', client: 'android' },
    local: { sites: { [ORIGIN]: { on: true, surface: 'direct' } } },
  });
  await expect.poll(kept).toMatchObject({
    day: '2021-12-01',
    click: { url: click.url, surface: 'direct', platform: 'wechat', day: '2021-12-01', client: 'android' },
  });
});

test('messages as they arrived are simulated only where the site is switched on', async () => {
  const settings = { messagesAsArrived: true };
  const page = { ...PAGE, screens: 0 };
  const on = await pressed({ picture: PICTURE, settings }, page);
  await expect.poll(on.kept).toMatchObject({ shown: 'messages', click: null });
  closePopup();
  const off = await pressed({ picture: PICTURE, settings, granted: [] }, page);
  await expect.poll(off.kept).toMatchObject({ shown: 'nothing', click: null });
});

test('says why there is none, and stays', async () => {
  const { text, closed } = await pressed({});
  await expect.poll(text).toContain('The browser gave no picture of this tab (Cannot access contents');
  expect(closed()).toBe(0);
});

test.each([['chrome://settings/'], [undefined]])('is not offered on %s', async (url) => {
  const { mount } = await opened({ tabs: [{ id: 7, url }] });
  expect(mount.querySelector('[data-press="capture"]')).toBeNull();
});
