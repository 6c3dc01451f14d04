// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { judgement } from '../../tests/fixtures/journeys.ts';
import { click, opened, useStagePage } from '../../tests/fixtures/stage-browser.ts';
import { stageKit } from './kit.ts';

const NEXT = { appButton: 'none' };
const confirm = judgement('confirm', { wording: 'confirm', next: NEXT });
const copyUrl = judgement('copy-url', { wording: 'copy-url' });

useStagePage();

describe('says what it is', () => {
  it('carries the label of the simulation on every screen', () => {
    const { root, button } = opened(confirm);
    const label = 'Simulation · WeChat · 2021-09-20';
    expect(root.querySelector('.label b')?.textContent).toBe(label);
    click(button('continue'));
    expect(root.querySelector('.label b')?.textContent).toBe(label);
    expect(root.querySelector('[role=dialog]')?.getAttribute('aria-label')).toBe(label);
  });

  it('names rule, day, confidence, sources and disagreement', () => {
    const text = opened(copyUrl).root.querySelector('aside')?.textContent ?? '';
    for (const part of [
      'Taobao and Tmall links in groups',
      'since 2018-06-08',
      'observed',
      'Sources: 2',
      'sources disagree',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('One tester saw a blank white page.');
  });

  it('marks wording as exact or reconstructed', () => {
    expect(opened(copyUrl).root.querySelector('aside')?.textContent).toContain('Wording as on record');
    const full = opened(judgement('confirm', { wording: 'confirm-full', next: NEXT })).root;
    expect(full.querySelector('aside')?.textContent).toContain('reconstructed');
    expect(full.querySelector('h2 .reconstructed')?.textContent).toContain('将要访问');
  });

  it('says nothing of wording where none of the platform’s is shown', () => {
    const { root } = opened(judgement('inert', { copyable: false }));
    expect(root.querySelector('aside')?.textContent).not.toMatch(/wording/i);
  });

  it('speaks the language that is asked for, and glosses Chinese in English for Chinese readers', () => {
    const { root } = opened(confirm, { language: 'zh-CN' });
    expect(root.querySelector('.label b')?.textContent).toBe('模拟 · 微信 · 2021-09-20');
    expect(root.querySelector('h2 .gloss')?.textContent).toBe('About to visit');
    expect(root.querySelector('.stage')?.getAttribute('lang')).toBe('zh-CN');
  });

  it('switches the translation, and tells', () => {
    const onGloss = vi.fn();
    const { root } = opened(confirm, { gloss: false, onGloss });
    const toggle = () => root.querySelector<HTMLElement>('[data-control=gloss]') as HTMLElement;
    expect(root.querySelector('.plain-original')).not.toBeNull();
    expect(toggle().getAttribute('aria-pressed')).toBe('false');
    click(toggle());
    expect(root.querySelector('.plain-original')).toBeNull();
    expect(toggle().getAttribute('aria-pressed')).toBe('true');
    expect(onGloss).toHaveBeenCalledWith(true);
  });

  it('shows why a wallet was refused, and offers no way to press it', () => {
    const { root, button } = opened(judgement('webview', NEXT));
    click(button('buy'));
    const refused = root.querySelector('.refused');
    expect(refused?.textContent).toContain('Taobao took no WeChat Pay.');
    expect(refused?.querySelector('button')).toBeNull();
  });

  it('puts text in as text', () => {
    const evil = '<img src=x onerror=alert(1)>';
    const hostile = judgement('copy-url', { wording: 'copy-url' });
    const { root } = opened({ ...hostile, link: { ...hostile.link, url: `https://a.example/${evil}` } });
    expect(root.querySelector('img')).toBeNull();
    expect(root.textContent).toContain(evil);
  });
});

describe('comes to an end', () => {
  it('with the signal, and leaves the page as it was', async () => {
    const before = document.documentElement.outerHTML;
    const stage = opened(confirm);
    stage.abort.abort();
    expect(document.documentElement.outerHTML).toBe(before);
    stage.stage.close();
    expect(stage.events.filter(({ kind }) => kind === 'closed')).toHaveLength(1);
  });

  it('at once where the signal came before', () => {
    const abort = new AbortController();
    abort.abort();
    expect(opened(confirm, { signal: abort.signal }).host.isConnected).toBe(false);
  });

  it('by going back from the first screen', () => {
    const stage = opened(confirm);
    click(stage.button('continue'));
    const back = () => click(stage.root.querySelector('[data-control=back]') as Element);
    back();
    expect(stage.stage.screen).toBe('confirm');
    back();
    expect(stage.host.isConnected).toBe(false);
  });

  it('is not begun with damaged texts and looks, and leaves nothing', () => {
    const before = document.documentElement.outerHTML;
    expect(() => opened(confirm, { kit: null as never })).toThrow(TypeError);
    expect(() => opened(confirm, { kit: { ...stageKit('en'), texts: null as never } })).toThrow(TypeError);
    expect(document.documentElement.outerHTML).toBe(before);
  });
});

it('says of a link that was removed what stood in its place, and that nothing could be done', () => {
  const { root, stage } = opened(judgement('inert', {}, 'taobao', 'removed'));
  expect(stage.screen).toBe('removed');
  expect(root.querySelector('.said')?.textContent).toBe('[Not shown]');
  expect(root.querySelector('[data-action]')).toBeNull();
  expect(root.querySelector('aside')?.textContent).toContain('Actions so far: 0');
});

it('goes on in another language on the same screen', () => {
  const stage = opened(confirm);
  click(stage.button('continue'));
  stage.stage.speak({ judgement: confirm, language: 'zh-CN', kit: stageKit('zh-CN') });
  expect(stage.stage.screen).toBe('webview');
  expect(stage.root.querySelectorAll('[role=dialog]')).toHaveLength(1);
  expect(stage.root.querySelector('[role=dialog]')?.getAttribute('aria-label')).toContain('模拟');
  expect(stage.root.querySelector('aside')?.textContent).toContain('已操作 2 次');
  expect(stage.root.activeElement).toBe(stage.root.querySelector('[data-screen]'));
});

it('reports every action with the screens it led between', () => {
  const stage = opened(confirm);
  click(stage.button('continue'));
  expect(stage.events).toEqual([
    { kind: 'opened', screen: 'confirm' },
    { kind: 'acted', screen: 'confirm', action: 'continue', to: 'webview' },
  ]);
  expect(stage.root.querySelector('aside')?.textContent).toContain('Actions so far: 2');
});
