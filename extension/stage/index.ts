import type { CompiledPolicy, Judgement } from '../../src/engine/types.ts';
import { journeyOf } from '../../src/journey/index.ts';
import type { Surface } from '../../src/policy/types.ts';
import type { Action, Remembered, Screen } from '../../src/treatments/types.ts';
import { messageText } from '../message/text.ts';
import { createArming } from './arming.ts';
import { copyText } from './clipboard.ts';
import { browserEnvironment } from './environment.ts';
import { focused, keepFocus } from './focus.ts';
import { raiseHost } from './host.ts';
import type { StageKit } from './kit.ts';
import { hearPresses, type Presses } from './presses.ts';
import { type Copied, nameOf } from './scene.ts';
import { drawShell } from './shell.tsx';
import { speechOf } from './speech.ts';
import { setStyle } from './style.ts';

/** What happened on the stage, for the log. */
export type StageEvent =
  | { readonly kind: 'opened' | 'back'; readonly screen: string }
  /** `screen` is where it was done, `to` where it led. */
  | { readonly kind: 'acted'; readonly screen: string; readonly action: string; readonly to: string }
  | { readonly kind: 'left'; readonly screen: string }
  | { readonly kind: 'copied'; readonly screen: string; readonly done: boolean }
  /** `lost` = the page did not let the stage stand. */
  | { readonly kind: 'closed' | 'lost'; readonly screen: string };

export interface StageOptions {
  readonly judgement: Judgement;
  readonly policy: CompiledPolicy;
  readonly surface: Surface;
  /** What was clicked; gets focus back. */
  readonly opener: Element;
  readonly language: string;
  /** Texts and looks in that language: `stageKit(language)`. */
  readonly kit: StageKit;
  /** Whether original wording is shown with a translation at first. */
  readonly gloss: boolean;
  /** What the person has told the platform not to ask about again; nothing where it is absent. */
  readonly remembered?: Remembered | undefined;
  /** Really opens the link. Called once at most, within a person's press. */
  leave(): void;
  report(event: StageEvent): void;
  /** Closes the stage. */
  readonly signal: AbortSignal;
  onGloss?(on: boolean): void;
  /** The person has told the platform not to ask again: of this host, or at all. */
  onRemember?(what: NonNullable<Action['remembers']>): void;
}

export interface Stage extends Presses {
  close(): void;
  /** Goes on in another language where it is. */
  speak(said: Pick<StageOptions, 'judgement' | 'language' | 'kit'>): void;
  /** Id of the screen in front of the person. */
  readonly screen: string;
  /** What stands in the page; its shadow root is closed. */
  readonly host: Element;
}

/**
 * Shows what the platform did with a link, over the page, and lets the person walk through it.
 *
 * The first screen is where the journey's start leads: the press on the message has been made already and counts as one action. Where
 * there was nothing to press, it is the one that says so.
 * Throws where there is no such screen, or where the browser cannot show one; then the page is as it was.
 *
 * @param environment for tests only: what counts as a person's doing
 */
