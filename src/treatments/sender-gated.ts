import { followed, onward, tap } from '../journey/actions.ts';
import { countWords, wordingOf } from '../journey/words.ts';
import type { Layout, Screen, TreatmentSpec } from './types.ts';

/** The shortest answer and the button that sends it: two keys of a word such as "ok" (assumed). */
const REPLY_KEYS = 3;

export const screens: Layout = (input) => {
  const { params, policy } = input;
  const gate: Screen = {
    id: 'sender-gated',
    unit: 'sender-gated',
    view: 'gate',
    params,
    words: countWords(wordingOf(policy.wordings, params.wording), ['title', 'body']),
    reaches: [],
    actions: [
      tap('add-contact', 'sender-gated-open'),
      { id: 'reply', to: 'sender-gated-open', gesture: 'type', keys: REPLY_KEYS },
    ],
  };
  const opened: Screen = {
    ...gate,
    id: 'sender-gated-open',
    view: 'opened',
    words: 0,
    actions: [onward('tap-link-again', followed(input))],
  };
  return [gate, opened];
};

export const treatment: TreatmentSpec = {
  name: { en: 'Waits for the sender to be known', 'zh-CN': '需先认识发送者' },
  about: {
    en: 'The link does nothing until the person answers the sender or adds them as a contact.',
    'zh-CN': '在回复发送者或将其加为联系人之前，链接打不开。',
  },
  params: {
    wording: {
      kind: 'wording',
      parts: ['body'],
      required: true,
      about:
        'What it says: `body`, and `title`, `add` and `reply` (the two ways to get on) where the wording has them.',
    },
    // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
    then: {
      kind: 'treatment',
      about: 'What a click leads to from then on; `webview` where nothing is said.',
    },
  },
  screens,
};
