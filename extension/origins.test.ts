import { describe, expect, test } from 'vitest';
import { covers, frontPage, includes, isSiteOrigin } from './origins.ts';

const own = 'chrome-extension://abc/';

describe('the page in front', () => {
  test('a site: the permission has no port, the switch has', () => {
    expect(frontPage('http://127.0.0.1:9000/#/chan-2', own)).toEqual({
      kind: 'site',
      origin: 'http://127.0.0.1:9000',
      host: '127.0.0.1:9000',
      pattern: 'http://127.0.0.1/*',
    });
  });

  test('our own page', () => {
    expect(frontPage(`${own}extension/pages/lab/index.html`, own)).toEqual({
      kind: 'own',
      origin: 'chrome-extension://abc',
    });
  });

  test.each([
    [undefined, 'unseen'],
    ['', 'unseen'],
    ['chrome://extensions/', 'browser-page'],
    ['about:addons', 'browser-page'],
    ['view-source:https://a.example/', 'browser-page'],
    ['chrome-extension://other/page.html', 'browser-page'],
    ['https://chromewebstore.google.com/detail/x', 'store'],
    ['https://addons.mozilla.org/zh-CN/firefox/', 'store'],
    ['file:///chat.html', 'file'],
    ['data:text/html,hi', 'not-web'],
    ['not an address', 'not-web'],
  ])('%s is closed: %s', (url, why) => {
    expect(frontPage(url, own)).toEqual({ kind: 'closed', why });
  });
});

test.each([
  ['https://chat.example', true],
  ['http://127.0.0.1:9000', true],
  ['https://chat.example/', false],
  ['https://u:p@chat.example', false],
  ['javascript:alert(1)', false],
  ['chrome-extension://abc', false],
])('%s can be switched on: %s', (origin, is) => {
  expect(isSiteOrigin(origin)).toBe(is);
});

test.each([
  ['https://chat.example/*', 'https://chat.example', true],
  ['https://chat.example/*', 'https://chat.example:8443', true],
  ['https://chat.example/*', 'http://chat.example', false],
  ['https://chat.example/*', 'https://evilchat.example', false],
  ['*://*.example/*', 'http://chat.example', true],
  ['*://*.chat.example/*', 'https://chat.example', true],
  ['*://*.chat.example/*', 'https://evilchat.example', false],
  ['http://*/*', 'http://anything.example', true],
  ['http://*/*', 'https://anything.example', false],
  ['<all_urls>', 'https://anything.example', true],
  ['http://[::1]/*', 'http://[::1]:9000', true],
  ['nonsense', 'https://chat.example', false],
  ['http://chat.example:*/*', 'http://chat.example:9000', true],
  ['<all_urls>', 'chrome-extension://abc', false],
])('%s covers %s: %s', (pattern, origin, does) => {
  expect(covers(pattern, origin)).toBe(does);
});

test.each([
  ['<all_urls>', 'https://chat.example/*', true],
  ['<all_urls>', '*://*/*', true],
  ['*://*/*', '<all_urls>', true],
  ['https://*/*', 'https://*.chat.example/*', true],
  ['https://*/*', '*://chat.example/*', false],
  ['https://*.chat.example/*', 'https://chat.example/*', true],
  ['https://*.chat.example/*', 'https://team.chat.example/*', true],
  ['https://*.chat.example/*', 'https://evilchat.example/*', false],
  ['https://chat.example/*', 'https://*.chat.example/*', false],
  ['https://chat.example/*', 'https://chat.example/*', true],
  ['https://chat.example/*', 'https://*/*', false],
  ['<all_urls>', 'file:///*', false],
])('%s includes %s: %s', (wide, narrow, does) => {
  expect(includes(wide, narrow)).toBe(does);
});
