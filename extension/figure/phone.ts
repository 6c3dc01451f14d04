/** A phone in a figure: the message as it arrives, and below it the screen after the tap. A person can go on from there. */
import type { CompiledPolicy, Judgement } from '../../src/engine/types.ts';
import { journeyOf } from '../../src/journey/index.ts';
import type { Surface } from '../../src/policy/types.ts';
import type { Action, Screen } from '../../src/treatments/types.ts';
import { renderMessage } from '../message/index.ts';
import { messageText } from '../message/text.ts';
import { browserEnvironment, type StageEnvironment } from '../stage/environment.ts';
import { jsx } from '../stage/jsx-runtime.ts';
import type { StageKit } from '../stage/kit.ts';
import { hearPresses } from '../stage/presses.ts';
import { type Copied, nameOf } from '../stage/scene.ts';
import { viewOf } from '../stage/shell.tsx';
import { speechOf } from '../stage/speech.ts';
import messageCss from './message.css?inline';
import phoneCss from './phone.css?inline';
import { shortened } from './shortened.ts';
import { addStyle, inTheme } from './style.ts';

export interface PhoneOptions {
  readonly judgement: Judgement;
  readonly policy: CompiledPolicy;
  readonly surface: Surface;
  readonly language: string;
  readonly kit: StageKit;
  readonly gloss: boolean;
  readonly theme: 'light' | 'dark';
}

export interface Phone {
  close(): void;
}

/** The judgement as it is drawn: of an address without end, the start and the end. */
function drawable(judgement: Judgement): Judgement {
  const url = shortened(judgement.link.url);
  return url === judgement.link.url ? judgement : { ...judgement, link: { ...judgement.link, url } };
}

/**
 * Draws a phone in an element, in an open shadow root: it stands in a page of our own.
 * Nothing in it opens anything, whatever is pressed; copying copies nothing.
 */
export function raisePhone(
  host: HTMLElement,
  { judgement: given, policy, surface, language, kit, gloss, theme }: PhoneOptions,
  environment: StageEnvironment = browserEnvironment,
): Phone {
  const ended = new AbortController();
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const judgement = drawable(given);
  const { start, screens } = journeyOf(judgement, policy);
  const first = screens[start?.to ?? 'removed'] as Screen;
  const name = nameOf(judgement, policy, language);
  const destination = policy.destinations.find(({ id }) => id === judgement.link.destination) ?? null;
  const message = messageText(judgement, kit, name);

  let trail: Screen[] = [first];
  let steps = start ? 1 : 0;
  let copied: Copied | null = null;
  let waited = false;
  let isWalked = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const screenHere = (): Screen => trail.at(-1) ?? first;
  const drawScreen = (): void => {
    const screen = screenHere();
    const seen = { judgement, policy, language, screen, destination, name, message, copied, waited, steps };
    const scene = speechOf(seen, kit, name);
    const phone = jsx('section', {
      class: 'phone',
      tabindex: '-1',
      'data-screen': screen.id,
      children: viewOf(screen)?.(scene),
    });
    const walked =
      isWalked &&
      jsx('p', { class: 'walked', role: 'status', children: scene.text('actions', { n: steps }) });
    frame.replaceChildren(chat, phone, ...(walked ? [walked] : []));
  };
  const show = (isLive: boolean): void => {
    clearTimeout(waiting);
    waited = false;
    const wait = screenHere().actions.find(({ gesture }) => gesture === 'wait');
    if (isLive && wait) {
      waiting = setTimeout(() => {
        waited = true;
        if (wait.leaves) drawScreen();
        else follow(wait);
      }, Number(wait.seconds) * environment.second);
    }
    drawScreen();
  };
  const follow = (action: Action): void => {
    const next = screens[action.to];
    if (!next) return;
    if (action.copies)
      copied = { text: action.copies === 'token' ? message : judgement.link.url, done: true };
    if (action.gesture !== 'wait') steps++;
    isWalked = true;
    trail.push(next);
    show(true);
    frame.querySelector<HTMLElement>('[data-screen]')?.focus({ preventScroll: true });
  };
  const begin = (isLive: boolean): void => {
    trail = [first];
    steps = start ? 1 : 0;
    copied = null;
    isWalked = isLive;
    show(isLive);
  };

  const place = jsx('div', {});
  const chat = jsx('div', {
    class: 'chat',
    'data-surface': surface,
    children: jsx('div', { class: 'said', children: place }),
  });
  const frame = jsx('div', { class: gloss ? 'stage framed' : 'stage framed plain-original', lang: language });
  root.replaceChildren(frame);
  addStyle(root, inTheme(kit.stage, theme), phoneCss);
  const messageRoot = place.attachShadow({ mode: 'open' });
  const drawn = renderMessage(messageRoot, { judgement, policy, surface, title: null, language, kit, gloss });
  addStyle(messageRoot, kit.message, messageCss);
  drawn.addEventListener('click', () => begin(true), { signal: ended.signal });

  begin(false);
  hearPresses({
    root,
    environment,
    signal: ended.signal,
    act(id) {
      const action = screenHere().actions.find((each) => each.id === id);
      if (action) follow(action);
    },
    control() {
      // The only one that a phone has is the way back.
      if (trail.length > 1) trail.pop();
      steps++;
      isWalked = true;
      show(true);
    },
  });
  return {
    close() {
      clearTimeout(waiting);
      ended.abort();
    },
  };
}
