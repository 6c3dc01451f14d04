import { useId } from 'preact/hooks';
import type { ChatDescription } from '../../report/description.ts';
import type { Outline, SiteSetting } from '../../storage.ts';
import { useLocal, useText } from '../text.ts';
import './surface-choice.css';

export type Choice = SiteSetting['surface'];

/**
 * What the page in front shows; `asking` = it has not answered yet; `off` = it cannot be asked before the simulation is on;
 * undefined = there is no chat to ask.
 */
export type Detection = ChatDescription['kind'] | 'asking' | 'off' | undefined;

/** What is said of what was found, where that is none of the platform's surfaces. */
const SAID = {
  asking: null,
  off: 'surface-off',
  unknown: 'surface-undetected',
  several: 'surface-several',
  support: 'surface-support',
  self: 'surface-self',
} as const;

function isNoSurface(detected: NonNullable<Detection>): detected is keyof typeof SAID {
  return detected in SAID;
}

interface SurfaceChoiceProps {
  readonly surfaces: Outline['surfaces'];
  readonly choice: Choice;
  readonly detected: Detection;
  onChoose(choice: Choice): void;
}

/** Where the link is met: set by hand, or left to the page. */
export function SurfaceChoice({ surfaces, choice, detected, onChoose }: SurfaceChoiceProps) {
  const t = useText('controls');
  const local = useLocal();
  const name = useId();
  const found = surfaces.find(({ id }) => id === detected);
  const said =
    found || detected === undefined ? null : isNoSurface(detected) ? SAID[detected] : 'surface-foreign';
  const options: { readonly id: Choice; readonly label: string }[] = [
    ...(detected === undefined ? [] : [{ id: 'detect' as const, label: t('surface-detect') }]),
    ...surfaces.map((surface) => ({ id: surface.id, label: local(surface.name) })),
  ];
  return (
    <fieldset class="surface">
      <legend>{t('surface')}</legend>
      <div class="surface-options">
        {options.map(({ id, label }) => (
          <label key={id}>
            <input
              type="radio"
              name={name}
              value={id}
              checked={id === choice}
              onChange={() => onChoose(id)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {choice === 'detect' && detected !== undefined && (
        <p class="soft" aria-live="polite">
          {found !== undefined && t('surface-detected', { surface: local(found.name) })}
          {said && t(said)}
        </p>
      )}
    </fieldset>
  );
}
