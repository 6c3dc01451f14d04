/**
 * Screens that more than one treatment leads to: the in-app browser's menu and complaint form, and what lies outside the platform
 * (app switcher, browser, the destination's own app, checkouts). A treatment reaches them with `follow(id, params)`.
 *
 * Assumed throughout, because no source measures it: the destination's app is installed, the phone's browser offers the way into
 * it, and whoever sells something takes money in the browser and in the app in some way.
 */
import type { WordingOption } from '../policy/types.ts';
import type { Action, Layout, Screen } from '../treatments/types.ts';
import { given, switchApp, tap } from './actions.ts';
import { wordingOf } from './words.ts';

/** Where a page stands that is read, or money that is paid. */
type Where = Screen['reaches'][number]['where'];

const bare = { unit: 'place', params: {}, words: 0, reaches: [], actions: [] } as const;

const menu: Layout = ({ params, follow }) => {
  const entries: Readonly<Record<string, () => Action>> = {
    copy: () => tap('copy-address', follow('switcher', { holds: 'address' }), { copies: 'address' }),
    'open-in-browser': () => tap('open-in-browser', follow('browser'), { leaves: true }),
    complain: () => tap('complain', follow('complaint')),
  };
  const actions = (params.menu as readonly string[]).flatMap((id) => entries[id]?.() ?? []);
  return [{ ...bare, id: 'menu', view: 'menu', words: 2 * actions.length, actions }];
};

/** One screen a level of the option tree on record, then the form is sent, and that is all: it leads to no goal. */
const complaint: Layout = ({ policy }) => {
  const levels: Screen[] = [];
  const lay = (id: string, options: readonly WordingOption[], path: readonly number[]): void => {
    const actions = options.map((option, index) =>
      tap(`reason-${index + 1}`, option.options ? `${id}-${index + 1}` : 'complaint-send'),
    );
    levels.push({ ...bare, id, view: 'complaint', params: { path }, words: 5 * options.length, actions });
    options.forEach((option, index) => {
      if (option.options) lay(`${id}-${index + 1}`, option.options, [...path, index]);
    });
  };
  const options = policy.wordings.complaint?.options;
  if (options) lay('complaint', options, []);
  return [
    ...levels,
    {
      ...bare,
      id: 'complaint-send',
      view: 'complaint-send',
      words: 4,
      actions: [tap('send-complaint', 'complaint-sent')],
    },
    { ...bare, id: 'complaint-sent', view: 'sent' },
  ];
};

/**
 * Who asks for access to be restored, where the wording tells them apart, or else only that one asks. It is answered in days, if at
 * all: it leads nowhere that this click could still go.
 */
const appeal: Layout = ({ params, policy }) => {
  const { parts = {} } = wordingOf(policy.wordings, params.wording) ?? {};
  const asked = ['appeal-as-owner', 'appeal-as-visitor'].filter((part) => parts[part]);
  const actions = (asked.length ? asked : ['send-appeal']).map((id) => tap(id, 'appeal-sent'));
  return [
    { ...bare, id: 'appeal', view: 'appeal', params, words: 4, actions },
    { ...bare, id: 'appeal-sent', view: 'sent' },
  ];
};

/** Something has been copied or saved, and the person goes to another app with it. */
const switcher: Layout = ({ params, destination, follow }) => {
  const { holds } = params;
  return [
    {
      ...bare,
      id: `switcher-${holds}`,
      view: 'switcher',
      params,
      actions: [
        ...given(holds === 'address', () => switchApp('switch-to-browser', follow('browser-paste'))),
        ...given(holds !== 'address' && destination?.hasApp, () =>
          switchApp('switch-to-app', follow(holds === 'token' ? 'app-token' : 'app-scan')),
        ),
      ],
    },
  ];
};

const paste: Layout = ({ follow }) => [
  {
    ...bare,
    id: 'browser-paste',
    view: 'new-tab',
    actions: [tap('paste-and-go', follow('browser'), { leaves: true })],
  },
];

