import { useLayoutEffect, useRef } from 'preact/hooks';
import { useText } from '../../ui/text.ts';
import type { Cover } from './covers.ts';

interface CoverListProps {
  readonly covers: readonly Cover[];
  /** Pixels of the picture in a CSS pixel of the page. */
  readonly scale: number;
  /** Of the cover whose entry shall have the keyboard. */
  readonly picked: number | null;
  onRemove(cover: Cover): void;
  /** The pointer or the keyboard is at an entry, or at none any more. */
  onPoint(id: number | null): void;
}

/** Every covered part, each with a button that uncovers it: so without a pointer, too. */
export function CoverList({ covers, scale, picked, onRemove, onPoint }: CoverListProps) {
  const t = useText('capture');
  const list = useRef<HTMLUListElement>(null);
  /** Place in the list of the entry that was removed by its button: the keyboard goes on there. */
  const removed = useRef<number | null>(null);
  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])];

  useLayoutEffect(() => {
    const at = covers.findIndex(({ id }) => id === picked);
    if (at >= 0) buttons()[at]?.focus();
  }, [picked]);
  useLayoutEffect(() => {
    const at = removed.current;
    removed.current = null;
    if (at === null) return;
    const left = buttons();
    if (left.length > 0) left[Math.min(at, left.length - 1)]?.focus();
    else document.getElementById('covers')?.focus();
  }, [covers]);

  if (covers.length === 0) return <p class="soft">{t('covers-none')}</p>;
  return (
    <ul class="covers" ref={list}>
      {covers.map((cover, at) => {
        const { id, kind, box } = cover;
        const [x, y, width, height] = box.map((pixels) => Math.round(pixels / scale));
        const name = t(`cover-${kind}`, { n: id });
        return (
          <li
            key={id}
            data-cover={id}
            onPointerEnter={() => onPoint(id)}
            onPointerLeave={() => onPoint(null)}
            onFocusIn={() => onPoint(id)}
            onFocusOut={() => onPoint(null)}
          >
            <span>{name}</span>
            <span class="soft">
              {t('cover-place', { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 })}
            </span>
            <button
              type="button"
              class="button"
              aria-label={t('uncover-about', { cover: name })}
              onClick={() => {
                removed.current = at;
                onRemove(cover);
              }}
            >
              {t('uncover')}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
