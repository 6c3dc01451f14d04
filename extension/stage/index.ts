import type { CompiledPolicy, Judgement } from '../../src/engine/types.ts';
import { journeyOf } from '../../src/journey/index.ts';
import { fill, localText } from '../../src/policy/local-text.ts';
import type { Surface } from '../../src/policy/types.ts';
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
  /** Really opens the link. Called once at most, within a person's press. */
  leave(): void;
  report(event: StageEvent): void;
  /** Closes the stage. */
  readonly signal: AbortSignal;
  onGloss?(on: boolean): void;
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
 * The first screen is where the journey's start leads: the press on the message has been made already and counts as one action.
 * Throws where there is no such screen, or where the browser cannot show one; then the page is as it was.
 *
 * @param environment for tests only: what counts as a person's doing
 */
export function openStage(options: StageOptions, environment = browserEnvironment): Stage {
  const { policy, opener, report } = options;
  let { judgement, language, kit } = options;
  const { start, screens } = journeyOf(judgement, policy);
  const destination = policy.destinations.find(({ id }) => id === judgement.link.destination) ?? null;
  const first = start && screens[start.to];
  if (!first) throw new Error('There is no screen to show for this link.');

  const ended = new AbortController();
  const { signal } = ended;
  const before = focused(opener.ownerDocument);
  const trail = [first];
  let screen = first;
  let steps = 1;
  let { gloss } = options;
  let left = false;
  let copied: Copied | null = null;
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
    const values = {
      name,
      host: judgement.link.host,
      platform: localText(policy.name, language),
      day: policy.at,
    };
    shell?.remove();
    shell = drawShell({
      screen,
      judgement,
      policy,
      destination,
      name,
      language,
      message: messageHere(),
      copied,
      steps,
      text: (key, more) => fill(kit.texts[key], { ...values, ...more }),
    });
    root.append(shell);
    showGloss();
    arming.watch(root.querySelectorAll('[data-leaves]'));
  };
  const focusScreen = (): void =>
    root.querySelector<HTMLElement>('[data-screen]')?.focus({ preventScroll: true });
  const copy = async (text: string): Promise<void> => {
    const done = await copyText(text, root);
    copied = { text, done };
    report({ kind: 'copied', screen: screen.id, done });
    if (signal.aborted) return;
    draw();
    focusScreen();
  };

  const act = (id: string, button: HTMLElement): void => {
    const action = screen.actions.find((each) => each.id === id);
    const next = action && screens[action.to];
    if (!action || !next || (action.leaves && !arming.armed(button))) return;
    if (action.copies) void copy(action.copies === 'token' ? messageHere() : judgement.link.url);
    report({ kind: 'acted', screen: screen.id, action: id, to: next.id });
    if (action.leaves && !left) {
      left = true;
      report({ kind: 'left', screen: screen.id });
      options.leave();
    }
    steps++;
    trail.push(next);
    screen = next;
    draw();
    focusScreen();
  };
  const controls: Readonly<Record<string, () => void>> = {
    close,
    back() {
      trail.pop();
      const last = trail.at(-1);
      if (!last) return close();
      screen = last;
      steps++;
      report({ kind: 'back', screen: screen.id });
      draw();
      focusScreen();
    },
    gloss() {
      gloss = !gloss;
      options.onGloss?.(gloss);
      showGloss();
    },
  };

  try {
    setStyle(root, kit.stage);
    draw();
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
  focusScreen();
  report({ kind: 'opened', screen: screen.id });
  return {
    ...presses,
    close,
    speak(said) {
      ({ judgement, language, kit } = said);
      draw();
      focusScreen();
    },
    host: host.element,
    get screen() {
      return screen.id;
    },
  };
}