const type: Layout = ({ judgement, follow }) => [
  {
    ...bare,
    id: 'browser-type',
    view: 'new-tab',
    actions: [
      {
        id: 'type-address',
        to: follow('browser'),
        gesture: 'type',
        keys: judgement.link.url.replace(/^https?:\/\//, '').length,
        leaves: true,
      },
    ],
  },
];

/** A page of the destination's, outside the chat app, from which one can buy. */
const shop =
  (where: 'browser' | 'app'): Layout =>
  ({ destination, follow }) => [
    {
      ...bare,
      id: where,
      view: where,
      reaches: [{ goal: 'read', where }, ...(where === 'app' ? ([{ goal: 'app', where }] as const) : [])],
      actions: [
        ...given(where === 'browser' && destination?.hasApp, () => tap('open-app', follow('app'))),
        ...given(destination?.wallets, () => tap('buy', follow(`${where}-checkout`))),
      ],
    },
  ];

/** Which wallets are taken outside the chat app is not on record; that some are is what a shop is. */
const outsideCheckout =
  (where: 'browser' | 'app'): Layout =>
  ({ follow }) => [
    {
      ...bare,
      id: `${where}-checkout`,
      view: 'outside-checkout',
      params: { where },
      words: 2,
      actions: [tap('pay', follow(`${where}-paid`))],
    },
  ];

/** The checkout in the chat app's browser: one action for each wallet that was taken, or may have been. */
const checkout: Layout = ({ destination, follow }) => {
  const wallets = destination?.wallets;
  if (!wallets) return [];
  const pay = (wallet: string, to: string, unsure?: true) =>
    tap(`pay-with-${wallet}`, to, unsure && { unsure });
  return [
    {
      ...bare,
      id: 'checkout',
      view: 'checkout',
      words:
        2 *
        (wallets.accepted.length + wallets.inApp.length + wallets.refused.length + wallets.unknown.length),
      actions: [
        ...wallets.accepted.map((wallet) => pay(wallet, follow('paid'))),
        ...wallets.inApp.map((wallet) => pay(wallet, follow('app-checkout'))),
        ...wallets.unknown.map((wallet) => pay(wallet, follow('paid'), true)),
      ],
    },
  ];
};

const paid =
  (where: Where): Layout =>
  () => [
    {
      ...bare,
      id: where === 'in-app' ? 'paid' : `${where}-paid`,
      view: 'paid',
      reaches: [{ goal: 'pay', where }],
    },
  ];

/** The app has found the token on the clipboard, or is shown the picture. */
const handOver =
  (id: string, action: string): Layout =>
  ({ follow }) => [{ ...bare, id, view: id, words: 6, actions: [tap(action, follow('app'))] }];

const store: Layout = ({ follow }) => [
  { ...bare, id: 'store', view: 'store', words: 2, actions: [tap('open-app', follow('app-start'))] },
];

/** The app's own front page: one is in the app, but what was linked has been lost on the way. */
const appStart: Layout = () => [
  { ...bare, id: 'app-start', view: 'app-start', reaches: [{ goal: 'app', where: 'app' }] },
];

/** Nobody knows what happened on that day. The link can still be opened, which says nothing about the day. */
const unrecorded: Layout = ({ follow }) => [
  {
    ...bare,
    id: 'unrecorded',
    view: 'unrecorded',
    actions: [tap('open-anyway', follow('browser'), { leaves: true, unsure: true })],
  },
];

/** Where the message or its link was taken away. Nobody gets here but by a link that the page still shows. */
const removed: Layout = ({ judgement }) => [
  { ...bare, id: 'removed', view: 'removed', params: judgement.message.with },
];

const all = (): Readonly<Record<string, Layout>> => ({
  menu,
  complaint,
  appeal,
  switcher,
  'browser-paste': paste,
  'browser-type': type,
  browser: shop('browser'),
  app: shop('app'),
  'browser-checkout': outsideCheckout('browser'),
  'app-checkout': outsideCheckout('app'),
  checkout,
  paid: paid('in-app'),
  'browser-paid': paid('browser'),
  'app-paid': paid('app'),
  'app-token': handOver('app-token', 'view'),
  'app-scan': handOver('app-scan', 'scan'),
  store,
  'app-start': appStart,
  unrecorded,
  removed,
});

let places: ReturnType<typeof all> | undefined;

/** The screens of one place. Put together when first asked for: every web page pays for what the content script does at its start. */
export function placeOf(id: string): Layout | undefined {
  places ??= all();
  return Object.hasOwn(places, id) ? places[id] : undefined;
}
