// @vitest-environment happy-dom
/** The model and the simulation may never disagree: every way that the model finds is walked on the real screens, action by action. */
import { describe, expect, it, vi } from 'vitest';
import { GOALS } from '../../src/engine/types.ts';
import { cheapest, journeyOf } from '../../src/journey/index.ts';
import type { Action, Journey } from '../../src/treatments/types.ts';
import { type Case, everyCase, policy } from '../../tests/fixtures/journeys.ts';
import { click, type Opened, opened, sceneFor, useStagePage } from '../../tests/fixtures/stage-browser.ts';
import { drawShell, viewOf } from './shell.tsx';

useStagePage();

interface Walk extends Case {
  readonly journey: Journey;
}

const all: readonly Walk[] = everyCase()
  .filter(({ judgement }) => judgement.click.treatment !== 'open')
  .map((each) => ({ ...each, journey: journeyOf(each.judgement, policy) }));

/** One of each kind: what makes no difference to `key` is taken once. */
function different(key: (walk: Walk) => unknown): readonly Walk[] {
  return [...new Map(all.map((walk) => [JSON.stringify(key(walk)), walk])).values()];
}

/** A graph without what only changes how its screens look. */
function shapeOf({ start, screens }: Journey): unknown {
  return [start, Object.values(screens).map(({ id, actions, reaches }) => [id, actions, reaches])];
}

/** Whether a person does something for it: a wait that does not leave goes by itself. */
function isPressed({ gesture, leaves }: Action): boolean {
  return gesture !== 'wait' || leaves === true;
}

function take({ button }: Opened, action: Action): void {
  if (action.gesture === 'wait') vi.advanceTimersByTime(Number(action.seconds) * 1000);
  if (!isPressed(action)) return;
  const element = button(action.id);
  if (action.leaves) vi.advanceTimersByTime(500);
  if (action.gesture !== 'long-press') {
    click(element);
    return;
  }
  element.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true, button: 0 }));
  vi.advanceTimersByTime(500);
}

function actionOn({ screens }: Journey, screen: string, id: string): Action {
  const action = screens[screen]?.actions.find((each) => each.id === id);
  if (!action) throw new Error(`The model has no action ${id} on ${screen}`);
  return action;
}

describe('every way that the model finds can be gone on the stage, in as many actions', () => {
  for (const { name, judgement, journey } of different(({ journey }) => shapeOf(journey))) {
    it(name, () => {
      for (const goal of GOALS) {
        const way = cheapest(journey, goal, true);
        if (!way) continue;
        const stage = opened(judgement);
        // The press on the message opened the stage.
        let taken = 1;
        let leaves = 0;
        for (const id of way.path.slice(1)) {
          const action = actionOn(journey, stage.stage.screen, id);
          take(stage, action);
          if (action.gesture !== 'wait') taken++;
          if (action.leaves) leaves = 1;
        }
        expect(journey.screens[stage.stage.screen]?.reaches.map((reach) => reach.goal)).toContain(goal);
        expect(taken).toBe(way.steps);
        expect(stage.left()).toBe(leaves);
        stage.stage.close();
      }
    });
  }
});

it('every screen that the model can lay out has one element for each of its actions, and for no other', () => {
  const drawn = new Set<string>();
  for (const { name, judgement, journey } of all) {
    for (const screen of Object.values(journey.screens)) {
      const key = JSON.stringify([screen, judgement.link.destination, judgement.message.form]);
      if (drawn.has(key)) continue;
      drawn.add(key);
      expect(viewOf(screen), `${screen.unit}/view.tsx has no view "${screen.view}"`).toBeDefined();
      const shell = drawShell(sceneFor(judgement, screen));
      const found = [...shell.querySelectorAll<HTMLElement>('[data-action]')].map(
        ({ dataset }) => dataset.action,
      );
      expect(found.sort(), `${name}: ${screen.id}`).toEqual(
        screen.actions
          .filter(isPressed)
          .map(({ id }) => id)
          .sort(),
      );
    }
  }
  expect(drawn.size).toBeGreaterThan(300);
});
