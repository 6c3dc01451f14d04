// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { opened, PATTERN, usePopup } from '../../tests/fixtures/popup-page.ts';
import { builtIn } from '../background/built-in.ts';
import { stampOf } from '../overlays/kept.ts';
import { type Settings, settingsItem } from '../storage.ts';

usePopup();

const ID = 'wechat-standards-2018';
const text = readFileSync(`examples/overlays/${ID}.json`, 'utf8');
const kept = {
  [ID]: { file: 'a.json', text, checked: stampOf('wechat', builtIn.digests, '0.0.0'), faults: [] },
};

async function withOverlay(settings: Partial<Settings> = {}, overlays: object = kept) {
  const local = {
    version: 2,
    settings: { ...settingsItem.initial, language: 'en', ...settings },
    overlays,
  };
  const popup = await opened({ granted: [PATTERN], local });
  const choose = (id: string) => {
    const select = popup.one<HTMLSelectElement>('select[name=what-if]');
    select.value = id;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const marks = () => popup.mount.querySelectorAll('.hypothetical-mark').length;
  return { ...popup, choose, marks };
}

test('there is nothing to choose where no overlay is for the platform', async () => {
  const { mount } = await withOverlay({}, {});
  expect(mount.querySelector('select[name=what-if]')).toBeNull();
});

test('chosen beside the platform, it is hypothetical wherever one looks, and goes again', async () => {
  const { text, choose, marks, one, stored } = await withOverlay();
  expect(marks()).toBe(0);
  choose(ID);
  await expect.poll(text).toContain('Hypothetical: what links do here is not on record.');
  expect(text()).toContain('What if WeChat had applied');
  await expect
    .poll(text)
    .toContain('On, hypothetical. Links here behave as in a what-if of WeChat, 2021-09-20.');
  await expect.poll(() => one('.preview header').textContent).toContain('hypothetical');
  await expect.poll(() => one('.timeline').textContent).toContain('hypothetical');
  await expect.poll(() => one('tr[data-link=taobao]').textContent).toContain('Opens in the app');
  choose('');
  await expect.poll(marks).toBe(0);
  expect(await stored('settings')).not.toHaveProperty('overlay');
});

test('days that are not stored yet are shown with it, too', async () => {
  const { one, mount } = await withOverlay({ overlay: ID, day: '2018-06-10' });
  one<HTMLButtonElement>('.timeline-step').click();
  await expect.poll(() => mount.querySelector('.preview header')?.textContent).not.toContain('2018-06-10');
  expect(one('.preview header').textContent).toContain('hypothetical');
});

test('a click under it is explained as hypothetical; where it is gone, that is said', async () => {
  const click = {
    url: 'https://item.taobao.com/1',
    surface: 'group',
    form: 'card',
    platform: 'wechat',
    overlay: ID,
    day: '2021-09-20',
    treatment: 'webview',
    rule: null,
    flags: [],
  };
  const local = { version: 2, settings: { ...settingsItem.initial, language: 'en' } };
  const there = await opened({ local: { ...local, overlays: kept }, session: { clicks: { 7: click } } });
  await expect
    .poll(() => there.one('.last-click').textContent)
    .toContain('hypothetical: a what-if, not on record');
  const gone = await opened({ local, session: { clicks: { 7: click } } });
  await expect.poll(() => gone.one('.last-click').textContent).toContain('cannot be explained any more');
});

test('one that no longer fits is set aside, and the choice says so', async () => {
  const stale = text.replace('"alipay-share-interface"', '"a-rule-of-old"');
  const overlays = { [ID]: { ...kept[ID], text: stale, checked: 'older' } };
  const popup = await withOverlay({ overlay: ID }, overlays);
  await expect.poll(popup.text).toContain('no longer fits the record');
  expect(popup.marks()).toBe(0);
  expect(popup.text()).toContain('On. Links here behave as on WeChat');
});
