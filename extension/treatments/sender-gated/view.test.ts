// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { judgement } from '../../../tests/fixtures/journeys.ts';
import { click, opened, useStagePage } from '../../../tests/fixtures/stage-browser.ts';

const gated = (then: string) => judgement('sender-gated', { wording: 'stopped-bare', then });

useStagePage();

test.each(['add-contact', 'reply'])('%s makes the link live', (way) => {
  const { button, stage, root } = opened(gated('blank'));
  expect(root.querySelector('.said')?.localName).toBe('p');
  click(button(way));
  expect(button('tap-link-again').textContent).toBe(judgement('open').link.url);
  click(button('tap-link-again'));
  expect(stage.screen).toBe('blank');
});

test('says what the platform said, with buttons of ours where theirs are not on record', () => {
  const { root } = opened(gated('blank'));
  expect(root.querySelector('.notice p [lang]')?.textContent).toContain('网页存在安全风险');
  expect([...root.querySelectorAll('.buttons button')].map(({ textContent }) => textContent)).toEqual([
    '[Add to contacts]',
    '[Reply]',
  ]);
  expect(root.querySelector('aside')?.textContent).toContain('Words in [brackets] are ours');
});

test('opens the real link only after the sender is known', () => {
  const { button, left } = opened(gated('open'));
  click(button('reply'));
  vi.advanceTimersByTime(500);
  click(button('tap-link-again'));
  expect(left()).toBe(1);
});
