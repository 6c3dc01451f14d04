import { given, tap } from '../journey/actions.ts';
import { countWords, wordingOf } from '../journey/words.ts';
import type { Layout, TreatmentSpec } from './types.ts';

export const screens: Layout = ({ params, policy, follow }) => {
  const wording = wordingOf(policy.wordings, params.wording);
  return [
    {
      id: 'stopped',
      unit: 'stopped',
      view: 'page',
      params,
      words: countWords(wording, ['title', 'body']),
      reaches: [],
      actions: given(params.appeal === true || wording?.parts.appeal, () =>
        tap('appeal', follow('appeal', { wording: params.wording })),
      ),
    },
  ];
};

export const treatment: TreatmentSpec = {
  name: { en: 'Stopped', 'zh-CN': '停止访问' },
  about: {
    en: 'A page gives a reason and no way on.',
    'zh-CN': '页面给出理由，无法继续访问。',
  },
  params: {
    wording: { kind: 'wording', parts: [], about: 'What it says, where that is known: `title` and `body`.' },
    appeal: {
      kind: 'flag',
      about: 'A link leads to an appeal. Also there where the wording has a part `appeal`.',
    },
  },
  screens,
};
