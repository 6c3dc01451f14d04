import { useId } from 'preact/hooks';
import { useLocal, useText } from '../../ui/text.ts';
import { type Chat, type Message, people } from './chats.ts';

/** An open chat, or Moments: the adapter `sites/lab.ts` reads its kind, and its links are plain anchors as in any web chat. */
export function ChatView({ chat }: { readonly chat: Chat }) {
  const t = useText('lab');
  const local = useLocal();
  const heading = useId();
  const name = local(chat.name);
  return (
    <section class={`lab-chat lab-chat-${chat.kind}`} data-lab-kind={chat.kind} aria-labelledby={heading}>
      <h2 id={heading}>{chat.members === undefined ? name : t('group', { name, members: chat.members })}</h2>
      <ol class="lab-messages">
        {chat.messages.map((message) => (
          <MessageView key={message.text.en} message={message} named={chat.kind !== 'direct'} />
        ))}
      </ol>
    </section>
  );
}

interface MessageViewProps {
  readonly message: Message;
  /** Whether the sender's name stands above the message. */
  readonly named: boolean;
}

function MessageView({ message: { from, text, link }, named }: MessageViewProps) {
  const t = useText('lab');
  const local = useLocal();
  const person = people[from];
  const name = person === undefined ? t('me') : local(person);
  return (
    <li class={from === 'me' ? 'lab-message lab-message-mine' : 'lab-message'}>
      <span class="lab-face" aria-hidden="true">
        {[...name][0]}
      </span>
      <div class="lab-said">
        <p class={named && from !== 'me' ? 'lab-from soft' : 'unseen'}>{name}</p>
        <p class="lab-text">
          {local(text)}{' '}
          {link !== undefined && (
            <a href={link} target="_blank" rel="noopener noreferrer">
              {link}
            </a>
          )}
        </p>
      </div>
    </li>
  );
}
