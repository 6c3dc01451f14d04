import type { MessageForm } from '../../../src/policy/types.ts';
import type { SettingsChange } from '../../messages.ts';
import type { Outline } from '../../outline.ts';
import type { Settings } from '../../storage.ts';
import { useLocal, useText } from '../text.ts';
import './conditions.css';

/** The forms that can be asked for by hand; the others come only from rules. */
const FORMS = ['link', 'card', 'token', 'text'] as const satisfies readonly MessageForm[];

interface ConditionsProps {
  readonly outline: Outline;
  readonly settings: Settings;
  onChange(change: SettingsChange): void;
}

/** What a page or an address does not show: the form in which a link arrived, and the conduct of the page behind it. Folded away. */
export function Conditions({ outline: { flags }, settings, onChange }: ConditionsProps) {
  const t = useText('controls');
  const local = useLocal();
  const chosen = settings.flags;
  const set = chosen.length + (settings.form === undefined ? 0 : 1);
  return (
    <details class="conditions">
      <summary>{set === 0 ? t('more') : t('more-set', { count: set })}</summary>
      <div class="conditions-fields">
        <label>
          <span>{t('form')}</span>
          <select
            class="field"
            name="form"
            value={settings.form ?? ''}
            onChange={({ currentTarget: { value } }) =>
              onChange({ form: FORMS.find((form) => form === value) ?? null })
            }
          >
            <option value="">{t('form-any')}</option>
            {FORMS.map((form) => (
              <option key={form} value={form}>
                {t(`form-${form}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {flags.length > 0 && (
        <fieldset class="conditions-flags">
          <legend>{t('flags')}</legend>
          {flags.map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ currentTarget: { checked } }) =>
                  onChange({ flags: checked ? [...chosen, id] : chosen.filter((flag) => flag !== id) })
                }
              />
              <span>{local(name)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </details>
  );
}
