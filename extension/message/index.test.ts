// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { MESSAGE_FORMS, type MessageForm } from '../../src/policy/types.ts';
import { judgement, policy } from '../../tests/fixtures/journeys.ts';
import { stageKit } from '../stage/kit.ts';
import { type MessageOptions, renderMessage } from './index.ts';

let root: ShadowRoot;

beforeEach(() => {
  root = document.createElement('div').attachShadow({ mode: 'open' });
});

function drawn(form: MessageForm, options: Partial<MessageOptions> = {}): HTMLElement {
  const language = options.language ?? 'en';
  return renderMessage(root, {
    judgement: judgement('webview', {}, 'taobao', form),
    policy,
    surface: 'group',
    title: null,
    language,
    kit: stageKit(language),
    ...options,
  });
}

describe('a message as it arrived', () => {
  it('is a button that takes presses, in place of what was there', () => {
    for (const form of MESSAGE_FORMS) {
      const element = drawn(form);
      expect(element.localName, form).toBe('button');
      expect(root.childNodes).toHaveLength(2);
      expect(root.firstChild).toBe(element);
    }
  });

  it('says that it is a simulation, of what and when', () => {
    drawn('card');
    expect(root.lastChild?.textContent).toBe(`Simulation · WeChat · ${policy.at}`);
    drawn('token', { language: 'zh-CN' });
    expect(root.lastChild?.textContent).toBe(`模拟 · 微信 · ${policy.at}`);
  });

  it('shows as a link what can be tapped in a text, and nothing where nothing can', () => {
    const given = judgement('webview', {}, 'taobao', 'token');
    const message = { ...given.message, text: 'look https://m.tb.example/h.1 here' };
    const links = (clickable: boolean) => {
      const element = drawn('token', { judgement: { ...given, message: { ...message, clickable } } });
      expect(element.textContent).toBe(message.text);
      return [...element.querySelectorAll('u')].map(({ textContent }) => textContent);
    };
    expect(links(true)).toEqual(['https://m.tb.example/h.1']);
    expect(links(false)).toEqual([]);
  });

  it('card: the title, else the name of the destination, and the host', () => {
    expect(drawn('card', { title: 'A cotton shirt' }).textContent).toBe('A cotton shirtitem.taobao.comT');
    expect(drawn('card', { language: 'zh-CN' }).textContent).toBe('淘宝item.taobao.com淘');
  });

  it('bare card: no title, whatever the page says', () => {
    expect(drawn('bare-card', { title: 'A cotton shirt' }).textContent).toBe('item.taobao.com');
  });

  it('token: text in the shape of the period, with the title in it, and not the address', () => {
    const text = drawn('token', { title: 'A cotton shirt' }).textContent ?? '';
    expect(text).toContain('【A cotton shirt】');
    expect(text).not.toContain('item.taobao.com');
    expect(drawn('token', { title: 'A cotton shirt' }).textContent).toBe(text);
  });

  it('token: the text of the judgement where it brings one', () => {
    const given = judgement('token');
    const message = { ...given.message, text: 'as it stands' };
    expect(drawn('token', { judgement: { ...given, message } }).textContent).toBe('as it stands');
  });

  it('text and link: the address', () => {
    const { url } = judgement('webview').link;
    expect(drawn('text').textContent).toBe(url);
    expect(drawn('link').textContent).toBe(url);
  });

  it('folded, picture and removed: say what they are, in the language asked for', () => {
    expect(drawn('folded').textContent).toContain('Folded message');
    expect(drawn('qr', { language: 'zh-CN' }).querySelector('[role=img]')?.getAttribute('aria-label')).toBe(
      '二维码',
    );
    const removed = drawn('removed');
    expect(removed.textContent).toBe('[Not shown]');
    expect(removed.hasAttribute('disabled')).toBe(true);
  });

  const gone = (what?: string) => {
    const given = judgement('inert', {}, 'taobao', 'removed');
    const placeholder = {
      lang: 'en',
      mark: 'reconstructed',
      sources: [],
      parts: { body: { text: '{LINK REMOVED}', gloss: { en: '{LINK REMOVED}' } } },
    } as const;
    return drawn('removed', {
      judgement: { ...given, message: { ...given.message, with: { what, wording: 'placeholder' } } },
      policy: { ...policy, wordings: { ...policy.wordings, placeholder } },
    });
  };

  it('removed: what stood in its place, braces and all, and how sure that is', () => {
    expect(gone('link').textContent).toBe('{LINK REMOVED}');
    expect(root.lastChild?.textContent).toContain('Dotted wording is reconstructed');
  });

  it('removed: tells the host whether the message around the link is gone, too', () => {
    const isWhole = (what?: string) => gone(what).isConnected || root.host.hasAttribute('whole');
    expect([isWhole(), isWhole('message'), isWhole('post'), isWhole('link')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('tells the host where nothing is on record of the form, so that the site’s card stays', () => {
    const given = judgement('locked', { off: ['like'] });
    const isBeside = (basis: 'default' | 'ruled') => {
      drawn('link', { judgement: { ...given, message: { ...given.message, basis } } });
      return root.host.hasAttribute('beside');
    };
    expect([isBeside('default'), isBeside('ruled')]).toEqual([true, false]);
  });

  it('takes titles as text', () => {
    expect(drawn('card', { title: '<img src=x onerror=alert(1)>' }).querySelector('img')).toBeNull();
  });
});
