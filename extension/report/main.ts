/**
 * Run by the popup in every frame of the page in front, in the world of the content script: counts what the adapter finds there. Kept
 * apart from the content script, because no page pays for it before somebody asks.
 */
import { sites } from '../sites/index.ts';
import { describePage } from './describe.ts';
import type { ChatDescription } from './description.ts';

interface World {
  /** Left by the content script (`content/main.ts`). */
  wakeInterstice?: () => boolean;
  reportInterstice?: () => ChatDescription | null;
}

const world = globalThis as World;
/** null where no content script runs that could act on what is found. */
world.reportInterstice = () => {
  if (!world.wakeInterstice) return null;
  world.wakeInterstice();
  return describePage(document, sites);
};
