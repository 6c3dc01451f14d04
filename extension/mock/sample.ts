import { digests } from '../../src/packs/parts.ts';
import { SURFACES } from '../../src/policy/types.ts';
import type { Tab } from '../browser.ts';
import { patternOf } from '../origins.ts';
import { type KeptOverlay, stampOf } from '../overlays/kept.ts';
import {
  clicksItem,
  damagedItem,
  overlaysItem,
  rememberedItem,
  type SiteSetting,
  settingsItem,
  sitesItem,
} from '../storage.ts';
import type { FakeOptions } from './fake.ts';

const TABS: Readonly<Record<string, string | undefined>> = {
  site: 'https://chat.example/#/chan-2',
  long: 'https://team-messaging-for-a-remarkably-long-organisation-name.chat.example:8443/rooms',
  browser: 'chrome://settings/',
  store: 'https://chromewebstore.google.com/detail/interstice',
  file: 'file:///home/alice/chat.html',
};

/** A what-if, short enough to be read here. */
const OVERLAY = {
  id: 'all-open',
  on: 'wechat',
  name: { en: 'Never closed to other shops', 'zh-CN': '从未封闭其他电商' },
  about: {
    en: 'What if no link had ever been stopped because of whose it is? Every link opens in the app.',
    'zh-CN': '如果从未因链接归属而拦截，会怎样？所有链接均在应用内打开。',
  },
  add: [
    {
      rules: [
        {
          id: 'all-open',
          moment: 'click',
          title: { en: 'All links open', 'zh-CN': '所有链接均可打开' },
          when: { to: ['any'] },
          history: [
            {
              from: '2013-08-01',
              treatment: 'webview',
              with: { appButton: 'works' },
              reason: { en: 'Supposed: nobody is closed out.', 'zh-CN': '假设：不排除任何一方。' },
            },
          ],
        },
      ],
    },
  ],
};

/** What is kept of overlays, by `overlay` of the query: one that is chosen, or one that is not and one that no longer fits. */
function sampleOverlays(query: string | null): Readonly<Record<string, KeptOverlay>> {
  if (query === null) return {};
  const checked = stampOf('wechat', digests, '0.0.0');
  const fits = { file: 'never-closed.overlay.json', text: JSON.stringify(OVERLAY), checked, faults: [] };
  if (query !== 'stale') return { 'all-open': fits };
  const stale = { ...OVERLAY, id: 'stale', remove: [{ rules: ['a-rule-of-old'], reason: { en: 'Gone.' } }] };
  return {
    'all-open': fits,
    stale: {
      ...fits,
      file: 'old.overlay.json',
      text: JSON.stringify(stale, null, 2),
      checked: 'an older one',
    },
  };
}

type Sites = Readonly<Record<string, SiteSetting>>;

const on: SiteSetting = { on: true, surface: 'detect' };
const off: SiteSetting = { on: false, surface: 'detect' };

/** What is stored of sites, and which permissions there are. */
const SITES: Readonly<Record<string, { readonly granted: readonly string[]; readonly sites: Sites }>> = {
  none: { granted: [], sites: {} },
  some: {
    granted: ['https://chat.example/*', 'https://talk.example/*', 'http://127.0.0.1/*'],
    sites: {
      'https://chat.example': on,
      'https://talk.example': { on: true, surface: 'group', generic: true },
      'http://127.0.0.1:9000': on,
      'http://127.0.0.1:9001': { on: false, surface: 'direct' },
      'https://rooms.example': off,
    },
  },
  gone: {
    granted: [],
    sites: { 'https://chat.example': off, 'https://talk.example': off, 'http://127.0.0.1:9000': off },
  },
  many: manySites(),
};

