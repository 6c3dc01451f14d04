import { describe, expect, it } from 'vitest';
import { classifyOther, isWeb, parseAddress } from './address.ts';

describe('an address', () => {
  it('is read as a browser reads it, or is none', () => {
    expect(parseAddress('HTTPS://Shop.Example')?.href).toBe('https://shop.example/');
    expect(parseAddress('shop.example')).toBeNull();
  });

  it.each([
    ['https://a.example/', true],
    ['HTTP://a.example/', true],
    ['ftp://a.example/', false],
    ['httpsx://a.example/', false],
    ['view-source:https://a.example/', false],
    ['javascript://a.example/', false],
  ])('%s is of the web: %s', (address, expected) => {
    expect(isWeb(new URL(address))).toBe(expected);
  });
});

describe('what is no web address', () => {
  const known = new Set(['taobao']);
  const classify = (address: string) => classifyOther(parseAddress(address), known);

  it('goes to an app by a scheme of a known product, or one that hands over to any', () => {
    expect(classify('taobao://x')).toEqual({ kind: 'app', scheme: 'taobao' });
    for (const scheme of ['intent', 'android-app', 'market', 'itms-apps', 'itms-appss'])
      expect(classify(`${scheme}://x`)).toEqual({ kind: 'app', scheme });
  });

  it('is something else by any other scheme, and invalid without one', () => {
    expect(classify('mailto:a@b.example')).toEqual({ kind: 'other', scheme: 'mailto' });
    expect(classify('a.example')).toEqual({ kind: 'invalid', scheme: '' });
  });
});
