import { useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../src/policy/problem.ts';
import { LONGEST_OVERLAY, type OverlayEntry } from '../../overlays/kept.ts';
import type { View } from '../../ui/controls/store.ts';
import { useLocal, useText } from '../../ui/text.ts';
import '../../ui/hypothetical.css';
import { type Added, addOverlay, type OverlayStore } from './add-overlay.ts';

interface WhatIfsProps {
  readonly store: OverlayStore;
  readonly view: View;
  /** Of the extension. */
  readonly version: string;
}

/** Overlays: brought as files, listed with what became of them, removed. */
export function WhatIfs({ store, view, version }: WhatIfsProps) {
  const t = useText('options');
  const local = useLocal();
  const picker = useRef<HTMLInputElement>(null);
  const [said, say] = useState<string | null>(null);
  const [refused, refuse] = useState<{ readonly file: string; readonly problems: readonly Problem[] } | null>(
    null,
  );
  const entries = view.outline?.overlays ?? [];

  const tell = (added: Added, file: string) => {
    refuse('problems' in added ? { file, problems: added.problems } : null);
    if ('name' in added)
      say(t(added.isReplaced ? 'what-if-replaced' : 'what-if-added', { name: local(added.name) }));
    else if ('fault' in added)
      say(t(`what-if-${added.fault}`, { file, detail: added.detail, most: LONGEST_OVERLAY }));
    else say(null);
  };
  const add = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file === undefined) return;
    tell(await addOverlay(file, store, entries, version), file.name);
    // So that the same file can be picked again, once it has been mended.
    input.value = '';
  };
  const remove = async ({ id, name }: OverlayEntry) => {
    refuse(null);
    if (await store.removeOverlay(id)) say(t('what-if-removed', { name: local(name) }));
  };

  return (
    <section class="options-part" aria-labelledby="what-ifs">
      <h2 id="what-ifs" tabIndex={-1}>
        {t('what-ifs')}
      </h2>
      <p class="soft">{t('what-ifs-about')}</p>
      <p class="what-if-add">
        <button type="button" class="button" onClick={() => picker.current?.click()}>
          {t('what-if-add')}
        </button>
        <input
          ref={picker}
          type="file"
          name="what-if"
          accept=".json,application/json"
          hidden
          onChange={(event) => void add(event.currentTarget)}
        />
      </p>
      <div role="status">{said !== null && <p class="options-said">{said}</p>}</div>
      <div role="alert">
        {refused !== null && (
          <div class="notice what-if-wrong">
            <p>{t('what-if-wrong', { file: refused.file })}</p>
            <Faults problems={refused.problems} />
          </div>
        )}
      </div>
      {entries.length > 0 && (
        <ul class="permissions">
          {entries.map((entry) => (
            <Row
              key={entry.id}
              entry={entry}
              platform={view.outline?.platforms.find(({ id }) => id === entry.on)?.name ?? { en: entry.on }}
              isInUse={view.outline?.overlay?.id === entry.id}
              onRemove={() => void remove(entry)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface RowProps {
  readonly entry: OverlayEntry;
  readonly platform: OverlayEntry['name'];
  readonly isInUse: boolean;
  onRemove(): void;
}

function Row({ entry: { id, name, about, file, state, faults }, platform, isInUse, onRemove }: RowProps) {
  const t = useText('options');
  const local = useLocal();
  const called = local(name);
  const label = t('what-if-remove');
  return (
    <li class="permission" data-what-if={id}>
      <div class="permission-head">
        <h3>
          {called} {isInUse && <span class="hypothetical-mark">{t('what-if-in-use')}</span>}
        </h3>
        <button
          type="button"
          class="button"
          aria-label={t('about-site', { label, site: called })}
          onClick={onRemove}
        >
          {label}
        </button>
      </div>
      <p class="soft">{t('what-if-of', { platform: local(platform), file })}</p>
      <p>{local(about)}</p>
      {state === 'unchecked' && <p class="soft">{t('what-if-checking')}</p>}
      {state === 'faulty' && (
        <div class="notice what-if-wrong">
          <p>{t('what-if-stale')}</p>
          <Faults problems={faults} />
        </div>
      )}
    </li>
  );
}

/** Each fault with its place, what is wrong, and what would be right. These texts are English in every language. */
function Faults({ problems }: { readonly problems: readonly Problem[] }) {
  const t = useText('options');
  return (
    <ol class="faults" lang="en">
      {problems.map(({ pointer, line, column, code, message, expected }) => (
        <li key={`${line}:${column} ${code} ${pointer}`}>
          <span class="soft">{t('what-if-place', { line, column })}</span> <b>{message}</b> {expected}{' '}
          <code class="soft">
            {pointer} [{code}]
          </code>
        </li>
      ))}
    </ol>
  );
}
