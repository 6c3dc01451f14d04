/**
 * Run before the content script where that is started in a page which is already open: after a permission was granted, or the
 * extension was updated. Takes away what is left of a copy that has ended; one that runs is left alone.
 */
import { removeLeftovers } from './leftovers.ts';

if (!(globalThis as { wakeInterstice?: () => boolean }).wakeInterstice?.()) removeLeftovers(document);
