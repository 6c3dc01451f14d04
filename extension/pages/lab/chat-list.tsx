import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Surface } from '../../../src/policy/types.ts';
import { useLocal, useText } from '../../ui/text.ts';
import type { Place } from './places.ts';

interface ChatListProps {
  readonly places: readonly Place[];
  readonly open: string;
  onOpen(id: string): void;
}

/** Surfaces that are chats; what else there is stands below them, and the search box above. */
const CHATS: readonly Surface[] = ['direct', 'group', 'channel'];

/** The places of the Lab. Folded groups lie behind a row of their own; opening one changes nothing about its links. */
export function ChatList({ places, open, onOpen }: ChatListProps) {
  const t = useText('lab');
  const isFolded = places.some(({ id, folded }) => folded === true && id === open);
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
  const row = (place: Place) => (
    <li key={place.id}>
      <ChatRow place={place} open={open} onOpen={onOpen} />
    </li>
  );
  const turnRow = (name: string, sign: string, more = false) => (
    <li>
      <button type="button" class="lab-row" ref={turner} onClick={turn}>
        <Sign d={sign} />
        <span class="lab-row-name">{name}</span>
        {more && (
          <span class="lab-row-more" aria-hidden="true">
            ›
          </span>
        )}
      </button>
    </li>
  );
  const folded = places.filter((place) => place.folded === true);
  const plain = places.filter((place) => place.folded !== true);
  const isChat = ({ surface }: Place) => CHATS.includes(surface);
  const isSearch = ({ surface }: Place) => surface === 'search';
  return (
    <nav class="lab-list" aria-label={t('chats')}>
      {unfolded ? (
        <ul>
          {turnRow(t('folded-back'), 'M12.5 5 7.5 10l5 5')}
          {folded.map(row)}
        </ul>
      ) : (
        <ul>
          {plain.filter(isSearch).map(row)}
          {plain.filter(isChat).map(row)}
          {folded.length > 0 && turnRow(t('folded'), 'M3.5 6.5h13M5 10h10M6.5 13.5h7', true)}
          {plain.filter((place) => !isChat(place) && !isSearch(place)).map(row)}
        </ul>
      )}
    </nav>
  );
}

const SIGNS: Readonly<Record<Surface, string>> = {
  direct: 'M10 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6M4 16.5c.7-5 11.3-5 12 0',
  group:
    'M7.5 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M2.5 15.5c.5-4.5 9.5-4.5 10 0M13 5a2.2 2.2 0 0 1 0 4.4M14.5 11.2c1.7.5 2.8 1.8 3 4',
  channel: 'M4 8.5v3h3l6 4v-11l-6 4zM15.5 8c1 1.2 1 2.8 0 4',
  feed: 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M10 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  comment: 'M3.5 4.5h13v9h-7l-3.5 3v-3H3.5zM6.5 8h7M6.5 10.5h5',
  profile:
    'M3.5 4.5h13v11h-13zM7.5 7.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3M5.5 13.5c.4-2 3.6-2 4 0M12 8.5h2.5M12 11.5h2.5',
  story: 'M6 3.5h8v13H6zM3.5 6v8M16.5 6v8',
  search: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4M12.7 12.7 16.5 16.5',
  'in-app': 'M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z',
};

type ChatRowProps = Omit<ChatListProps, 'places'> & { readonly place: Place };

function ChatRow({ place, open, onOpen }: ChatRowProps) {
  const local = useLocal();
  const { last } = place;
  const isChat = CHATS.includes(place.surface);
  return (
    <Row
      id={place.id}
      name={local(place.name)}
      {...(last && isChat && { last: local(last) })}
      open={open}
      onOpen={onOpen}
      sign={SIGNS[place.surface]}
    />
  );
}

interface RowProps extends Omit<ChatListProps, 'places'> {
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
