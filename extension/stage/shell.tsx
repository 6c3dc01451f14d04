/** @jsxImportSource . */
import { localText } from '../../src/policy/local-text.ts';
import type { Child } from './jsx-runtime.ts';
import { marksIn, type View, type Views } from './parts.tsx';
import type { Scene } from './scene.ts';

/** The views of every unit: a unit's name is its folder's. */
const units = import.meta.glob<Views>(['../treatments/*/view.tsx', './place/view.tsx'], {
  eager: true,
  import: 'views',
});

/** What draws a screen. */
export function viewOf({ unit, view }: Scene['screen']): View | undefined {
  return (units[`./${unit}/view.tsx`] ?? units[`../treatments/${unit}/view.tsx`])?.[view];
}

/** Which rule did it, since when, on whose word; and how sure the wording on the phone is. */
function why(s: Scene, phone: HTMLElement): Child {
  const { text, language } = s;
  const { rule: id, reason, from, confidence, sources, disputed } = s.judgement.click;
  const rule = s.policy.rules.find((each) => each.id === id);
  const precision = rule?.entry.precision ?? 'day';
  return (
    <aside>
      <h1>{text('why')}</h1>
      {rule && [
        <h2 class="rule">{localText(rule.title, language)}</h2>,
        <p class="facts">
          <span>{text(precision === 'day' ? 'since' : precision, { day: from })}</span>
          {confidence && <span>{text(confidence)}</span>}
          <span>{text('sources', { n: sources.length })}</span>
          {disputed && <span>{text('disputed')}</span>}
        </p>,
      ]}
      <p>{rule ? localText(rule.entry.reason, language) : reason}</p>
      {rule?.entry.disputed?.map(({ says }) => (
        <p class="dispute">{localText(says, language)}</p>
      ))}
      <p class="mark">
        {marksIn(phone).map((mark) => (
          <span>{text(mark)}</span>
        ))}
        <span>{text('actions', { n: s.steps })}</span>
      </p>
    </aside>
  );
}

/** The whole stage: label, phone, and why. */
export function drawShell(s: Scene): HTMLElement {
  const label = s.text('simulation');
  const phone = (
    <section class="phone" tabindex="-1" data-screen={s.screen.id}>
      {viewOf(s.screen)?.(s)}
    </section>
  );
  return (
    <div class="stage" role="dialog" aria-modal="true" aria-label={label} lang={s.language}>
      <div class="label">
        <b>{label}</b>
        <button type="button" data-control="gloss">
          {s.text('gloss')}
        </button>
        <button type="button" data-control="close">
          {s.text('close')}
        </button>
      </div>
      {phone}
      {why(s, phone)}
    </div>
  );
}
