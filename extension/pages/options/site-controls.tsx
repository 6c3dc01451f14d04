import type { Outline } from '../../outline.ts';
import type { SiteSetting } from '../../storage.ts';
import { Switch } from '../../ui/switch.tsx';
import { useLocal, useText } from '../../ui/text.ts';
import { nameOf } from './allowed.ts';
import { SiteButton } from './site-button.tsx';

interface SiteControlsProps {
  readonly origin: string;
  readonly setting: SiteSetting;
  /** null before the background has run: then nobody knows what there is to choose from. */
  readonly outline: Outline | null;
  /** Whether the site's name stands here too: the permission is for more than it. */
  readonly named: boolean;
  onChange(change: Partial<SiteSetting>): void;
  onForget(): void;
}

/** What is stored of an allowed site, and how to change it. */
export function SiteControls({ origin, setting, outline, named, onChange, onForget }: SiteControlsProps) {
  const t = useText('options');
  const popup = useText('popup');
  const site = nameOf(origin);
  const on = popup('here', { host: site });
  return (
    <div class="site" data-site={origin}>
      <Switch
        on={setting.on}
        label={named ? on : t('simulate')}
        name={on}
        onChange={(wanted) => onChange({ on: wanted })}
      />
      {outline !== null && (
        <SurfaceSelect site={site} outline={outline} chosen={setting.surface} onChange={onChange} />
      )}
      {named && !setting.on && <SiteButton label={t('forget')} site={site} onPress={onForget} />}
      {setting.generic === true && (
        <p class="site-generic">
          {t('generic')}{' '}
          <SiteButton label={popup('use-adapter')} site={site} onPress={() => onChange({ generic: false })} />
        </p>
      )}
    </div>
  );
}

interface SurfaceSelectProps {
  readonly site: string;
  readonly outline: Outline;
  readonly chosen: SiteSetting['surface'];
  onChange(change: Partial<SiteSetting>): void;
}

function SurfaceSelect({ site, outline, chosen, onChange }: SurfaceSelectProps) {
  const t = useText('options');
  const controls = useText('controls');
  const local = useLocal();
  const { surfaces, platforms, platform } = outline;
  const name = platforms.find(({ id }) => id === platform)?.name;
  const isForeign = chosen !== 'detect' && surfaces.every(({ id }) => id !== chosen);
  const label = t('surface');
  return (
    <label class="site-surface">
      <span>{label}</span>
      <select
        class="field"
        aria-label={t('about-site', { label, site })}
        value={chosen}
        onChange={({ currentTarget: { value } }) =>
          onChange({ surface: surfaces.find(({ id }) => id === value)?.id ?? 'detect' })
        }
      >
        <option value="detect">{controls('surface-detect')}</option>
        {surfaces.map(({ id, name }) => (
          <option key={id} value={id}>
            {local(name)}
          </option>
        ))}
        {isForeign && (
          <option value={chosen} disabled>
            {t('surface-foreign', { platform: name === undefined ? platform : local(name) })}
          </option>
        )}
      </select>
    </label>
  );
}
