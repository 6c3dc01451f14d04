/** @jsxImportSource ../stage */
import type { Child } from '../stage/jsx-runtime.ts';
import { worded } from '../stage/parts.tsx';
import { nameOf } from '../stage/scene.ts';
import type { Speech } from '../stage/speech.ts';
import type { MessageOptions } from './index.ts';
import { messageText } from './text.ts';

/** The text with its address as what can be tapped. */
function withAddress(text: string): Child {
  return text.split(/(https?:\/\/\S+)/).map((part, index) => (index % 2 === 1 ? <u>{part}</u> : part));
}

/** What a message looks like, as far as it is not a plain link. */
export function look({ judgement, policy, title, shown, language, kit }: MessageOptions, s: Speech): Child {
  const { form, clickable, with: params } = judgement.message;
  const { host } = judgement.link;
  const name = nameOf(judgement, policy, language);
  const text = messageText(judgement, kit, title ?? name);
  switch (form) {
    case 'card':
    case 'bare-card':
      return [
        <span class="thing">
          <b>{form === 'card' ? (title ?? name) : host}</b>
          <small>{form === 'card' ? host : ''}</small>
        </span>,
        <i aria-hidden="true">{form === 'card' ? name.charAt(0) : ''}</i>,
      ];
    case 'qr':
      return <i class="qr" role="img" aria-label={kit.texts.qr} />;
    case 'folded':
      return [<span class="line">{text}</span>, <small>{kit.texts.folded}</small>];
    case 'removed':
      return <span>{worded(s, params.wording, 'body', 'removed')}</span>;
    default:
      if (!clickable) return <span>{text}</span>;
      return <span>{shown ? <u>{shown}</u> : withAddress(text)}</span>;
  }
}
