// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { CompiledPolicy } from '../../src/engine/types.ts';
import type { Params } from '../../src/policy/types.ts';
import { judgement, policy, wordings } from '../../tests/fixtures/journeys.ts';
import { stageKit } from '../stage/kit.ts';
import { type MessageOptions, renderMessage } from './index.ts';
import { notesOf } from './notes.tsx';

const labelled: CompiledPolicy = {
  ...policy,
  wordings: {
    ...wordings,
    suspicious: {
      lang: 'en',
      mark: 'exact',
      sources: [],
      parts: { label: { text: 'Suspicious link', gloss: { en: 'Suspicious link' } } },
    },
  },
};

let root: ShadowRoot;

beforeEach(() => {
  root = document.createElement('div').attachShadow({ mode: 'open' });
});

function drawn(treatment: string, params: Params, options: Partial<MessageOptions> = {}): HTMLElement {
  return renderMessage(root, {
    judgement: judgement(treatment, params),
    policy: labelled,
    surface: 'group',
    title: null,
    language: 'en',
    kit: stageKit('en'),
    ...options,
  });
}

const note = (kind: string) => root.querySelector<HTMLElement>(`.${kind}`);
const isBefore = (a: Node | null, b: Node) =>
  a !== null && (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;

describe('what the platform put on a message', () => {
  it('label: above it, in the platform’s words', () => {
    const button = drawn('confirm', { wording: 'suspicious' });
    expect(note('label')?.textContent).toBe('Suspicious link');
    expect(isBefore(note('label'), button)).toBe(true);
  });

  it('banner: below it, with heading and text', () => {
    const button = drawn('confirm', { wording: 'confirm', style: 'banner' });
    expect(note('banner')?.querySelector('b')?.textContent).toContain('将要访问');
    expect(note('banner')?.textContent).toContain('非微信官方网页');
    expect(isBefore(button, note('banner') as Node)).toBe(true);
  });

  it('banner: where its words are not on record, that', () => {
    drawn('confirm', { style: 'banner' });
    expect(note('banner')?.textContent).toBe('[What it said is not on record.]');
    expect(root.lastChild?.textContent).toContain('Words in [brackets] are ours');
  });

  it('locked: what was off, and what the platform said to somebody who tried', () => {
    drawn('locked', { off: ['like', 'reply', 'constructor'], wording: 'confirm' });
    expect([...(note('locked')?.querySelectorAll('s') ?? [])].map(({ textContent }) => textContent)).toEqual([
      'Like',
      'Reply',
    ]);
    expect(note('locked')?.textContent).toContain('非微信官方网页');
  });

  it('shows the link as the page shows it', () => {
    const button = drawn('locked', { off: ['like'] }, { shown: 'read this' });
    expect(button.querySelector('u')?.textContent).toBe('read this');
  });

  it('shows translations only where they are wanted', () => {
    drawn('confirm', { wording: 'confirm', style: 'banner' }, { gloss: false });
    expect(note('banner')?.textContent).toBe('将要访问非微信官方网页，请确认是否继续访问。');
  });
});

describe('which notes there are', () => {
  const kinds = (treatment: string | null, params: Params) =>
    notesOf(judgement(treatment, params).click, labelled).map(({ kind }) => kind);

  it('also what follows', () => {
    const next = { wording: 'suspicious', style: 'banner' };
    // biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
    expect(kinds('locked', { off: ['like'], then: 'confirm', next })).toEqual(['locked', 'label', 'banner']);
  });

  it('none where nothing is put on the message, or nobody knows', () => {
    expect(kinds('confirm', { wording: 'confirm' })).toEqual([]);
    expect(kinds('webview', {})).toEqual([]);
    expect(kinds(null, { style: 'banner' })).toEqual([]);
  });
});
