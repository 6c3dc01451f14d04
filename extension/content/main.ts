/** Entry of the content script: one standalone file, run before the page's own scripts. */
import { extensionPort, isAlive } from './extension-port.ts';
import type { MessageForms } from './messages-as-arrived/forms.ts';
import { startContent } from './start.ts';

/** Our own world in the page, which the page does not see. */
interface World {
  /** Left here by a copy of this script for the next one. */
  endInterstice?: () => void;
  /** Put here by `messages-as-arrived/main.ts`. */
  intersticeMessages?: MessageForms;
  /**
   * Called by the report on the page (`report/main.ts`), which the popup runs in this world. Not a listener for messages: touching
   * `chrome.runtime` at the start of every page would cost as much as all the rest.
   */
  wakeInterstice?: () => void;
}

const port = extensionPort();
if (port) {
  const world = globalThis as World;
  // Run twice in a page (once more after a permission was granted): the later copy goes on alone.
  world.endInterstice?.();
  const end = new AbortController();
  world.endInterstice = () => end.abort();
  const content = startContent({
    window,
    storage: port.storage,
    send: (message) => port.runtime.sendMessage(message),
    forms: () => world.intersticeMessages,
    alive() {
      if (!isAlive(port)) end.abort();
      return !end.signal.aborted;
    },
    signal: end.signal,
  });
  world.wakeInterstice = content.readAgain;
}
