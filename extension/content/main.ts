/** Entry of the content script: one standalone file, run before the page's own scripts. */
import { extensionPort, isAlive } from './extension-port.ts';
import type { MessageForms } from './messages-as-arrived/forms.ts';
import { startContent } from './start.ts';

/** Our own world in the page, which the page does not see. */
interface World {
  /** Put here by `messages-as-arrived/main.ts`. */
  intersticeMessages?: MessageForms;
  /**
   * Has the copy that runs here read the stored state again. False once its extension is gone, and then it has ended. Also called by
   * the report on the page (`report/main.ts`), which the popup runs in this world. Not a listener for messages: touching
   * `chrome.runtime` at the start of every page would cost as much as all the rest.
   */
  wakeInterstice?: () => boolean;
}

const port = extensionPort();
const world = globalThis as World;
// Run twice in a page (once more after a permission was granted): the copy that is there goes on, and so does the screen it shows.
if (port && !world.wakeInterstice?.()) {
  const end = new AbortController();
  const alive = () => {
    if (!isAlive(port)) end.abort();
    return !end.signal.aborted;
  };
  const content = startContent({
    window,
    storage: port.storage,
    send: (message) => port.runtime.sendMessage(message),
    forms: () => world.intersticeMessages,
    alive,
    signal: end.signal,
  });
  world.wakeInterstice = () => {
    content.readAgain();
    return alive();
  };
}
