// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test, vi } from 'vitest';
import type { ActiveState } from '../../storage.ts';
import { Remembered } from './remembered.tsx';

function shown(remembered?: ActiveState['remembered'], forgetRemembered = vi.fn()) {
  const root = document.createElement('div');
  const active = { remembered } as ActiveState;
  render(<Remembered view={{ active }} store={{ forgetRemembered }} />, root);
  return root;
}

test('names what is not asked about again', () => {
  const hosts = ['a.example', 'b.example'];
  expect(shown({ all: false, hosts }).textContent).toContain('Not asked about again: b.example, a.example');
  expect(shown({ all: true, hosts }).textContent).toContain('not to ask again');
});

test('names the newest of many', () => {
  const hosts = ['a.example', 'b.example', 'c.example', 'd.example'];
  expect(shown({ all: false, hosts }).textContent).toContain(
    'Not asked about again: d.example, c.example, b.example … (4)',
  );
});

test('is not there where that is nothing', () => {
  expect(shown().textContent).toBe('');
  expect(shown({ all: false, hosts: [] }).textContent).toBe('');
});

test('forgets it at a press', () => {
  const forget = vi.fn();
  shown({ all: true, hosts: [] }, forget).querySelector('button')?.click();
  expect(forget).toHaveBeenCalledOnce();
});
