import { given, tap } from '../journey/actions.ts';
import type { Layout, TreatmentSpec } from './types.ts';

/**
 * Where the message holds a code instead of a link: text that the destination's app finds on the clipboard, or a picture that it
 * scans. Either way the person has to hand the message from one app to the other.
 */
export const screens: Layout = ({ params, judgement, follow }) => {
  const picture = judgement.message.form === 'qr';
  return [
    {
      id: 'token',
      unit: 'token',
      view: picture ? 'picture' : 'text',
      params,
      words: 1,
      reaches: [],
      actions: given(params.copyable !== false, () =>
        picture
          ? tap('save-picture', follow('switcher', { holds: 'picture' }))
          : tap('copy-token', follow('switcher', { holds: 'token' }), { copies: 'token' }),
      ),
    },
  ];
};

export const treatment: TreatmentSpec = {
  name: { en: 'Token', 'zh-CN': '口令' },
  about: {
    en: 'Nothing in the message is a link: the person copies a code and opens the other app with it.',
    'zh-CN': '消息里没有链接：需要复制口令，再打开另一个应用。',
  },
  params: {
    copyable: { kind: 'flag', about: 'Whether the text can be copied; yes where nothing is said.' },
  },
  screens,
};
