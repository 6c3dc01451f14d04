import { expect, test } from 'vitest';
import type { SiteSetting } from '../../storage.ts';
import { overviewOf, stillCovering } from './allowed.ts';

const OWN = 'chrome-extension://abc';
const on: SiteSetting = { on: true, surface: 'detect' };
const off: SiteSetting = { on: false, surface: 'detect' };

/** Origins by permission, and the others. */
function listed(granted: readonly string[], sites: Readonly<Record<string, SiteSetting>>) {
  const { permissions, others } = overviewOf(granted, sites, OWN);
  const originsOf = (list: readonly { readonly origin: string }[]) => list.map(({ origin }) => origin);
  return {
    permissions: permissions.map((one) => [one.pattern, ...originsOf(one.sites)]),
    others: originsOf(others),
  };
}

test('ports of one host stand under its permission', () => {
  const sites = { 'http://127.0.0.1:9001': on, 'http://127.0.0.1:9000': off, 'https://127.0.0.1': on };
  expect(listed(['http://127.0.0.1/*'], sites)).toEqual({
    permissions: [['http://127.0.0.1/*', 'http://127.0.0.1:9000', 'http://127.0.0.1:9001']],
    others: ['https://127.0.0.1'],
  });
});

test('the narrowest permission has the site; the wide ones stand first', () => {
  const sites = { 'https://a.chat.example': on, 'https://chat.example': on, 'https://talk.example': on };
  const granted = ['https://chat.example/*', 'https://*.chat.example/*', '<all_urls>', 'https://*/*'];
  expect(listed(granted, sites).permissions).toEqual([
    ['<all_urls>'],
    ['https://*/*', 'https://talk.example'],
    ['https://*.chat.example/*', 'https://a.chat.example'],
    ['https://chat.example/*', 'https://chat.example'],
  ]);
});

test('a permission of which nothing is stored can be switched on: the host is its site, and it is off', () => {
  const { permissions } = overviewOf(['https://chat.example/*', 'http://[::1]/*'], {}, OWN);
  expect(permissions.map(({ sites }) => sites)).toEqual([
    [{ origin: 'http://[::1]', setting: off }],
    [{ origin: 'https://chat.example', setting: off }],
  ]);
});

test('what is no web site is not listed, nor are our own pages', () => {
  const sites = { [OWN]: on, 'http://127.0.0.1:5000': on, rubbish: on };
  expect(overviewOf(['file:///*', `${OWN}/*`], sites, 'http://127.0.0.1:5000')).toEqual({
    permissions: [],
    others: [],
  });
});

test.each([
  [['https://a.example/*'], undefined],
  [['<all_urls>', 'https://chat.example/*'], 'https://chat.example/*'],
  [['https://a.example/*', '*://*/*'], '*://*/*'],
  [['http://chat.example/*'], undefined],
])('of %j, what still covers a site', (granted, left) => {
  expect(stillCovering(granted, 'https://chat.example/*')).toBe(left);
});
