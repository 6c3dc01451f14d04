/**
 * Run before the content script where that is started in a page which is already open: after a permission was granted, or the
 * extension was updated. Ends an earlier copy and takes away what is left of one that cannot be ended any more.
 */
import { removeLeftovers } from './leftovers.ts';

(globalThis as { endInterstice?: () => void }).endInterstice?.();
removeLeftovers(document);