export function openStage(options: StageOptions, environment = browserEnvironment): Stage {
  const { policy, opener, report } = options;
  let { judgement, language, kit } = options;
  const { start, screens } = journeyOf(judgement, policy, options.remembered);
  const destination = policy.destinations.find(({ id }) => id === judgement.link.destination) ?? null;
  const first = screens[start?.to ?? 'removed'];
  if (!first) throw new Error('There is no screen to show for this link.');

  const ended = new AbortController();
  const { signal } = ended;
  signal.addEventListener('abort', () => clearTimeout(waiting));
  const before = focused(opener.ownerDocument);
  const trail = [first];
  let screen = first;
  let steps = start ? 1 : 0;
  let { gloss } = options;
  let left = false;
  let copied: Copied | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** The wait of this screen is over. */
  let waited = false;
  let shell: HTMLElement | undefined;

  const end = (kind: 'closed' | 'lost'): void => {
    if (signal.aborted) return;
    ended.abort();
    options.signal.removeEventListener('abort', close);
    const back = opener instanceof HTMLElement && opener.tabIndex >= 0 ? opener : before;
    back?.focus({ preventScroll: true });
    report({ kind, screen: screen.id });
  };
  const close = (): void => end('closed');

  const host = raiseHost({
    opener,
    environment,
    signal,
    onShownAgain: () => {
      arming.reset();
      focusScreen();
    },
    onLost: () => end('lost'),
  });
  const { root } = host;
  const arming = createArming(environment.armAfter, signal);

  /** Translations are always drawn, and hidden where they are not wanted. */
  const showGloss = (): void => {
    shell?.classList.toggle('plain-original', !gloss);
    root.querySelector('[data-control="gloss"]')?.setAttribute('aria-pressed', String(gloss));
  };
  const nameHere = (): string => nameOf(judgement, policy, language);
  const messageHere = (): string => messageText(judgement, kit, nameHere());
  const draw = (): void => {
    const name = nameHere();
    shell?.remove();
    const message = messageHere();
    const seen = { judgement, policy, language, screen, destination, name, message, copied, waited, steps };
    shell = drawShell(speechOf(seen, kit, name));
    root.append(shell);
    showGloss();
    arming.watch(root.querySelectorAll('[data-leaves]'));
  };
  const focusScreen = (at = '[data-screen]'): void =>
    root.querySelector<HTMLElement>(at)?.focus({ preventScroll: true });
  const redraw = (focus?: string): void => {
    draw();
    focusScreen(focus);
  };
  const copy = async (text: string): Promise<void> => {
    const done = await copyText(text, root);
    copied = { text, done };
    report({ kind: 'copied', screen: screen.id, done });
    if (!signal.aborted) redraw();
  };

  /** Begins the wait of the screen, if it has one. Going away from it ends the wait, and so does the end of the stage. */
  const wait = (): void => {
    clearTimeout(waiting);
    waited = false;
    const action = screen.actions.find(({ gesture }) => gesture === 'wait');
    if (!action) return;
    waiting = setTimeout(() => {
      waited = true;
      // The browser asks for a press before it opens anything, and the one on the message is too old by now.
      if (action.leaves) redraw();
      else follow(action, screens[action.to]);
    }, Number(action.seconds) * environment.second);
  };
  const show = (next: Screen, focus?: string): void => {
    screen = next;
    wait();
    redraw(focus);
  };
  /** Goes where an action leads; `ticks` = it only changes something on the screen, which is no way back. */
  const follow = (action: Action, next: Screen | undefined, ticks = false): void => {
    if (!next) return;
    report({ kind: 'acted', screen: screen.id, action: action.id, to: next.id });
    if (action.remembers) options.onRemember?.(action.remembers);
    if (action.leaves && !left) {
      left = true;
      report({ kind: 'left', screen: screen.id });
      options.leave();
    }
    if (action.gesture !== 'wait') steps++;
    if (ticks) trail.pop();
    trail.push(next);
    show(next, ticks ? '[role=checkbox]' : undefined);
  };
  const act = (id: string, button: HTMLElement): void => {
    const action = screen.actions.find((each) => each.id === id);
    if (!action || (action.leaves && !arming.armed(button))) return;
    if (action.copies) void copy(action.copies === 'token' ? messageHere() : judgement.link.url);
    follow(action, screens[action.to], button.getAttribute('role') === 'checkbox');
  };
  const controls: Readonly<Record<string, () => void>> = {
    close,
    back() {
      trail.pop();
      const last = trail.at(-1);
      if (!last) return close();
      steps++;
      report({ kind: 'back', screen: last.id });
      show(last);
    },
    gloss() {
      gloss = !gloss;
      options.onGloss?.(gloss);
      showGloss();
    },
  };

  try {
    setStyle(root, kit.stage);
    show(first);
  } catch (error) {
    ended.abort();
    throw error;
  }
  const presses = hearPresses({
    root,
    environment,
    signal,
    act,
    control: (control) => controls[control]?.(),
  });
  keepFocus({ host, signal, trusted: environment.trusted, close });
  if (options.signal.aborted) close();
  else options.signal.addEventListener('abort', close);
  report({ kind: 'opened', screen: screen.id });
  return {
    ...presses,
    close,
    speak(said) {
      ({ judgement, language, kit } = said);
      redraw();
    },
    host: host.element,
    get screen() {
      return screen.id;
    },
  };
}
