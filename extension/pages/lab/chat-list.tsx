import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLocal, useText } from '../../ui/text.ts';
import { type Chat, chats } from './chats.ts';

interface ChatListProps {
  readonly open: string;
  onOpen(id: string): void;
}

/** The chats of the Lab. Folded groups lie behind a row of their own; opening one changes nothing about its links. */
export function ChatList({ open, onOpen }: ChatListProps) {
  const t = useText('lab');
  const isFolded = chats.some(({ id, folded }) => folded === true && id === open);
  const [unfolded, setUnfolded] = useState(isFolded);
  const [before, setBefore] = useState(open);
  // The page's address may open a chat too.
  if (before !== open) {
    setBefore(open);
    setUnfolded(isFolded);
  }
  const turner = useRef<HTMLButtonElement>(null);
  const turned = useRef(false);
  // The row that was pressed is gone: the keyboard goes on from the one that leads back.
  useLayoutEffect(() => {
    if (turned.current) turner.current?.focus();
    turned.current = false;
  }, [unfolded]);
  const turn = () => {
    turned.current = true;
    setUnfolded(!unfolded);
  };
  const shown = chats.filter(({ folded, kind }) => (folded === true) === unfolded && kind !== 'feed');
  const feeds = chats.filter(({ kind }) => kind === 'feed');
  return (
    <nav class="lab-list" aria-label={t('chats')}>
      <ul>
        {unfolded ? (
          <li>
            <button type="button" class="lab-row" ref={turner} onClick={turn}>
              <Sign d="M12.5 5 7.5 10l5 5" />
              <span class="lab-row-name">{t('folded-back')}</span>
            </button>
          </li>
        ) : (
          <li>
            <Row id="search" name={t('search')} open={open} onOpen={onOpen} sign={SEARCH} />
          </li>
        )}
        {shown.map((chat) => (
          <li key={chat.id}>
            <ChatRow chat={chat} open={open} onOpen={onOpen} />
          </li>
        ))}
        {!unfolded && (
          <>
            <li>
              <button type="button" class="lab-row" ref={turner} onClick={turn}>
                <Sign d="M3.5 6.5h13M5 10h10M6.5 13.5h7" />
                <span class="lab-row-name">{t('folded')}</span>
                <span class="lab-row-more" aria-hidden="true">
                  ›
                </span>
              </button>
            </li>
            {feeds.map((chat) => (
              <li key={chat.id}>
                <ChatRow chat={chat} open={open} onOpen={onOpen} />
              </li>
            ))}
          </>
        )}
      </ul>
    </nav>
  );
}

const SEARCH = 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4M12.7 12.7 16.5 16.5';
const SIGNS = {
  direct: 'M10 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6M4 16.5c.7-5 11.3-5 12 0',
  group:
    'M7.5 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M2.5 15.5c.5-4.5 9.5-4.5 10 0M13 5a2.2 2.2 0 0 1 0 4.4M14.5 11.2c1.7.5 2.8 1.8 3 4',
  feed: 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M10 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
} as const;

function ChatRow({ chat, open, onOpen }: ChatListProps & { readonly chat: Chat }) {
  const local = useLocal();
  const last = chat.messages.at(-1);
  return (
    <Row
      id={chat.id}
      name={local(chat.name)}
      {...(last && chat.kind !== 'feed' && { last: local(last.text) })}
      open={open}
      onOpen={onOpen}
      sign={SIGNS[chat.kind]}
    />
  );
}

interface RowProps extends ChatListProps {
  readonly id: string;
  readonly name: string;
  readonly sign: string;
  /** What was said last. */
  readonly last?: string;
}

function Row({ id, name, sign, last, open, onOpen }: RowProps) {
  return (
    <button
      type="button"
      class="lab-row"
      data-chat={id}
      aria-current={id === open ? 'page' : undefined}
      onClick={() => onOpen(id)}
    >
      <Sign d={sign} />
      <span class="lab-row-name">{name}</span>
      {last !== undefined && <span class="lab-row-last soft">{last}</span>}
    </button>
  );
}

function Sign({ d }: { readonly d: string }) {
  return (
    <svg class="lab-sign" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path
        d={d}
        fill="none"
        stroke="currentColor"
        stroke-width="1.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
