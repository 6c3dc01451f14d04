import { useId } from 'preact/hooks';
import { languages } from '../../i18n/index.ts';
import type { SettingsChange } from '../../messages.ts';
import type { Settings } from '../../storage.ts';
import { Switch } from '../switch.tsx';
import { useText } from '../text.ts';
import './controls.css';

interface DisplayProps {
  readonly settings: Settings;
  /** Whether the switch for the simulation as a whole is among them. */
  readonly whole: boolean;
  onChange(change: SettingsChange): void;
}

/** How things are shown: messages, gloss, language; and the simulation as a whole. */
export function Display({ settings, whole, onChange }: DisplayProps) {
  const t = useText('controls');
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t('show')}</h2>
      <Switch
        label={t('messages-as-arrived')}
        on={settings.messagesAsArrived}
        onChange={(messagesAsArrived) => onChange({ messagesAsArrived })}
      />
      <Switch label={t('gloss')} on={settings.gloss} onChange={(gloss) => onChange({ gloss })} />
      {whole && (
        <Switch label={t('everywhere')} on={settings.enabled} onChange={(enabled) => onChange({ enabled })} />
      )}
      <label class="line">
        <span>{t('interface-language')}</span>
        <select
          class="field"
          value={settings.language}
          onChange={({ currentTarget: { value } }) => onChange({ language: value })}
        >
          <option value="auto">{t('language-auto')}</option>
          {languages.map(({ id, name }) => (
            <option key={id} value={id} lang={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}
