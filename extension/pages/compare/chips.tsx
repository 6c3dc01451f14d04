import { useText } from '../../ui/text.ts';

interface ChipsProps {
  readonly items: readonly { readonly id: string; readonly name: string }[];
  onRemove(id: string): void;
}

/** What has been chosen, each with a button that takes it away. */
export function Chips({ items, onRemove }: ChipsProps) {
  const t = useText('compare');
  return (
    <ul class="chips">
      {items.map(({ id, name }) => (
        <li key={id}>
          <span>{name}</span>
          <button
            type="button"
            class="button-plain"
            aria-label={t('remove', { name })}
            onClick={() => onRemove(id)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
