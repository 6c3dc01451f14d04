/** Takes in messages: refuses what has the wrong shape, comes from elsewhere, or is not for a content script to say. */
import type { ExtensionApi, MessageSender } from '../browser.ts';
import {
  type AnswerOf,
  type Contract,
  contracts,
  type MessageName,
  type Outcome,
  type PayloadOf,
  type Receipt,
  readMessage,
} from '../messages.ts';

export type Handlers = {
  readonly [N in MessageName]: (
    payload: PayloadOf<N>,
    sender: MessageSender,
  ) => Promise<AnswerOf<N> | undefined>;
};

type RouterApi = Pick<ExtensionApi['runtime'], 'id' | 'getURL' | 'onMessage'>;

/** Where a message comes from; null = not from this extension. */
export function trustOf(
  sender: MessageSender,
  runtime: Pick<RouterApi, 'id' | 'getURL'>,
): 'content' | 'page' | null {
  if (sender.id !== runtime.id) return null;
  // A page of ours may be shown in a tab of its own, so `sender.tab` alone says nothing: the address does.
  if (sender.url?.startsWith(runtime.getURL(''))) return 'page';
  return 'content';
}

/** Requests that are remembered as handled, the oldest forgotten first: a page has far fewer under way. */
const MOST_HANDLED = 1000;

/**
 * Starts to listen. Each message has one handler; what is refused gets an answer that says why, if it wanted one. A request with an id
 * is handled once, however often it comes.
 *
 * @returns takes in what a page of ours had left in storage as if it had just sent it; settled when it is done or refused
 */
export function startRouter(
  runtime: RouterApi,
  handlers: Partial<Handlers>,
  log: (line: string) => void,
): (raw: unknown) => Promise<void> {
  const byName = new Map(Object.entries<Handler>(handlers as Record<string, Handler>));
  const handled = new Map<string, Promise<unknown> | undefined>();
  const once = ({ name, payload, id }: Accepted, sender: MessageSender) => {
    if (id !== undefined && handled.has(id)) return handled.get(id);
    const answer = byName.get(name)?.(payload, sender);
    if (id !== undefined) handled.set(id, answer);
    const [oldest = ''] = handled.keys();
    if (handled.size > MOST_HANDLED) handled.delete(oldest);
    return answer;
  };
  runtime.onMessage.addListener((raw, sender) => {
    const receipt = readMessage(raw);
    if (receipt === null) return undefined;
    if (!receipt.ok) return refuse(receipt.fault, log);
    const trust = trustOf(sender, runtime);
    const contract: Contract<unknown, unknown> = contracts[receipt.name];
    if (trust === null || (trust === 'content' && contract.trust === 'page')) {
      return refuse(`${receipt.name}: not from here`, log);
    }
    const answer = once(receipt, sender);
    if (contract.verb === 'request') return answer;
    const failed = (error: unknown) => log(`${receipt.name}: ${String(error)}`);
    return answer?.catch(failed).then(() => null);
  });
  return async (raw) => {
    const receipt = readMessage(raw);
    if (receipt?.ok) await once(receipt, {});
    else log(`message refused: ${receipt?.fault ?? 'not one of ours'}`);
  };
}

type Accepted = Extract<Receipt, { readonly ok: true }>;

type Handler = (payload: unknown, sender: MessageSender) => Promise<unknown>;

function refuse(fault: string, log: (line: string) => void): Promise<Outcome> {
  log(`message refused: ${fault}`);
  return Promise.resolve({ ok: false, code: 'refused', detail: fault });
}
