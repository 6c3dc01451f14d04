/** @jsxImportSource . */
import { wordingOf } from '../../src/journey/words.ts';
import { fill, localText } from '../../src/policy/local-text.ts';
import type { Wording, WordingOption, WordingPart } from '../../src/policy/types.ts';
import type { Child } from './jsx-runtime.ts';
import type { StageText } from './kit.ts';
import type { Scene } from './scene.ts';
import type { Speech } from './speech.ts';

export type View = (scene: Scene) => Child;

/** Views of one unit by the name that `Screen.view` gives. */
export type Views = Readonly<Record<string, View>>;

/**
 * The one element by which a person takes an action of the journey; nothing where the screen has no such action. What a press means
 * is read from the element by `presses.ts`.
 */
export function act(
  s: Scene,
  id: string,
  look: string,
  label: Child,
  more?: Readonly<Record<string, string | boolean>>,
): Child {
  const action = s.screen.actions.find((each) => each.id === id);
  // Opening the real link says nothing about the day, and works.
  const unsure = action?.unsure && !action.leaves;
  return (
    action && (
      <button
        type="button"
        class={unsure ? `${look} unsure` : look}
        data-action={id}
        data-hold={action.gesture === 'long-press'}
        data-leaves={action.leaves}
        {...more}
      >
        {label}
        {unsure && <small>{s.text('unsure')}</small>}
      </button>
    )
  );
}

/** One text of the platform: the original, and under it the translation. `{url}` and `{host}` in it are those of the link. */
function original(
  s: Speech,
  { text, gloss }: WordingPart | WordingOption,
  lang: string,
  mark: Wording['mark'],
): Child {
  const to = s.language === lang ? 'en' : s.language;
  const { url, host } = s.judgement.link;
  return (
    <span class={mark}>
      <span lang={lang}>{fill(text, { url, host })}</span>
      {lang !== 'en' && (
        <small class="gloss" lang={to}>
          {fill(localText(gloss, to), { url, host })}
        </small>
      )}
    </span>
  );
}

/** Words of ours on a screen of the platform's, where what stood there is not on record: in square brackets, as editors do. */
export function ours(s: Speech, key: StageText): Child {
  return <span class="ours">[{s.text(key)}]</span>;
}

/** A part of the platform's wording of that id; where there is none on record, a text of ours or nothing. */
export function worded(s: Speech, id: unknown, part: string, instead?: StageText): Child {
  const wording = wordingOf(s.policy.wordings, id);
  const found = wording?.parts[part];
  return wording && found
    ? original(s, found, wording.lang, found.mark ?? wording.mark)
    : instead && ours(s, instead);
}

/** How sure the wording in a drawing is, and whether words of ours are among it: names of our texts that say so. */
export function marksIn(drawn: ParentNode): readonly StageText[] {
  const holds = (mark: string) => drawn.querySelector(`.${mark}`);
  const sure = (['invented', 'reconstructed', 'exact'] as const).find(holds);
  return [...(sure ? [sure] : []), ...(holds('ours') ? (['ours'] as const) : [])];
}

/** A choice in the tree of options of the platform's wording of that id, by the places on the way to it. */
export function choice(s: Scene, id: string, path: readonly number[]): Child {
  const wording = s.policy.wordings[id];
  let found: Pick<WordingOption, 'options'> | undefined = wording;
  for (const index of path) found = found?.options?.[index];
  return wording && found && original(s, found as WordingOption, wording.lang, wording.mark);
}

/** A screen of the phone: a bar with the way back, a title and something at its end, and what is under it. */
export function page(s: Scene, look: string, title: Child, children: Child, end?: Child): Child {
  return [
    <header class="bar">
      <button type="button" data-control="back" aria-label={s.text('back')}>
        ‹
      </button>
      <b>{title}</b>
      {end}
    </header>,
    <div class={`page ${look}`}>{children}</div>,
  ];
}

/** The … button of the in-app browser. */
export function dots(s: Scene): Child {
  return act(
    s,
    'open-menu',
    'dots',
    <span role="img" aria-label={s.text('more')}>
      •••
    </span>,
  );
}

/** Heading and text of the platform's wording of that id, and what is under them; where neither is on record, that. */
export function said(s: Speech, sign: string, id: unknown, children: Child): Child {
  const title = worded(s, id, 'title');
  const body = worded(s, id, 'body');
  return notice(sign, title || (!body && ours(s, 'unsaid')), [<p>{body}</p>, children]);
}

/** A page that says something: perhaps a sign in a circle, a heading, and what is under it. */
export function notice(sign: string, title: Child, children: Child): Child {
  return (
    <div class="notice">
      {sign && (
        <i class="sign" aria-hidden="true">
          {sign}
        </i>
      )}
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** A line of ours, set apart from what the platform says. */
export function quiet(text: string): Child {
  return <p class="quiet">{text}</p>;
}

/** Grey bars where a real page has text and pictures. */
export function skeleton(): Child {
  return (
    <div class="skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
    </div>
  );
}

/** The menu that a long press opens, with "copy" in it or a word that it is not there. */
export function bubble(s: Scene, copy: string, ...more: Child[]): Child {
  return (
    <div class="bubble">
      {act(s, copy, 'row', worded(s, 'message-menu', 'copy', 'copy'))}
      {more}
      {s.screen.params.copyable === false && <span class="row">{s.text('noCopy')}</span>}
    </div>
  );
}
