import type { Params } from '../policy/types.ts';
import type { Action, TreatmentInput } from '../treatments/types.ts';

type More = Omit<Action, 'id' | 'to' | 'gesture'>;

/** A tap on something that is there. */
export function tap(id: string, to: string, more?: More): Action {
  return { id, to, gesture: 'tap', ...more };
}

/** Press and hold. */
export function hold(id: string, to: string, more?: More): Action {
  return { id, to, gesture: 'long-press', ...more };
}

/** Go to another app on the phone. */
export function switchApp(id: string, to: string): Action {
  return { id, to, gesture: 'switch-app' };
}

/** The action in a list of actions, or nothing: `[...given(hasMenu, () => tap(...)), ...]`. Lazy, so that `follow` is too. */
export function given(condition: unknown, action: () => Action): readonly Action[] {
  return condition ? [action()] : [];
}

/** Adds what a treatment leads on to (its parameters `then` and `next`), the in-app browser where nothing is said; gives the first screen. */
export function followed({ params, follow }: Pick<TreatmentInput, 'params' | 'follow'>): string {
  const { then = 'webview', next } = params;
  return follow(String(then), next as Params | undefined);
}

/** Opens what follows; where that lies outside the platform at once, the action leaves it. */
export function onward(id: string, to: string): Action {
  return tap(id, to, to === 'browser' ? { leaves: true } : undefined);
}
