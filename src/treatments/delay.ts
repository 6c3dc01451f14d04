import type { Params } from '../policy/types.ts';
import type { Layout, TreatmentSpec } from './types.ts';

export const screens: Layout = ({ params, follow }) => {
  const { then = 'webview', next = {} } = params;
  const to = follow(String(then), next as Params);
  return [
    {
      id: 'delay',
      unit: 'delay',
      view: 'page',
      params,
      words: 0,
      reaches: [],
      actions: [
        {
          id: 'wait',
          to,
          gesture: 'wait',
          seconds: Number(params.seconds),
          ...(to === 'browser' && { leaves: true }),
        },
      ],
    },
  ];
};

export const treatment: TreatmentSpec = {
  name: { en: 'Waits', 'zh-CN': '延迟' },
  about: {
    en: 'Nothing is shown for some seconds, then the link goes on by itself.',
    'zh-CN': '先空白等待数秒，随后链接自动继续。',
  },
  params: {
    seconds: { kind: 'seconds', required: true, about: 'How long it takes, in seconds.' },
    // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
    then: { kind: 'treatment', about: 'What follows; `webview` where nothing is said.' },
  },
  screens,
};
