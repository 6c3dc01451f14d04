// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sites } from '../sites/index.ts';
import type { SiteAdapter } from '../sites/types.ts';
import { openLink } from './open-link.ts';
import { addressOf, resolveLink } from './resolve-link.ts';

let opened: HTMLAnchorElement[] = [];

beforeEach(() => {
  opened = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    opened.push(this);
  });
});
afterEach(() => vi.restoreAllMocks());

function link(attributes: Record<string, string>): HTMLAnchorElement {
  const anchor = document.createElement('a');
  for (const [name, value] of Object.entries(attributes)) anchor.setAttribute(name, value);
  return anchor;
}

function open(element: Element, newTab = false): HTMLAnchorElement | undefined {
  openLink({ element, url: addressOf(element) ?? element.textContent ?? '', newTab });
  return opened[0];
}

describe('opens as the page would have', () => {
  it('with the target, rel and referrer policy of the link, and no opener', () => {
    const anchor = open(
      link({ href: 'https://a.example/x?y#z', target: 'other', rel: 'nofollow', referrerpolicy: 'origin' }),
    );
    expect(anchor?.href).toBe('https://a.example/x?y#z');
    expect(anchor?.target).toBe('other');
    expect(anchor?.rel).toBe('nofollow noopener');
    expect(anchor?.referrerPolicy).toBe('origin');
  });

  it('in the same tab where the link has no target', () => {
    expect(open(link({ href: 'https://a.example/' }))?.target).toBe('');
  });

  it('where the page’s base says, where the link does not', () => {
    expect(open(link({ href: 'https://a.example/' }))?.hasAttribute('target')).toBe(false);
  });

  it('in a new tab where the click asked for one', () => {
    expect(open(link({ href: 'https://a.example/', target: '_self' }), true)?.target).toBe('_blank');
  });

  it('in a new tab where the address was only text', () => {
    const text = link({});
    text.textContent = 'https://b23.tv/x';
    expect(open(text)?.target).toBe('_blank');
  });

  it('outside the document, so that no listener hears it', () => {
    expect(open(link({ href: 'https://a.example/' }))?.isConnected).toBe(false);
  });
});

/** Addresses that pretend to be something else, and the origin a browser sees in them; null = no web address. */
const HOSTILE: readonly [string, string | null][] = [
  ['javascript:alert(1)', null],
  ['JaVaScRiPt://taobao.com/%0aalert(1)', null],
  [' java\nscript:alert(1)', null],
  ['data:text/html,<script>alert(1)</script>', null],
  ['blob:https://taobao.com/6f1d', null],
  ['intent://item.taobao.com/#Intent;scheme=taobao;end', null],
  ['taobao://item.taobao.com/item.htm?id=1', null],
  ['vbscript:msgbox(1)', null],
  ['filesystem:https://taobao.com/temporary/x', null],
  ['file:///etc/passwd', null],
  ['https://', null],
  ['https://a b.example/', null],
  ['https://taobao.com@evil.example/', 'https://evil.example'],
  ['https://taobao.com:443@evil.example/', 'https://evil.example'],
  ['https:\\\\taobao.com\\x', 'https://taobao.com'],
  ['https:taobao.com', 'https://taobao.com'],
  ['\thttps://tao\nbao.com/\r', 'https://taobao.com'],
  ['https://%74aobao.com/', 'https://taobao.com'],
  ['https://ｔａｏｂａｏ。ｃｏｍ/', 'https://taobao.com'],
  ['https://tаobao.com/', 'https://xn--tobao-4ve.com'],
  ['https://taobao.com:8443/', 'https://taobao.com:8443'],
  ['https://taobao.com:443/', 'https://taobao.com'],
  ['https://taobao.com./', 'https://taobao.com.'],
  ['http://0x7f.1/', 'http://127.0.0.1'],
  [`https://taobao.com/${'a'.repeat(65_536)}`, 'https://taobao.com'],
];

describe('hostile addresses', () => {
  it.each(HOSTILE.map(([href, origin]) => [href.slice(0, 60), href, origin] as const))(
    '%s',
    (_name, href, origin) => {
      const anchor = link({ href, target: '_blank' });
      const met = resolveLink([anchor], sites.generic as SiteAdapter);
      openLink({ element: anchor, url: met?.url ?? href, newTab: false });
      expect(opened.map(({ href: really }) => new URL(really).origin)).toEqual(
        origin === null ? [] : [origin],
      );
    },
  );

  it('are opened, if at all, at the very address of the page’s own link', () => {
    const part = fc.constantFrom(
      'https:',
      'http:',
      'javascript:',
      'data:',
      '//',
      '\\\\',
      '/',
      '@',
      ':',
      '%2f',
      '%00',
      '\t',
      '\n',
      ' ',
      '.',
      '。',
      'taobao.com',
      'ｅ',
      '#',
      '?',
      '1',
      '[',
      ']',
      'xn--',
      '\u202e',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
          fc.string(),
        ),
        (href) => {
          opened = [];
          const anchor = link({ href });
          const met = resolveLink([anchor], { ...(sites.generic as SiteAdapter), messages: '*' });
          if (met) openLink({ element: anchor, url: met.url, newTab: false });
          for (const really of opened) {
            if (really.href !== anchor.href) throw new Error(`${JSON.stringify(href)} opened something else`);
            expect(really.protocol).toMatch(/^https?:$/);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
