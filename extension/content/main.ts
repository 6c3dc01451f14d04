/** Entry of the content script: one standalone file, run before the page's own scripts. */
import { extensionPort, isAlive } from './extension-port.ts';
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
    const answer = (message: unknown, _sender: unknown, send: (value: unknown) => void) => {
      if ((message as { interstice?: unknown } | null)?.interstice === 'describe-chat')
        send(content.describe());
    };
    port.runtime.onMessage.addListener(answer);
    end.signal.addEventListener('abort', () => {
      try {
        port.runtime.onMessage.removeListener(answer);
      } catch {
        // The extension is gone, and its events with it.
      }
    });
  }
}
