import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useLocal, useText } from '../../ui/text.ts';
import type { Part } from './linkify.ts';
import { people } from './people.ts';
import type { Message, Place } from './places.ts';

/** A message that was sent in the Lab. */
export interface Post {
  readonly id: number;
  readonly parts: readonly Part[];
}

interface ChatViewProps {
  readonly place: Place;
  readonly posts: readonly Post[];
}

/** Surfaces of which one has to say what they are. */
const INTRODUCED = ['channel', 'comment', 'profile', 'story', 'in-app'] as const;

/** An open place of the Lab: the adapter `sites/lab.ts` reads its kind, and its links are plain anchors as in any web chat. */
export function ChatView({ place, posts }: ChatViewProps) {
  const t = useText('lab');
  const local = useLocal();
  const heading = useId();
  const { surface, members, messages } = place;
  const name = local(place.name);
  const intro = INTRODUCED.find((one) => one === surface);
  const isChat = surface === 'direct' || surface === 'group';
  return (
    <section
      class={`lab-chat ${isChat ? 'lab-chat-bubbles' : 'lab-chat-posts'}`}
      data-lab-kind={surface}
      aria-labelledby={heading}
    >
      <h2 id={heading}>{members === undefined ? name : t('group', { name, members })}</h2>
      {intro !== undefined && <p class="soft lab-intro">{t(`intro-${intro}`)}</p>}
      <ol class="lab-messages">
        {messages.map((message) => (
          <Told key={`${message.text.en} ${message.link}`} message={message} named={surface !== 'direct'} />
        ))}
        {posts.map(({ id, parts }) => (
          <Posted key={`sent ${id}`} parts={parts} />
        ))}
      </ol>
    </section>
  );
}

function Told({
  message: { from, text, link },
  named,
}: {
  readonly message: Message;
  readonly named: boolean;
}) {
  const t = useText('lab');
  const local = useLocal();
  const person = people[from];
  return (
    <Bubble name={person === undefined ? t('me') : local(person)} isMine={from === 'me'} named={named}>
      {local(text)} {link !== undefined && <Link text={link} link={link} />}
    </Bubble>
  );
}

/** What was sent comes into view. */
function Posted({ parts }: Pick<Post, 'parts'>) {
  const t = useText('lab');
  const mark = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => mark.current?.scrollIntoView?.({ block: 'nearest' }), []);
  return (
    <Bubble name={t('me')} isMine={true} isSent={true} named={false}>
      {parts.map(({ text, link }, index) =>
        link === undefined ? text : <Link key={index} text={text} link={link} />,
      )}
      <span ref={mark} />
    </Bubble>
  );
}

function Link({ text, link }: { readonly text: string; readonly link: string }) {
  return (
    <a href={link} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}

interface BubbleProps {
  readonly name: string;
  readonly isMine: boolean;
  readonly isSent?: boolean;
  /** Whether the sender's name stands above the message. */
  readonly named: boolean;
  readonly children: ComponentChildren;
}

function Bubble({ name, isMine, isSent = false, named, children }: BubbleProps) {
  const classes = ['lab-message', isMine && 'lab-message-mine', isSent && 'lab-sent'];
  return (
    <li class={classes.filter(Boolean).join(' ')}>
      <span class="lab-face" aria-hidden="true">
        {[...name][0]}
      </span>
      <div class="lab-said">
        <p class={named && !isMine ? 'lab-from soft' : 'unseen'}>{name}</p>
        <p class="lab-text">{children}</p>
      </div>
    </li>
  );
}
