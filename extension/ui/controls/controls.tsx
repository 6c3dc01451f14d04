import { useMemo, useRef, useState } from 'preact/hooks';
import type { CompiledPolicy } from '../../../src/engine/types.ts';
import type { PlatformEntry } from '../../../src/packs/entry.ts';
import { spanOf } from '../../eras.ts';
import type { OverlayEntry } from '../../overlays/kept.ts';
import type { ClickRecord, Settings } from '../../storage.ts';
import { useLocal, useText } from '../text.ts';
import { Circumstances } from './circumstances.tsx';
import { Conditions } from './conditions.tsx';
import { DayField } from './day-field.tsx';
import { Display } from './display.tsx';
import { LastClick } from './last-click.tsx';
import { PlatformChoice } from './platform-choice.tsx';
import { Preview } from './preview.tsx';
import { Remembered } from './remembered.tsx';
import type { ControlsStore, View } from './store.ts';
import { type Choice, type Detection, SurfaceChoice } from './surface-choice.tsx';
import { Timeline } from './timeline.tsx';
import { useWorkbench } from './use-workbench.ts';
import { WhatIf } from './what-if.tsx';
import type { PolicyChoice, Workbench } from './workbench.ts';
import './controls.css';

interface ControlsProps {
  readonly view: View;
  readonly store: Pick<ControlsStore, 'change' | 'overlayText' | 'forgetRemembered'>;
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
  const chosenOverlay = overlayOf(view);
  const workbench = useWorkbench(settings.platform, chosenOverlay, store);
  const policy = usePolicy(view, chosenOverlay, workbench);
  const [moved, setMoved] = useState<Moved | null>(null);
  if (outline === null) return null;
  const asked = choice === 'detect' ? detected : choice;
  const found = outline.surfaces.find(({ id }) => id === asked)?.id;
  const surface = found ?? outline.surfaces[0]?.id ?? 'direct';
  const onChange = (change: Parameters<ControlsStore['change']>[0]) => void store.change(change);
  const choosePlatform = (platform: PlatformEntry) => {
    const { day } = settings;
    const isEarlier = day < platform.from;
    setMoved(isEarlier ? { platform, day } : null);
    onChange({ platform: platform.id, day: isEarlier ? platform.from : day });
  };
  return (
    <div class="controls">
      <div class="controls-part">
        <div class="line">
          <PlatformChoice
            platforms={outline.platforms}
            platform={settings.platform}
            onChoose={choosePlatform}
          />
          <DayField
            day={settings.day}
            span={spanOf(outline.eras, today)}
            onDay={(day) => onChange({ day })}
          />
        </div>
        <DayMoved moved={moved} settings={settings} />
        <WhatIf outline={outline} settings={settings} onChange={onChange} />
        <Timeline outline={outline} day={settings.day} today={today} onDay={(day) => onChange({ day })} />
      </div>
      <div class="controls-part">
        <SurfaceChoice outline={outline} choice={choice} detected={detected} onChoose={onChoose} />
      </div>
      <Circumstances outline={outline} settings={settings} onChange={onChange} />
      {policy !== null && (
        <div class="controls-part">
          <Preview
            policy={policy}
            outline={outline}
            settings={settings}
            surface={surface}
            example={found === undefined}
          />
        </div>
      )}
      <div class="controls-part">
        <LastClick click={click} outline={outline} texts={store} />
        <Remembered view={view} store={store} />
      </div>
      <div class="controls-part">
        <Display settings={settings} whole={whole} onChange={onChange} />
        <Conditions outline={outline} settings={settings} onChange={onChange} />
      </div>
    </div>
  );
}

/** A platform that was chosen on a day on which its record had not begun. */
interface Moved {
  readonly platform: PlatformEntry;
  readonly day: string;
}

/** Says that the day was moved, as long as it stands where it was moved to. */
function DayMoved({ moved, settings }: { readonly moved: Moved | null; readonly settings: Settings }) {
  const t = useText('controls');
  const local = useLocal();
  const stands = moved?.platform.id === settings.platform && moved.platform.from === settings.day;
  return (
    <p class="day-moved" role="status">
      {stands &&
        t('day-moved', { platform: local(moved.platform.name), from: moved.day, to: moved.platform.from })}
    </p>
  );
}

/**
 * The policy of the chosen day. The stored one is there at once; a day that is not stored yet is compiled here as soon as the engine
 * is loaded, and until then the last policy stays in view.
 */
function usePolicy(
  view: View,
  overlay: OverlayEntry | null,
  workbench: Workbench | null,
): CompiledPolicy | null {
  const { settings, active } = view;
  const { platform, day, client, clientVersion, region } = settings;
  const stored = active?.policy ?? null;
  const last = useRef<CompiledPolicy | null>(null);
  const policy = useMemo(() => {
    const choice = { day, ...present({ client, clientVersion, region }) };
    if (stored?.platform === platform && isPolicyOf(stored, choice, overlay)) return stored;
    return workbench?.policyFor(choice) ?? last.current ?? stored;
  }, [stored, workbench, platform, overlay?.digest, day, client, clientVersion, region]);
  last.current = policy;
  return policy;
}

/** The overlay that lies on the chosen platform's pack, also before the background has said so; null where none can be used. */
function overlayOf({ outline, settings }: View): OverlayEntry | null {
  const isChosen = ({ id, on, state }: OverlayEntry) =>
    id === settings.overlay && on === settings.platform && state === 'ready';
  return outline?.overlays.find(isChosen) ?? null;
}

function isPolicyOf(policy: CompiledPolicy, asked: PolicyChoice, overlay: OverlayEntry | null): boolean {
  const [lies] = policy.hypothetical ?? [];
  return (
    policy.at === asked.day &&
    policy.client === asked.client &&
    policy.clientVersion === asked.clientVersion &&
    policy.region === asked.region &&
    lies?.id === overlay?.id &&
    (overlay === null || policy.packs[`overlay:${overlay.id}`] === overlay.digest)
  );
}

type Asked = { readonly [K in 'client' | 'clientVersion' | 'region']: string | undefined };

function present({ client, clientVersion, region }: Asked): Partial<Record<keyof Asked, string>> {
  return {
    ...(client !== undefined && { client }),
    ...(clientVersion !== undefined && { clientVersion }),
    ...(region !== undefined && { region }),
  };
}
