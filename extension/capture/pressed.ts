import { judgedWith } from '../judged-with.ts';
import type { ClickRecord, SiteSetting } from '../storage.ts';
import type { View } from '../ui/controls/store.ts';
import type { PressedLink } from './captured.ts';

/**
 * The link of the last click, as it is judged now: a screen that is open follows every change of platform, day and conditions, and no
 * new click is reported for that.
 *
 * @param surface as chosen for the site
 */
export function pressedNow(
  click: ClickRecord | undefined,
  { settings, outline }: Pick<View, 'settings' | 'outline'>,
  surface: SiteSetting['surface'] = 'detect',
): PressedLink | null {
  if (click === undefined) return null;
  return {
    url: click.url,
    surface: surface === 'detect' ? click.surface : surface,
    platform: settings.platform,
    day: settings.day,
    ...judgedWith(settings, outline?.overlay?.id),
  };
}
