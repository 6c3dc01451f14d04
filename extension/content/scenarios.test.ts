// @vitest-environment happy-dom
/** Cases of the scenario files on the real content script, messages and stage: what is shown agrees with what they expect. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forContent } from '../../src/engine/index.ts';
import { packs } from '../../src/packs/index.ts';
import { activeOn } from '../../tests/fixtures/active-state.ts';
import { ORIGIN, settled, start, taken, useChatPage } from '../../tests/fixtures/chat-page.ts';
import {
  DISPUTED,
  policyOf,
  type Sampled,
  sampleOf,
  visibleOf,
} from '../../tests/fixtures/scenario-sample.ts';
import { fakePopovers } from '../../tests/fixtures/stage-browser.ts';

useChatPage();
beforeEach(() => {
  fakePopovers();
  // Only so that the test can look into them.
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    return attach.call(this, { ...init, mode: 'open' });
  });
});

const sample = sampleOf(100, { fine: true });
type Click = { readonly treatment?: string };

/** A page with the link in it, where the simulation goes by the policy of the case, and messages are shown as they arrived. */
async function pageWith(sampled: Sampled): Promise<HTMLAnchorElement> {
  const { link, surface, sender, form, flags = [] } = sampled.question;
  const anchor = document.createElement('a');
  anchor.href = link;
  anchor.textContent = link;
  document.body.append(document.createElement('p'));
  document.querySelector('p')?.append(anchor);
  const more = { flags, messagesAsArrived: true, ...(sender && { sender }), ...(form && { form }) };
  await start({ stored: activeOn(ORIGIN, forContent(policyOf(sampled)), surface, more) });
  await settled();
  return anchor;
}

const stage = (): ShadowRoot | undefined =>
  [...document.documentElement.children].find(({ localName }) => localName.startsWith('s-'))?.shadowRoot ??
  undefined;

it('the sample has 60 cases and more, of every platform, and of every treatment that a pack speaks of', () => {
  expect(sample.length).toBeGreaterThanOrEqual(60);
  expect(new Set(sample.map(({ pack }) => pack.id))).toEqual(new Set(Object.keys(packs)));
  const asked = new Set(
    sample.map(({ question }) => (question.expect.click as Click | undefined)?.treatment),
  );
  const spokenOf = Object.values(packs)
    .flatMap(({ rules }) => rules.filter(({ moment }) => moment === 'click'))
    .flatMap(({ history }) => history.map(({ treatment }) => treatment))
    .filter((treatment) => treatment !== 'none' && treatment !== 'unknown');
  expect([...new Set(spokenOf)].filter((treatment) => !asked.has(treatment))).toEqual([]);
});

describe('a case of the scenario files', () => {
  it.each(sample.map((one) => [one.title, one] as const))('%s', async (_, sampled) => {
    const { form, notes, screen, texts, disputed } = visibleOf(sampled);
    const anchor = await pageWith(sampled);
    const drawing = anchor.previousElementSibling;
    const drawn = drawing?.shadowRoot?.querySelector('button');
    expect(drawn?.className ?? null).toBe(form);
    const noted = [...(drawing?.shadowRoot?.querySelectorAll('.note') ?? [])].map((note) => note.textContent);
    expect(noted.length).toBe(notes.length);
    for (const words of notes) expect(noted.join('\n')).toContain(words);
    const isTaken = taken(drawing ?? anchor);
    expect(stage()?.querySelector('[data-screen]')?.getAttribute('data-screen') ?? null).toBe(screen);
    if (screen === null) return;
    expect(isTaken).toBe(true);
    const text = stage()?.querySelector('.stage')?.textContent ?? '';
    for (const one of texts) expect(text).toContain(one);
    if (disputed !== undefined) {
      const facts = [...(stage()?.querySelectorAll('.facts span') ?? [])].map((one) => one.textContent);
      expect(facts.includes(DISPUTED)).toBe(disputed);
    }
  });
});
