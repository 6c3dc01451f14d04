import type { Outline } from '../../storage.ts';
import { useLocal, useText } from '../text.ts';

interface PlatformChoiceProps {
  readonly outline: Outline;
  readonly platform: string;
  onChoose(platform: string): void;
}

/** The chat app that is simulated. */
export function PlatformChoice({ outline, platform, onChoose }: PlatformChoiceProps) {
  const t = useText('controls');
  const local = useLocal();
  return (
    <select
      class="field platform"
      aria-label={t('platform')}
      value={platform}
      onChange={({ currentTarget: { value } }) => onChoose(value)}
    >
      {outline.platforms.map(({ id, name }) => (
        <option key={id} value={id}>
          {local(name)}
        </option>
      ))}
    </select>
  );
}
