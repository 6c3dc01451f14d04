// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ComposeRuling } from '../../src/engine/types.ts';
import { judgement, policy, wordings } from '../../tests/fixtures/journeys.ts';
import { stageKit } from '../stage/kit.ts';
import { isRefused, type RefusalOptions, renderRefusal } from './refusal.tsx';

let root: ShadowRoot;

beforeEach(() => {
  root = document.createElement('div').attachShadow({ mode: 'open' });
});

const QUOTA: ComposeRuling = { treatment: 'quota', with: { limit: 2, per: 'month' } };

function drawn(compose: ComposeRuling, options: Partial<RefusalOptions> = {}): HTMLElement | null {
  const language = options.language ?? 'en';
  return renderRefusal(root, {
    judgement: { ...judgement('webview'), compose },
    policy,
    isSent: compose.treatment === 'quota',
    sent: 0,
    language,
    kit: stageKit(language),
    gloss: true,
    onClose: () => undefined,
    ...options,
  });
}

const text = (selector: string) => root.querySelector(selector)?.textContent;

describe('a message that the platform refuses', () => {
  it('says what the platform said, and how sure that is', () => {
    drawn({ treatment: 'refused', with: { wording: 'stopped' } });
    expect(text('b [lang]')).toBe(wordings.stopped?.parts.title?.text);
    expect(text('.simulation')).toBe(`Simulation · WeChat · ${policy.at} · Wording as on record · ${OURS}`);
    expect(text('button')).toBe('[Close]');
  });

  it('takes the platform’s own button where that is on record', () => {
    drawn({ treatment: 'refused', with: { wording: 'confirm' } });
    expect(text('button [lang]')).toBe('继续访问');
    expect(text('.simulation')).not.toContain(OURS);
  });

  it('says in words of ours that nothing is on record', () => {
    drawn({ treatment: 'refused', with: {} });
    expect(text('b')).toBe('[Not sent]');
    expect(text('p')).toBe('[WeChat did not let this message through. What it said is not on record.]');
    expect(text('.simulation')).toContain(OURS);
  });

  it('says nothing where the message could be sent, or nobody knows', () => {
    for (const treatment of ['allowed', 'unknown'] as const) {
      drawn({ treatment: 'refused', with: {} });
      expect(drawn({ treatment, with: {} })).toBeNull();
      expect(root.childNodes).toHaveLength(0);
    }
  });

  it('tells when the person has read it', () => {
    const onClose = vi.fn();
    drawn({ treatment: 'refused', with: {} }, { onClose });
    root.querySelector('button')?.click();
    expect(onClose).toHaveBeenCalledOnce();
  });
});

describe('a quota', () => {
  it('counts, and refuses once it is used up', () => {
    expect([0, 1, 2, 3].map((sent) => isRefused(QUOTA, sent))).toEqual([false, false, true, true]);
    drawn(QUOTA, { sent: 1 });
    expect(text('.count')).toBe('Posts with a link this month: 1 of 2');
    expect(text('b')).toBe('');
    // The last one that is allowed has used it up, and was sent.
    drawn(QUOTA, { sent: 2 });
    expect(text('b')).toBe('');
    drawn(QUOTA, { isSent: false, sent: 2, language: 'zh-CN' });
    expect(text('.count')).toBe('本月带链接的帖子：2/2');
    expect(text('b')).toBe('[未发送]');
  });

  it('says of a message that was not sent that it was not, whatever is said of the quota', () => {
    const told: ComposeRuling = { ...QUOTA, with: { ...QUOTA.with, wording: 'body-only' } };
    const body = { text: 'Two a month', gloss: { en: 'Two a month' } };
    const wording = { lang: 'en', mark: 'exact', sources: [], parts: { body } } as const;
    const words = { policy: { ...policy, wordings: { 'body-only': wording } } };
    drawn(told, { sent: 1, ...words });
    expect([text('b'), text('p')]).toEqual(['', 'Two a month']);
    drawn(told, { isSent: false, sent: 2, ...words });
    expect([text('b'), text('p')]).toEqual(['[Not sent]', 'Two a month']);
  });

  it('of which the limit is not on record refuses nothing and counts nothing', () => {
    const damaged: ComposeRuling = { treatment: 'quota', with: { limit: 'few', per: 'month' } };
    expect(isRefused(damaged, 1000)).toBe(false);
    drawn(damaged, { sent: 1000 });
    expect(root.querySelector('.count')).toBeNull();
  });
});

const OURS = 'Words in [brackets] are ours: what stood there is not on record.';
