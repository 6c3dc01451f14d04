import { followed, given, onward, tap } from '../journey/actions.ts';
import { countWords, wordingOf } from '../journey/words.ts';
import type { Action, Layout, Screen, TreatmentSpec } from './types.ts';

const MEMORIES = ['domain', 'all'] as const;

const PARTS = ['title', 'body', 'button', 'cancel', 'remember'];

export const screens: Layout = (input) => {
  const { params, judgement, policy, remembered, follow } = input;
  const remember = MEMORIES.find((memory) => memory === params.remember);
  const wording = wordingOf(policy.wordings, params.wording);
  const said = wording?.parts ?? {};
  const to = followed(input);
  const { host } = judgement.link;
  const isTold = remember === 'all' ? remembered.all : remember && remembered.hosts.includes(host);
  // A banner stands on the message, beside the link: nothing comes between the click and what follows.
  if (params.style === 'banner' || isTold) return to;

  const way = (id: string, ticked: boolean): Action => ({
    ...onward(id, to),
    ...(ticked && remember && { remembers: remember }),
  });
  const lay = (ticked: boolean): Screen => ({
    id: ticked ? 'confirm-ticked' : 'confirm',
    unit: 'confirm',
    view: ticked ? 'ticked' : 'page',
    params,
    words: countWords(wording, PARTS),
    reaches: [],
    actions: [
      way('continue', ticked),
      ...given(said.copy, () =>
        tap('copy-address', follow('switcher', { holds: 'address' }), { copies: 'address' }),
      ),
      ...given(said.original, () => way('visit-original', ticked)),
      ...given(said.appeal, () => tap('appeal', follow('appeal', { wording: params.wording }))),
      ...given(said.complain, () => tap('complain', follow('complaint'))),
      ...given(remember, () => tap('trust', ticked ? 'confirm' : 'confirm-ticked')),
    ],
  });
  return remember ? [lay(false), lay(true)] : [lay(false)];
};

export const treatment: TreatmentSpec = {
  name: { en: 'Asks first', 'zh-CN': '先确认' },
  about: {
    en: 'A page, dialog or sheet stands before the link; one more tap goes on.',
    'zh-CN': '打开之前先出现一个确认页面、对话框或底部面板，再点一次才继续。',
  },
  params: {
    wording: {
      kind: 'wording',
      parts: [],
      about:
        'What it says, where that is known: `title`, and where the wording has them `body`, `button` (the way on), `copy` (a second button), `cancel`, `remember`, `label` (on the message itself), and links `original`, `appeal`, `rule`, `complain`.',
    },
    style: {
      kind: 'choice',
      of: ['page', 'dialog', 'sheet', 'banner'],
      about:
        'How it is shown; `page` where nothing is said. A `banner` stands on the message and asks nothing: `title` or `body` say what it warns of.',
    },
    onward: {
      kind: 'choice',
      of: ['primary', 'secondary', 'text', 'address'],
      about:
        'How prominent the way on is: the main button, a second button, a text link, or the address itself; `primary` where nothing is said.',
    },
    remember: {
      kind: 'choice',
      of: ['domain', 'all'],
      about:
        'A box to tick, so that it never asks again: for this host, or at all. The part `remember` of the wording says what stands beside it.',
    },
    // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
    then: {
      kind: 'treatment',
      about: 'What follows when the person goes on; `webview` where nothing is said.',
    },
  },
  screens,
};
