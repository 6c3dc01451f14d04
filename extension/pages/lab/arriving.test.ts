import { expect, test, vi } from 'vitest';
import { activeOn, wechatOn } from '../../../tests/fixtures/active-state.ts';
import { sessionFor } from '../../content/session.ts';
import { createFake } from '../../mock/fake.ts';
import { site } from '../../sites/lab.ts';
import { labForms, labStorage } from './arriving.ts';

const ORIGIN = 'https://lab.example';
const policy = wechatOn('2021-09-20');

function link(classes: string): HTMLAnchorElement {
  document.body.innerHTML = `<section data-lab-kind="group"><div class="${classes}"><p class="lab-text"><a href="https://item.taobao.com/item.htm?id=1">x</a></p></div></section>`;
  return document.querySelector('a') as HTMLAnchorElement;
}

async function arrives(classes: string, messagesAsArrived: boolean) {
  const { api } = createFake({ local: { active: activeOn(ORIGIN, policy, 'group', { messagesAsArrived }) } });
  const { active } = await labStorage(api.storage).local.get(['active']);
  const session = sessionFor(active, ORIGIN);
  if (session === null) throw new Error('off');
  expect(session.state.messagesAsArrived).toBe(true);
  const element = link(classes);
  return labForms.arrivalOf({ element, url: element.href }, site, 'group', session) !== null;
}

test.each([
  ['lab-message lab-sent', false, true],
  ['lab-message', false, false],
  ['lab-message', true, true],
])('%s, where the setting is %s: drawn %s', async (classes, setting, drawn) => {
  expect(await arrives(classes, setting)).toBe(drawn);
});

test('changes are handed on in the same way, until nobody listens', async () => {
  const { api } = createFake();
  const storage = labStorage(api.storage);
  const heard = vi.fn();
  storage.onChanged.addListener(heard);
  await api.storage.local.set({ active: activeOn(ORIGIN, policy), other: 1 });
  expect(heard).toHaveBeenCalledWith(
    expect.objectContaining({
      active: { newValue: expect.objectContaining({ messagesAsArrived: true, all: false }) },
      other: { oldValue: undefined, newValue: 1 },
    }),
    'local',
  );
  await api.storage.local.set({ active: null });
  expect(heard.mock.lastCall?.[0]).toMatchObject({ active: { newValue: null } });
  storage.onChanged.removeListener(heard);
  await api.storage.local.set({ active: null });
  expect(heard).toHaveBeenCalledTimes(2);
});
