import { given, tap } from '../journey/actions.ts';
import type { Action, Layout, Screen, TreatmentSpec } from './types.ts';

/** Digits of a phone number and of the code sent to it: the shortest log-in that the shops of the record ask for (assumed). */
const LOG_IN_KEYS = 17;

export const screens: Layout = ({ params, destination, follow }) => {
  const { appButton, checkout, menu = ['copy', 'open-in-browser', 'complain'] } = params;
  const openMenu = given(Array.isArray(menu) && menu.length > 0, () =>
    tap('open-menu', follow('menu', { menu })),
  );
  const page: Screen = {
    id: 'webview',
    unit: 'webview',
    view: 'page',
    params,
    words: 0,
    reaches: [{ goal: 'read', where: 'in-app' }],
    actions: [
      ...openMenu,
      ...given(appButton === 'works', () => tap('open-app', follow('app'))),
      ...given(appButton === 'unknown', () => tap('open-app', follow('app'), { unsure: true })),
      ...given(destination?.wallets, () =>
        tap('buy', follow('checkout'), checkout === 'unknown' ? { unsure: true } : {}),
      ),
    ],
  };
  if (params.loginWall !== true) return [page];
  const logIn: Action = { id: 'log-in', to: page.id, gesture: 'type', keys: LOG_IN_KEYS };
  return [
    { ...page, id: 'webview-login', view: 'login', words: 8, reaches: [], actions: [...openMenu, logIn] },
    page,
  ];
};

export const treatment: TreatmentSpec = {
  name: { en: 'Opens in the app', 'zh-CN': '在应用内打开' },
  about: {
    en: 'The page opens in the platform’s own browser; getting out of it depends on its menu and app button.',
    'zh-CN': '网页在平台内置浏览器中打开；能否离开取决于菜单和应用按钮。',
  },
  params: {
    appButton: {
      kind: 'choice',
      of: ['works', 'label-only', 'none', 'unknown'],
      required: true,
      about:
        'Whether a button leads to the destination’s own app: it works, is only a label, is absent, or nobody knows.',
    },
    menu: {
      kind: 'choices',
      of: ['copy', 'open-in-browser', 'complain'],
      about: 'Entries of the “…” menu. All three where nothing is said.',
    },
    wording: {
      kind: 'wording',
      parts: [],
      about: 'What the app button says, where that is known: part `app`.',
    },
    checkout: {
      kind: 'choice',
      of: ['unknown'],
      about:
        'Nobody knows whether one can pay in the page. It depends on the wallets alone where nothing is said.',
    },
    loginWall: { kind: 'flag', about: 'The destination asks for a log-in before it shows the page.' },
  },
  screens,
};
