import { useContext, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PlatformEntry } from '../../../src/packs/entry.ts';
import { Language, useLocal, useText } from '../text.ts';
import { findPlatforms, likeliest, type PlatformGroup } from './platform-list.ts';
import './platform-choice.css';

interface PlatformChoiceProps {
  readonly platforms: readonly PlatformEntry[];
  readonly platform: string;
  onChoose(platform: PlatformEntry): void;
}

/**
 * The chat app that is simulated: a field that one can type into, with a list below it (the pattern "combobox" of the ARIA Authoring
 * Practices). Arrow keys move in the list, Enter chooses, Escape gives up.
 */
export function PlatformChoice({ platforms, platform, onChoose }: PlatformChoiceProps) {
  const t = useText('controls');
  const local = useLocal();
  const language = useContext(Language);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  /** null as long as nothing has been typed: the name of the chosen platform stands in the field. */
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const chosen = platforms.find((one) => one.id === platform);
  const groups = isOpen ? findPlatforms(platforms, typed ?? '', language) : [];
  const found = groups.flatMap((group) => group.platforms);

  // So that what is typed next takes the place of the name, and does not follow it.
  useLayoutEffect(() => {
    const input = field.current;
    if (!isOpen && input !== null && input === input.ownerDocument.activeElement) input.select();
  }, [isOpen]);

  const open = () => {
    setOpen(true);
    setActive(platform);
  };
  const close = () => {
    setOpen(false);
    setTyped(null);
  };
  const choose = (one: PlatformEntry | undefined) => {
    if (one === undefined) return;
    close();
    if (one.id !== platform) onChoose(one);
  };
  const search = (text: string) => {
    setOpen(true);
    setTyped(text);
    setActive(likeliest(findPlatforms(platforms, text, language), text)?.id ?? null);
  };
  const move = (by: number) => {
    if (!isOpen) return open();
    const at = found.findIndex((one) => one.id === active);
    const next = at === -1 ? (by > 0 ? 0 : -1) : (at + by) % found.length;
    setActive(found.at(next)?.id ?? null);
  };
  const keys: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    ...(isOpen && { Enter: () => choose(found.find((one) => one.id === active)), Escape: close }),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // An input method is at work: its keys are its own.
    const act = event.isComposing ? undefined : keys[event.key];
    if (act === undefined) return;
    // Escape would close the whole popup.
    event.preventDefault();
    act();
  };

  return (
    <div class="platform-choice">
      <input
        ref={field}
        class="field platform"
        role="combobox"
        aria-label={t('platform')}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && active !== null && found.length > 0 ? `${id}-${active}` : undefined}
        autocomplete="off"
        spellcheck={false}
        value={typed ?? (chosen === undefined ? platform : local(chosen.name))}
        onClick={(event) => {
          event.currentTarget.select();
          if (!isOpen) open();
        }}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => search(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <span class="platform-open soft" aria-hidden="true">
        ▾
      </span>
      <div
        id={`${id}-list`}
        class="platform-list"
        role="listbox"
        aria-label={t('platform')}
        hidden={found.length === 0}
        // The focus stays in the field.
        onPointerDown={(event) => event.preventDefault()}
      >
        {groups.map((group) => (
          <Group
            key={group.kind}
            id={id}
            group={group}
            active={active}
            platform={platform}
            onChoose={choose}
          />
        ))}
      </div>
      {isOpen && found.length === 0 && (
        <p class="platform-list">{t('platform-none', { search: typed ?? '' })}</p>
      )}
      <p class="unseen" role="status">
        {isOpen && typed !== null && t.count('platforms', found.length)}
      </p>
    </div>
  );
}

interface GroupProps {
  /** That of the whole choice. */
  readonly id: string;
  readonly group: PlatformGroup;
  readonly active: string | null;
  readonly platform: string;
  onChoose(platform: PlatformEntry): void;
}

function Group({ id, group: { kind, platforms }, active, platform, onChoose }: GroupProps) {
  const t = useText('controls');
  const heading = `${id}-kind-${kind}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
    <div role="group" aria-labelledby={heading}>
      <div id={heading} class="platform-kind soft" role="presentation">
        {t(`kind-${kind}`)}
      </div>
      {platforms.map((one) => (
        <Option
          key={one.id}
          id={`${id}-${one.id}`}
          one={one}
          isActive={one.id === active}
          isChosen={one.id === platform}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly one: PlatformEntry;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  onChoose(platform: PlatformEntry): void;
}

function Option({ id, one, isActive, isChosen, onChoose }: OptionProps) {
  const t = useText('controls');
  const local = useLocal();
  const name = local(one.name);
  const others = [...new Set(Object.values(one.name))].filter((other) => other !== name);
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (isActive) place.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field, which has the focus
    // biome-ignore lint/a11y/useFocusableInteractive: as the pattern says, by aria-activedescendant
    <div
      ref={place}
      id={id}
      class="platform-option"
      role="option"
      aria-selected={isActive}
      data-platform={one.id}
      onClick={() => onChoose(one)}
    >
      <span aria-hidden="true">{isChosen ? '✓' : ''}</span>
      <span>
        {name} <span class="soft">{others.join(' ')}</span>
      </span>
      <span class="platform-from soft">{t('platform-from', { year: one.from.slice(0, 4) })}</span>
    </div>
  );
}
