import { useState } from 'preact/hooks';
import type { SettingsChange } from '../../messages.ts';
import type { Named, Outline } from '../../outline.ts';
import type { Settings } from '../../storage.ts';
import { useLocal, useText } from '../text.ts';
import './conditions.css';

interface CircumstancesProps {
  readonly outline: Outline;
  readonly settings: Settings;
  onChange(change: SettingsChange): void;
}

/** Client and version, region, sender: each only where a rule of the platform asks for it; nothing where none does. */
export function Circumstances({ outline, settings, onChange }: CircumstancesProps) {
  const t = useText('controls');
  const { clients, versions, regions, sender } = outline;
  const { client } = settings;
  if (clients.length === 0 && regions.length === 0 && !sender) return null;
  return (
    <div class="controls-part conditions-fields">
      {clients.length > 0 && (
        <Pick
          label={t('client')}
          none={t('client-any')}
          options={clients}
          chosen={client}
          onPick={(picked) => onChange({ client: picked, clientVersion: null })}
        />
      )}
      {client !== undefined && versions.includes(client) && (
        <Version version={settings.clientVersion} onChange={onChange} />
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
      {sender && (
        <label>
          <span>{t('sender')}</span>
          <select
            class="field"
            name="sender"
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
      )}
    </div>
  );
}

/** As the schema of packs has it. */
const VERSION = /^\d+(\.\d+)*$/;

type VersionProps = Pick<CircumstancesProps, 'onChange'> & { readonly version: string | undefined };

function Version({ version, onChange }: VersionProps) {
  const t = useText('controls');
  const [isWrong, setWrong] = useState(false);
  return (
    <label>
      <span>{t('client-version')}</span>
      <input
        class="field"
        name="client-version"
        value={version ?? ''}
        placeholder={t('client-version-newest')}
        inputMode="decimal"
        aria-invalid={isWrong}
        onChange={({ currentTarget: { value } }) => {
          const typed = value.trim();
          const fits = typed === '' || VERSION.test(typed);
          setWrong(!fits);
          if (fits) onChange({ clientVersion: typed === '' ? null : typed });
        }}
      />
      {isWrong && <span role="alert">{t('client-version-wrong')}</span>}
    </label>
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
