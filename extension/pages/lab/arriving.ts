/**
 * What a person sends in the Lab is drawn as it would have arrived, whatever the setting "Show messages as they arrived" says of all the rest.
 * Real chats have nothing of the kind: so it is done here, around the code that runs in them, and not in it.
 */
import type { StoragePort } from '../../content/extension-port.ts';
import { arrivalOf } from '../../content/messages-as-arrived/arrivals.ts';
import type { MessageForms } from '../../content/messages-as-arrived/forms.ts';
import { showMessages } from '../../content/messages-as-arrived/show-messages.ts';
import type { ActiveState } from '../../storage.ts';

/** Selects messages that were sent in the Lab. */
export const SENT = '.lab-sent';

/** The stored state, as the Lab hands it on: messages are always shown, and which of them is asked one by one. */
interface LabState extends ActiveState {
  /** The setting, as it is stored. */
  readonly all: boolean;
}

function forLab(stored: unknown): unknown {
  const state = stored as ActiveState | null | undefined;
  if (typeof state !== 'object' || state === null) return stored;
  return { ...state, all: state.messagesAsArrived, messagesAsArrived: true } satisfies LabState;
}

const KEY = 'active';

/** The storage, with the state changed that content scripts read. */
export function labStorage({ local, onChanged }: StoragePort): StoragePort {
  type Listener = Parameters<StoragePort['onChanged']['addListener']>[0];
  const changed = new Map<Listener, Listener>();
  return {
    local: {
      async get(keys) {
        const stored = await local.get(keys);
        return { ...stored, ...(KEY in stored && { [KEY]: forLab(stored[KEY]) }) };
      },
    },
    onChanged: {
      addListener(listener) {
        const own: Listener = (changes, area) => {
          const { [KEY]: state } = changes;
          listener({ ...changes, ...(state && { [KEY]: { newValue: forLab(state.newValue) } }) }, area);
        };
        changed.set(listener, own);
        onChanged.addListener(own);
      },
      removeListener(listener) {
        const own = changed.get(listener);
        if (own !== undefined) onChanged.removeListener(own);
        changed.delete(listener);
      },
    },
  };
}

/** Draws what was sent in the Lab, and all other messages where the setting says so. */
export const labForms: MessageForms = {
  showMessages,
  arrivalOf(met, site, surface, session) {
    const { all } = session.state as LabState;
    return all || met.element.closest(SENT) ? arrivalOf(met, site, surface, session) : null;
  },
};
