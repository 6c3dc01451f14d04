/** The stage as a person uses it. */
import type { Action, Journey } from '../../../src/treatments/types.ts';
import { pointInRoot } from '../driver/in-page.ts';
import type { Tab } from '../driver/types.ts';
import { until } from '../driver/until.ts';

/** Waits for a screen by its id. */
export async function screenIs(tab: Tab, id: string): Promise<void> {
  await tab.untilStage(
    `the screen "${id}"`,
    (root, wanted) => {
      const screen = root.querySelector('[data-screen]')?.getAttribute('data-screen');
      if (screen === wanted) return true;
      throw new Error(`It is ${screen}: ${root.querySelector('.stage')?.textContent.slice(0, 200)}`);
    },
    id,
  );
}

/** Ids of the actions on the screen in front, in order. */
export async function actionsOf(tab: Tab): Promise<string[]> {
  return (
    (await tab.inStage((root) =>
      [...root.querySelectorAll('[data-action]')].map((one) => one.getAttribute('data-action') ?? ''),
    )) ?? []
  );
}

export async function textOf(tab: Tab): Promise<string> {
  return (await tab.inStage((root) => root.querySelector('.stage')?.textContent ?? '')) ?? '';
}

/** Presses a button by the action that it stands for. */
export async function act(tab: Tab, action: string): Promise<void> {
  await tab.clickInStage(`[data-action="${action}"]`);
}

/**
 * The same where the screen may be drawn anew under the pointer, when a text has been copied: a button that was missed is pressed again,
 * unless the screen that it leads to is there.
 */
async function actFor(tab: Tab, screen: string, { id, to }: Action) {
  await until(`"${id}" to be pressed`, async () => {
    const now = await tab.inStage((root) => root.querySelector('[data-screen]')?.getAttribute('data-screen'));
    if (now === to && to !== screen) return true;
    await tab.inStage(noteClick);
    const at = await tab.inStage(pointInRoot, `[data-action="${id}"]`);
    if (at === null || 'not' in at) throw new Error(`On the screen "${now}" it is not ${at?.not}`);
    await tab.clickAt(at);
    const clicked = await tab.inStage((root) => (root as Clicked).clicked ?? '');
    // A stage that is gone was there before the press.
    return clicked === null || clicked === id;
  });
}

type Clicked = ShadowRoot & { clicked?: string | undefined };

/** Notes the action of the next click that arrives in the stage. */
function noteClick(root: ShadowRoot): boolean {
  const stage = root as ShadowRoot & { clicked?: string | undefined };
  stage.clicked = undefined;
  root.addEventListener(
    'click',
    ({ target }) => {
      stage.clicked = (target as Element).closest('[data-action]')?.getAttribute('data-action') ?? undefined;
    },
    { capture: true, once: true },
  );
  return true;
}

/** Closes the stage by its button and waits until it is gone. */
export async function closeStage(tab: Tab): Promise<void> {
  await tab.clickInStage('[data-control="close"]');
  await tab.until(
    'the stage to be gone',
    () => document.querySelector('html > :not(head, body):popover-open') === null,
  );
}

/** Closes whatever a test left open, so that the next one starts from the page. */
export async function leaveStage(tab: Tab): Promise<void> {
  if ((await tab.inStage(() => true)) === true) await closeStage(tab);
}

/** Presses and holds until the stage has moved on. */
export async function hold(tab: Tab, action: string, next: string, pointer: 'mouse' | 'touch' = 'mouse') {
  const at = await tab.pointInStage(`[data-action="${action}"]`);
  await tab.pointer({ kind: 'move', at, pointer });
  await tab.pointer({ kind: 'down', at, pointer });
  await screenIs(tab, next);
  await tab.pointer({ kind: 'up', at, pointer });
}

/**
 * Does what the model says one has to do, each action once, and sees that the stage shows the screen that the model says.
 *
 * @param path action ids, the press on the message first; it has been made already
 * @returns the screens in order, one for each press
 */
export async function walk(tab: Tab, journey: Journey, path: readonly string[]): Promise<string[]> {
  let screen = journey.start?.to ?? '';
  const screens = [screen];
  await screenIs(tab, screen);
  for (const id of path.slice(1)) {
    const action = journey.screens[screen]?.actions.find((one) => one.id === id);
    if (action === undefined) throw new Error(`The model has no action "${id}" on the screen "${screen}"`);
    if (action.gesture === 'long-press') await hold(tab, id, action.to);
    else await actFor(tab, screen, action);
    screen = action.to;
    screens.push(screen);
    if (action.leaves) {
      await tab.until('the link to open in front', () => document.visibilityState === 'hidden');
      await tab.activate();
    }
    await screenIs(tab, screen);
  }
  return screens;
}
