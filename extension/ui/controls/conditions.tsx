import type { MessageForm } from '../../../src/policy/types.ts';
import type { SettingsChange } from '../../messages.ts';
import type { Named, Outline, Settings } from '../../storage.ts';
import { useLocal, useText } from '../text.ts';
import './conditions.css';

/** The forms that can be asked for by hand; the others come only from rules. */
const FORMS = ['link', 'card', 'token', 'text'] as const satisfies readonly MessageForm[];

interface ConditionsProps {
  readonly outline: Outline;
  readonly settings: Settings;
  onChange(change: SettingsChange): void;
}

/** What an address does not show but rules ask for: client, region, sender, form of the message, conduct of the page. Folded away. */
export function Conditions({ outline, settings, onChange }: ConditionsProps) {
  const t = useText('controls');
  const local = useLocal();
  const { clients, regions, flags } = outline;
  const chosen = settings.flags;
  return (
    <details class="conditions">
      <summary>{t('more')}</summary>
      <div class="conditions-fields">
        {clients.length > 0 && (
          <Pick
            label={t('client')}
            none={t('client-any')}
            options={clients}
            chosen={settings.client}
            onPick={(client) => onChange({ client, ...(client === null && { clientVersion: null }) })}
          />
        )}
        {settings.client !== undefined && (
          <label>
            <span>{t('client-version')}</span>
            <input
              class="field"
              value={settings.clientVersion ?? ''}
              placeholder={t('client-version-newest')}
              inputMode="decimal"
              pattern="\d+(\.\d+)*"
              onChange={({ currentTarget: { value, validity } }) => {
                if (validity.valid) onChange({ clientVersion: value === '' ? null : value });
              }}
            />
          </label>
        )}
        {regions.length > 0 && (
          <Pick
            label={t('region')}
            none={t('region-any')}
            options={regions}
            chosen={settings.region}
            onPick={(region) => onChange({ region })}
          />
        )}
        <label>
          <span>{t('sender')}</span>
          <select
            class="field"
            value={settings.sender ?? ''}
            onChange={({ currentTarget: { value } }) =>
              onChange({ sender: value === 'contact' || value === 'stranger' ? value : null })
            }
          >
            <option value="">{t('sender-any')}</option>
            <option value="contact">{t('sender-contact')}</option>
            <option value="stranger">{t('sender-stranger')}</option>
          </select>
        </label>
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

interface PickProps {
  readonly label: string;
  readonly none: string;
  readonly options: readonly Named[];
  readonly chosen: string | undefined;
  onPick(id: string | null): void;
}

function Pick({ label, none, options, chosen, onPick }: PickProps) {
  const local = useLocal();
  return (
    <label>
      <span>{label}</span>
      <select
        class="field"
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) => onPick(value === '' ? null : value)}
      >
        <option value="">{none}</option>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {local(name)}
          </option>
        ))}
      </select>
    </label>
  );
}
