import { followed } from '../journey/actions.ts';
import type { Layout, TreatmentSpec } from './types.ts';

/** Longest wait that a pack may ask for, in seconds: an hour. */
export const LONGEST_WAIT = 3600;

export const screens: Layout = (input) => {
  const { params, follow } = input;
  const seconds = Number(params.seconds);
  if (!(seconds > 0 && seconds <= LONGEST_WAIT)) return follow('unrecorded');
  const to = followed(input);
  return [
    {
      id: 'delay',
      unit: 'delay',
      view: 'page',
      params,
      words: 0,
      reaches: [],
      actions: [{ id: 'wait', to, gesture: 'wait', seconds, ...(to === 'browser' && { leaves: true }) }],
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
