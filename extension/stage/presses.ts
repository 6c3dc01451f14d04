import type { StageEnvironment } from './environment.ts';

interface PressOptions {
  readonly root: ShadowRoot;
  readonly environment: StageEnvironment;
  readonly signal: AbortSignal;
  act(id: string, button: HTMLElement): void;
  /** A button of the stage itself: `back`, `close`, `gloss`. */
  control(name: string): void;
}

/** How long a press must last to be a long one, as on a phone. */
const HOLD_MS = 500;

/** What a long press can be done with, and how far a finger may slip during it. */
const SLIP_PX = 10;

/** Nothing that a person does on the stage is for the page's listeners. */
const PRIVATE = [
  'click',
  'auxclick',
  'dblclick',
  'contextmenu',
  'keydown',
  'keyup',
  'keypress',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'wheel',
  'copy',
];

export interface Presses {
  /**
   * A click on the stage that was heard on its way there. Where the page keeps it from arriving, it counts all the same: nobody
   * shall be caught on a screen that cannot be closed.
   */
  expect(click: MouseEvent, target: Element): void;
}

const closest = ({ target }: Event, selector: string): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(selector) : null;

/**
 * Turns what a person does into actions. A long press is a press held with mouse, pen or finger, a right click, the context menu key,
 * or Enter and Space on the focused element. The second click of a double click counts for nothing, so that nobody who double-clicked
 * a link goes on by accident. Events that a script made are not heard.
 */
export function hearPresses({ root, environment, signal, act, control }: PressOptions): Presses {
  let held: {
    readonly button: HTMLElement;
    readonly x: number;
    readonly y: number;
    readonly timer: ReturnType<typeof setTimeout>;
  } | null = null;

  const press = (button: HTMLElement): void => {
    release();
    act(button.dataset.action ?? '', button);
  };
  const release = (): void => {
    if (held) clearTimeout(held.timer);
    held = null;
  };
  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    hear: (event: HTMLElementEventMap[Name]) => void,
  ): void => {
    const listener = (event: Event): void => {
      if (environment.trusted(event)) hear(event as HTMLElementEventMap[Name]);
    };
    root.addEventListener(name, listener, { signal });
  };

  const click = (target: Element, detail: number): void => {
    const button = target.closest<HTMLElement>('[data-action], [data-control]');
    if (!button || detail > 1) return;
    const { control: name, hold } = button.dataset;
    if (name) control(name);
    else if (hold === undefined || detail === 0) press(button);
  };
  /** More than one, where a next click comes before anybody has looked for the last. */
  const arrived = new WeakSet<Event>();
  on('click', (event) => {
    arrived.add(event);
    click(event.target as Element, event.detail);
  });
  on('contextmenu', (event) => {
    const button = closest(event, '[data-hold]');
    if (!button) return;
    event.preventDefault();
    press(button);
  });
  on('pointerdown', (event) => {
    const button = closest(event, '[data-hold]');
    release();
    if (!button || event.button !== 0) return;
    const { clientX: x, clientY: y } = event;
    held = { button, x, y, timer: setTimeout(press, HOLD_MS, button) };
  });
  on('pointermove', ({ clientX, clientY }) => {
    if (held && Math.hypot(clientX - held.x, clientY - held.y) > SLIP_PX) release();
  });
  on('pointerup', release);
  on('pointercancel', release);
  for (const name of PRIVATE) root.addEventListener(name, (event) => event.stopPropagation(), { signal });
  signal.addEventListener('abort', release);
  return {
    expect(event, target) {
      if (event.type !== 'click' || !environment.trusted(event)) return;
      setTimeout(() => {
        if (!arrived.has(event) && !signal.aborted) click(target, event.detail);
      });
    },
  };
}
