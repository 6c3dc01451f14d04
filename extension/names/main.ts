/**
 * Run by the popup in the frames of the page in front when a picture of it is taken: tells where names and faces are, so that they can be
 * covered. Kept apart from the content script, because no page pays for it before somebody asks.
 */
import { sites } from '../sites/index.ts';
import { findNames } from './find.ts';
import type { FoundNames } from './found.ts';

interface World {
  namesInterstice?: () => FoundNames;
}

(globalThis as World).namesInterstice = () => {
  const found = findNames(document, sites);
  // Where a frame stands only the page around it knows, and that looks into frames of its own origin itself.
  return window === window.top ? found : { ...found, boxes: [], left: 0 };
};
