import { tap } from '../journey/actions.ts';
import { countWords, wordingOf } from '../journey/words.ts';
import type { Layout, Screen, TreatmentSpec } from './types.ts';

export const screens: Layout = ({ params, policy }) => {
  const wording = wordingOf(policy.wordings, params.wording);
  const page: Screen = {
    id: 'stopped',
    unit: 'stopped',
    view: 'page',
    params,
    words: countWords(wording, ['title', 'body']),
    reaches: [],
    actions: [],
  };
  if (params.appeal !== true && !wording?.parts.appeal) return [page];
  return [
    { ...page, actions: [tap('appeal', 'stopped-appeal')] },
    // An appeal is answered in days, if at all: it leads nowhere that this click could still go.
    {
      ...page,
      id: 'stopped-appeal',
      unit: 'place',
      view: 'appeal',
      words: 0,
      actions: [tap('send-appeal', 'stopped-sent')],
    },
    { ...page, id: 'stopped-sent', unit: 'place', view: 'sent', words: 0 },
  ];
};

export const treatment: TreatmentSpec = {
  name: { en: 'Stopped', 'zh-CN': '停止访问' },
  about: {
    en: 'A page gives a reason and no way on.',
    'zh-CN': '页面给出理由，无法继续访问。',
  },
  params: {
    wording: { kind: 'wording', parts: ['title', 'body'], required: true, about: 'What it says.' },
    appeal: {
      kind: 'flag',
      about: 'A link leads to an appeal. Also there where the wording has a part `appeal`.',
    },
  },
  screens,
};
