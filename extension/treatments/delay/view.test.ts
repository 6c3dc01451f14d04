// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { judgement } from '../../../tests/fixtures/journeys.ts';
import { click, opened, useStagePage } from '../../../tests/fixtures/stage-browser.ts';
import { stageKit } from '../../stage/kit.ts';

const inApp = judgement('delay', { seconds: 5, next: { appButton: 'none' } });
// biome-ignore lint/suspicious/noThenProperty: a parameter of packs; its value is plain data
const outside = judgement('delay', { seconds: 5, then: 'open' });

useStagePage();

const pressEscape = () =>
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }));

test('shows a blank page at once, and says only to screen readers that it waits', () => {
  const { root, stage } = opened(inApp);
  expect(stage.screen).toBe('delay');
  expect(root.querySelector('.page')?.textContent).toBe('A blank page. Waiting 5 s.');
  expect(root.querySelector('.unseen[role=status]')).not.toBeNull();
  expect(root.querySelector('.label b')?.textContent).toContain('Simulation');
});

test('goes on by itself when the time is over, without an action', () => {
  const { root, stage, left } = opened(inApp);
  vi.advanceTimersByTime(4999);
  expect(stage.screen).toBe('delay');
  vi.advanceTimersByTime(1);
  expect(stage.screen).toBe('webview');
  expect(root.querySelector('aside')?.textContent).toContain('Actions so far: 1');
  expect(left()).toBe(0);
});

test('asks for a press before it opens the real link, once the time is over, and counts none', () => {
  const { root, button, left } = opened(outside);
  expect(root.querySelector('[data-action]')).toBeNull();
  vi.advanceTimersByTime(5000);
  click(button('wait'));
  expect(left(), 'before it has been in sight').toBe(0);
  vi.advanceTimersByTime(500);
  click(button('wait'));
  expect(left()).toBe(1);
  expect(root.querySelector('aside')?.textContent).toContain('Actions so far: 1');
});

test('opens nothing by itself, however long nobody comes', () => {
  const { left } = opened(outside);
  vi.advanceTimersByTime(3_600_000);
  expect(left()).toBe(0);
});

test.each([
  ['Escape', pressEscape],
  ['its end', ({ abort }: ReturnType<typeof opened>) => abort.abort()],
])('is stopped by %s', (_, end) => {
  const stage = opened(inApp);
  vi.advanceTimersByTime(2000);
  end(stage);
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(10_000);
  expect(stage.events.map(({ kind }) => kind)).toEqual(['opened', 'closed']);
});

test('waits anew where one comes back to it', () => {
  const { root, stage } = opened(inApp);
  vi.advanceTimersByTime(5000);
  click(root.querySelector('[data-control=back]') as Element);
  expect(stage.screen).toBe('delay');
  vi.advanceTimersByTime(4999);
  expect(stage.screen).toBe('delay');
  vi.advanceTimersByTime(1);
  expect(stage.screen).toBe('webview');
});

test('goes on waiting where the language changes', () => {
  const { stage } = opened(inApp);
  vi.advanceTimersByTime(3000);
  stage.speak({ judgement: inApp, language: 'zh-CN', kit: stageKit('zh-CN') });
  vi.advanceTimersByTime(2000);
  expect(stage.screen).toBe('webview');
});
