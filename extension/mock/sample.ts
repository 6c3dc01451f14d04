import type { Tab } from '../browser.ts';
import { clicksItem, damagedItem, settingsItem, sitesItem } from '../storage.ts';
import type { FakeOptions } from './fake.ts';

const TABS: Readonly<Record<string, string | undefined>> = {
  site: 'https://chat.example/#/chan-2',
  long: 'https://team-messaging-for-a-remarkably-long-organisation-name.chat.example:8443/rooms',
  browser: 'chrome://settings/',
  store: 'https://chromewebstore.google.com/detail/interstice',
  file: 'file:///home/alice/chat.html',
};

/**
 * Sample data for a page in a plain tab.
 *
 * @param query `front` = site, long, browser, store, file or own; `granted=0`, `on=0`, `paused=1`, `damaged=1`; `click=0`; `generic=1`; `answer=0`
 *   declines permissions; `day`, `lang`, `gloss=0`, `arrived=1`
 * @param root where the pages are served
 */
export function sampleFor(query: URLSearchParams, root: string): FakeOptions {
  const is = (key: string) => query.get(key);
  const name = is('front') ?? 'site';
  const url = name === 'own' ? `${root}extension/pages/lab/index.html` : TABS[name];
  const front: Tab = { id: 7, url, title: 'Chat' };
  const origin = url?.startsWith('http') ? new URL(url).origin : 'https://chat.example';
  const { protocol, hostname } = new URL(origin);
  const day = is('day') ?? '2021-09-20';
  const click = {
    url: 'https://item.taobao.com/item.htm?id=674105211932',
    surface: 'group',
    form: 'token',
    platform: 'wechat',
    day,
    treatment: 'copy-url',
    rule: null,
    flags: [],
  };
  return {
    root,
    tabs: [front],
    currentTab: front,
    granted: is('granted') === '0' ? [] : [`${protocol}//${hostname}/*`],
    answer: is('answer') !== '0',
    uiLanguage: is('lang') ?? navigator.language,
    local: {
      version: 1,
      [settingsItem.key]: {
        ...settingsItem.initial,
        day,
        enabled: is('paused') !== '1',
        language: is('lang') ?? 'auto',
        gloss: is('gloss') !== '0',
        messagesAsArrived: is('arrived') === '1',
      },
      [sitesItem.key]: {
        [origin]: {
          on: is('on') !== '0',
          surface: 'detect',
          ...(is('generic') === '1' && { generic: true }),
        },
      },
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
