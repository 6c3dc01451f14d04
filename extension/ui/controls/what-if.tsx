import type { SettingsChange } from '../../messages.ts';
import type { Outline } from '../../outline.ts';
import type { Settings } from '../../storage.ts';
import { useLocal, useText } from '../text.ts';
import '../hypothetical.css';
import './what-if.css';

interface WhatIfProps {
  readonly outline: Outline;
  readonly settings: Settings;
  onChange(change: SettingsChange): void;
}

/** The overlay on the platform's pack, and plainly that what it does is hypothetical. Nothing where there is none for the platform. */
export function WhatIf({ outline, settings, onChange }: WhatIfProps) {
  const t = useText('controls');
  const local = useLocal();
  const own = outline.overlays.filter(({ on }) => on === settings.platform);
  if (own.length === 0) return null;
  const chosen = own.find(({ id }) => id === settings.overlay);
  return (
    <div class="what-if">
      <label class="what-if-choice">
        <span>{t('what-if')}</span>
        <select
          class="field"
          name="what-if"
          value={chosen?.id ?? ''}
          onChange={({ currentTarget: { value } }) => onChange({ overlay: value === '' ? null : value })}
        >
          <option value="">{t('what-if-none')}</option>
          {own.map(({ id, name, state }) => (
            <option key={id} value={id} disabled={state === 'faulty'}>
              {local(name)}
            </option>
          ))}
        </select>
      </label>
      <div role="status">
        {chosen?.state === 'ready' && (
          <p class="hypothetical">
            <b>{t('what-if-on')}</b> {local(chosen.about)}
          </p>
        )}
        {chosen !== undefined && chosen.state !== 'ready' && (
          <p class="notice">{t(`what-if-${chosen.state}`, { name: local(chosen.name) })}</p>
        )}
      </div>
    </div>
  );
}
