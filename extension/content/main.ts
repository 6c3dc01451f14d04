/** Entry of the content script: one standalone file, run before the page's own scripts. */
import type { ChatDescription } from '../messages.ts';
import { extensionPort, isAlive } from './extension-port.ts';
import { removeLeftovers } from './leftovers.ts';
import { startContent } from './start.ts';

/** Our own world in the page, which the page does not see. */
interface World {
  /** Left here by a copy of this script for the next one. */
  endInterstice?: () => void;
  /** Left here by the background where it starts a copy in a page that is already open (`background/sites.ts`). */
  lateInterstice?: boolean;
  /**
   * Called by the popup (`popup/front.ts`), which reaches into this world. Not a listener for messages: touching `chrome.runtime` at
   * the start of every page would cost as much as all the rest.
   */
  describeInterstice?: () => ChatDescription;
}

const port = extensionPort();
if (port) {
  const world = globalThis as World;
  // Run twice in a page (once more after a permission was granted): the later copy goes on alone.
  world.endInterstice?.();
  const end = new AbortController();
  world.endInterstice = () => end.abort();
  // Not by asking the document, which every page would pay for.
  if (world.lateInterstice) removeLeftovers(document);
  const content = startContent({
    window,
    storage: port.storage,
    send: (message) => port.runtime.sendMessage(message),
    alive() {
      if (!isAlive(port)) end.abort();
      return !end.signal.aborted;
    },
    signal: end.signal,
  });
  world.describeInterstice = content.describe;
}
