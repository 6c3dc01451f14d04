import { useMemo, useRef } from 'preact/hooks';
import type { CompiledPolicy } from '../../../src/engine/types.ts';
import { spanOf } from '../../eras.ts';
import type { ClickRecord, Settings } from '../../storage.ts';
import { Conditions } from './conditions.tsx';
import { DayField } from './day-field.tsx';
import { Display } from './display.tsx';
import { LastClick } from './last-click.tsx';
import { PlatformChoice } from './platform-choice.tsx';
import { Preview } from './preview.tsx';
import type { ControlsStore, View } from './store.ts';
import { type Choice, type Detection, SurfaceChoice } from './surface-choice.tsx';
import { Timeline } from './timeline.tsx';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';
import './controls.css';

interface ControlsProps {
  readonly view: View;
  readonly store: Pick<ControlsStore, 'change'>;
  readonly today: string;
  readonly choice: Choice;
  readonly detected: Detection;
  readonly click: ClickRecord | null;
  /** Whether the switch for the simulation as a whole stands here; the Lab has its own. */
  readonly whole: boolean;
  onChoose(choice: Choice): void;
}

/** Platform, day, surface, preview, last click and the rest: the same beside the Lab and in the popup. */
export function Controls({ view, store, today, choice, detected, click, whole, onChoose }: ControlsProps) {
  const { outline, settings } = view;
  const workbench = useWorkbench(settings.platform);
  const policy = usePolicy(view, workbench);
  if (outline === null) return null;
  const found = outline.surfaces.find(({ id }) => id === detected)?.id;
  const surface = choice === 'detect' ? (found ?? outline.surfaces[0]?.id ?? 'direct') : choice;
  const onChange = (change: Parameters<ControlsStore['change']>[0]) => void store.change(change);
  return (
    <div class="controls">
      <div class="controls-part">
        <div class="line">
          <PlatformChoice
            outline={outline}
            platform={settings.platform}
            onChoose={(platform) => onChange({ platform })}
          />
          <DayField
            day={settings.day}
            span={spanOf(outline.eras, today)}
            onDay={(day) => onChange({ day })}
          />
        </div>
        <Timeline outline={outline} day={settings.day} today={today} onDay={(day) => onChange({ day })} />
      </div>
      <div class="controls-part">
        <SurfaceChoice surfaces={outline.surfaces} choice={choice} detected={detected} onChoose={onChoose} />
      </div>
      {policy !== null && (
        <div class="controls-part">
          <Preview
            policy={policy}
            outline={outline}
            settings={settings}
            surface={surface}
            example={choice === 'detect' && found === undefined}
          />
        </div>
      )}
      <div class="controls-part">
        <LastClick click={click} outline={outline} />
      </div>
      <div class="controls-part">
        <Display settings={settings} whole={whole} onChange={onChange} />
        <Conditions outline={outline} settings={settings} onChange={onChange} />
      </div>
    </div>
  );
}

/**
 * The policy of the chosen day. The stored one is there at once; a day that is not stored yet is compiled here as soon as the engine
 * is loaded, and until then the last policy stays in view.
 */
function usePolicy(view: View, workbench: Workbench | null): CompiledPolicy | null {
  const { settings, active } = view;
  const { platform, day, client, clientVersion, region } = settings;
  const stored = active?.policy ?? null;
  const last = useRef<CompiledPolicy | null>(null);
  const policy = useMemo(() => {
    if (stored !== null && isPolicyOf(stored, { platform, day, client, clientVersion, region }))
      return stored;
    const choice = { platform, day, ...present({ client, clientVersion, region }) };
    return workbench?.policyFor(choice) ?? last.current ?? stored;
  }, [stored, workbench, platform, day, client, clientVersion, region]);
  last.current = policy;
  return policy;
}

type Asked = { readonly [K in 'client' | 'clientVersion' | 'region']: string | undefined };

function isPolicyOf(policy: CompiledPolicy, asked: Asked & Pick<Settings, 'platform' | 'day'>): boolean {
  return (
    policy.platform === asked.platform &&
    policy.at === asked.day &&
    policy.client === asked.client &&
    policy.clientVersion === asked.clientVersion &&
    policy.region === asked.region
  );
}

function present({ client, clientVersion, region }: Asked): Partial<Record<keyof Asked, string>> {
  return {
    ...(client !== undefined && { client }),
    ...(clientVersion !== undefined && { clientVersion }),
    ...(region !== undefined && { region }),
  };
}
