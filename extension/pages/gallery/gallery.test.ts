import { expect, test } from 'vitest';
import { treatments } from '../../../src/treatments/index.ts';
import { messageItems } from './messages.ts';
import { screenItems } from './screens.ts';
import { surfaceItems } from './surfaces.ts';

const screens = screenItems();

/** Those that show no screen of their own. */
const BARE = ['open', 'locked'];

test.each(Object.keys(treatments).filter((id) => !BARE.includes(id)))(
  'shows a screen of "%s"',
  (treatment) => {
    expect(
      screens.some(({ id }) => id.startsWith(`screen:${treatment}:`)),
      `no pack leads to "${treatment}": add an example to OTHERS in screens.ts`,
    ).toBe(true);
  },
);

test.each(messageItems.map((item) => [item.id, item] as const))('%s is on record, all of it', (_id, item) => {
  const mount = document.createElement('div');
  item.draw(mount, 'zh-CN');
  const lines = [...mount.children].map((line) => line.querySelector('span')?.shadowRoot);
  expect(lines.length).toBeGreaterThan(4);
  for (const root of lines) expect(root?.querySelector('.note, .removed, .refusal')).toBeTruthy();
});

test('no two items share an id', () => {
  const ids = [...screens, ...messageItems, ...surfaceItems].map(({ id }) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

test('reasons are in the language that is asked for', () => {
  const unrecorded = screens.find(({ id }) => id === 'screen:place:unrecorded');
  expect(unrecorded?.judgement('zh-CN').click.reason).toMatch(/[\u4e00-\u9fff]/);
});

test('screens made up for the gallery are explained as samples, in every language, and by no rule', () => {
  const samples = screens.filter(({ onRecord }) => !onRecord);
  expect(samples.length).toBeGreaterThan(0);
  for (const { judgement } of samples) {
    expect(judgement('en').click).toMatchObject({ rule: null, sources: [] });
    expect(judgement('en').click.reason).toBe('A sample: no pack uses this screen so far.');
    expect(judgement('zh-CN').click.reason).toMatch(/^示例/);
  }
});
