/** Entry of the content script: one standalone file, run before the page's own scripts. */
import { extensionPort, isAlive, listen } from './extension-port.ts';
import { removeLeftovers } from './leftovers.ts';
import { startContent } from './start.ts';

/** Where a copy of this script leaves its end for the next one, in a world that the page does not see. */
interface World {
  endInterstice?: () => void;
}

const port = extensionPort();
if (port) {
  const world = globalThis as World;
  // Run twice in a page (once more after a permission was granted): the later copy goes on alone.
  world.endInterstice?.();
  const end = new AbortController();
  world.endInterstice = () => end.abort();
  if (document.readyState !== 'loading') removeLeftovers(document);
  const content = startContent({
    window,
    storage: port.storage,
    send: (message) => port.runtime.sendMessage(message),
    alive: () => isAlive(port),
    signal: end.signal,
  });
  if (window === window.top) {
    listen(
      port.runtime.onMessage,
      (message, _sender, answer) => {
        const { interstice } = message as { readonly interstice?: unknown };
        if (interstice === 'describe-chat') answer(content.describe());
      },
      end.signal,
    );
  }
}
