import { useId } from 'preact/hooks';
import type { Surface } from '../../../src/policy/types.ts';
import type { Outline } from '../../outline.ts';
import type { ChatDescription } from '../../report/description.ts';
import type { SiteSetting } from '../../storage.ts';
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

type NamedSurface = Outline['surfaces'][number];

interface SurfaceChoiceProps {
  readonly outline: Outline;
  readonly choice: Choice;
  readonly detected: Detection;
  onChoose(choice: Choice): void;
}

/** Where the link is met: set by hand, or left to the page. */
export function SurfaceChoice({ outline, choice, detected, onChoose }: SurfaceChoiceProps) {
  const { surfaces } = outline;
  const t = useText('controls');
  const local = useLocal();
  const name = useId();
  const found = surfaces.find(({ id }) => id === detected);
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
      {detected !== undefined && (
        <div class="surface-said" aria-live="polite">
          {choice === 'detect' ? (
            <Detected outline={outline} found={found} detected={detected} />
          ) : (
            <SetByHand
              outline={outline}
              chosen={choice}
              named={surfaces.find(({ id }) => id === choice)}
              found={found}
              detected={detected}
            />
          )}
        </div>
      )}
    </fieldset>
  );
}

interface FoundProps {
  readonly outline: Outline;
  /** What was detected, where the platform has it. */
  readonly found: NamedSurface | undefined;
  readonly detected: NonNullable<Detection>;
}

function Detected({ outline, found, detected }: FoundProps) {
  const t = useText('controls');
  const local = useLocal();
  if (found !== undefined) return <p class="soft">{t('surface-detected', { surface: local(found.name) })}</p>;
  if (!isNoSurface(detected)) return <Lacking outline={outline} surface={detected} />;
  const said = SAID[detected];
  return <p class="soft">{said && t(said)}</p>;
}

/** Of a surface that the platform does not have nothing is on record, and nothing is simulated there. */
function Lacking({ outline, surface }: { readonly outline: Outline; readonly surface: Surface }) {
  const t = useText('controls');
  const local = useLocal();
  const platform = outline.platforms.find(({ id }) => id === outline.platform);
  const name = platform === undefined ? outline.platform : local(platform.name);
  return <p class="surface-other">{t(`lacks-${surface}`, { platform: name })}</p>;
}

interface SetByHandProps extends FoundProps {
  readonly chosen: Surface;
  /** The same, where the platform has it: it may have been chosen for another. */
  readonly named: NamedSurface | undefined;
}

/** What was chosen goes over what every later chat on the site shows: so that is said, and where the page shows something else. */
function SetByHand({ outline, chosen, named, found, detected }: SetByHandProps) {
  const t = useText('controls');
  const local = useLocal();
  const isOther = detected === 'several' || (!isNoSurface(detected) && detected !== chosen);
  return (
    <>
      <p class="soft">
        {named === undefined ? t('surface-set-foreign') : t('surface-set', { surface: local(named.name) })}
      </p>
      {named === undefined && <Lacking outline={outline} surface={chosen} />}
      {named !== undefined && isOther && (
        <p class="surface-other">
          {found !== undefined && t('surface-other', { surface: local(found.name) })}
          {found === undefined && t(detected === 'several' ? 'surface-other-several' : 'surface-foreign')}
        </p>
      )}
    </>
  );
}