/** Wide permissions, long names, IPv6, an internationalised name, a surface of another platform, and fifty more. */
function manySites(): { readonly granted: readonly string[]; readonly sites: Sites } {
  const long = new URL(TABS.long ?? '').origin;
  const hosts = Array.from({ length: 50 }, (_, i) => `https://chat-${i + 1}.example`);
  const sites: Sites = {
    [long]: { ...on, generic: true },
    'http://[2001:db8:85a3::8a2e:370:7334]:3000': { on: true, surface: 'story' },
    'https://xn--fiqs8s.example': on,
    'https://team.talk.example': on,
    ...Object.fromEntries(hosts.map((origin) => [origin, on])),
    [long.replace('team', 'another-team')]: off,
    'http://[::1]:8080': off,
  };
  const covered = [...hosts, long, 'http://[2001:db8:85a3::8a2e:370:7334]', 'https://xn--fiqs8s.example'];
  return { granted: ['http://*/*', 'https://*.talk.example/*', ...covered.map(patternOf)], sites };
}

/**
 * Sample data for a page in a plain tab.
 *
 * @param query `capture` = see `sampleCapture`; `front` = site, long, browser, store, file or own; `granted=0`, `on=0`, `paused=1`, `damaged=1`; `trusted=1`; `click=0`; `generic=1`; `answer=0`
 *   declines permissions; `surface` = set by hand; `platform`, `day`, `lang`, `gloss=0`, `arrived=1`; `overlay` = kept, chosen or
 *   stale; `sites` = a key of `SITES`, in place of the one in front
 * @param root where the pages are served
 */
export function sampleFor(query: URLSearchParams, root: string): FakeOptions {
  const is = (key: string) => query.get(key);
  const name = is('front') ?? 'site';
  const url = name === 'own' ? `${root}extension/pages/lab/index.html` : TABS[name];
  const front: Tab = { id: 7, url, title: 'Chat' };
  const origin = url?.startsWith('http') ? new URL(url).origin : 'https://chat.example';
  const listed = SITES[is('sites') ?? ''];
  const byHand = SURFACES.find((surface) => surface === is('surface'));
  const day = is('day') ?? '2021-09-20';
  const click = {
    url: 'https://item.taobao.com/item.htm?id=674105211932',
    surface: byHand ?? 'group',
    form: 'token',
    platform: is('platform') ?? 'wechat',
    day,
    treatment: 'copy-url',
    rule: null,
    flags: [],
    ...(is('overlay') === 'chosen' && { overlay: 'all-open' }),
  };
  return {
    root,
    tabs: [front],
    currentTab: front,
    granted: listed?.granted ?? (is('granted') === '0' ? [] : [patternOf(origin)]),
    answer: is('answer') !== '0',
    uiLanguage: is('lang') ?? navigator.language,
    local: {
      version: 1,
      [settingsItem.key]: {
        ...settingsItem.initial,
        ...(is('overlay') === 'chosen' && { overlay: 'all-open' }),
        ...(is('platform') !== null && { platform: is('platform') }),
        day,
        enabled: is('paused') !== '1',
        language: is('lang') ?? 'auto',
        gloss: is('gloss') !== '0',
        messagesAsArrived: is('arrived') === '1',
      },
      [overlaysItem.key]: sampleOverlays(is('overlay')),
      [sitesItem.key]: listed?.sites ?? {
        [origin]: {
          ...(is('on') === '0' ? off : on),
          ...(is('generic') === '1' && { generic: true }),
          ...(byHand !== undefined && { surface: byHand }),
        },
      },
      ...(is('trusted') === '1' && {
        [rememberedItem.key]: { all: false, hosts: ['shop.example', 'news.example'] },
      }),
      ...(is('damaged') === '1' && {
        [damagedItem.key]: [
          {
            item: 'settings',
            value: { ...settingsItem.initial, day: 'tomorrow' },
            fault: 'settings/day: "tomorrow" is not a day, written YYYY-MM-DD',
          },
        ],
      }),
    },
    session: is('click') === '0' ? {} : { [clicksItem.key]: { 7: click } },
  };
}
