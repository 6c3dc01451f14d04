import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTokenShape, tokenText } from './index.ts';
import { shapeNotes } from './notes.ts';
import { shapes } from './shapes.ts';

const seed = fc.record({
  url: fc.webUrl(),
  destination: fc.constantFrom('taobao', 'douyin', null),
  title: fc.string({ unit: 'grapheme', maxLength: 80 }),
});
const shape = fc.constantFrom(...Object.keys(shapes));

/** What each placeholder may become, for a regular expression made from the template itself. */
const PATTERNS: Readonly<Record<string, string>> = {
  c: '[A-Za-z0-9]',
  k: '[A-Za-z0-9АВЕКМНОРСТХаеорсух]',
  x: '[0-9a-f]',
  d: '[0-9]',
  u: '[A-Z]',
};

function patternOf(template: string): RegExp {
  const source = template
    .split(/(\{\w(?::\d+)?\})/)
    .map((piece) => {
      const [, kind, count = '11'] = /^\{(\w)(?::(\d+))?\}$/.exec(piece) ?? [];
      if (kind === undefined) return piece.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
      return kind === 't' ? '[^]{0,60}' : `${PATTERNS[kind]}{${count}}`;
    })
    .join('');
  return new RegExp(`^${source}$`, 'u');
}

describe('tokenText', () => {
  it('gives the same text for the same link, and another for another', () => {
    fc.assert(fc.property(shape, seed, (id, from) => tokenText(id, from) === tokenText(id, { ...from })));
    const text = (url: string) => tokenText('taobao-2018', { url, destination: 'taobao', title: 'x' });
    const texts = Array.from({ length: 2000 }, (_, index) =>
      text(`https://item.taobao.com/item.htm?id=${index}`),
    );
    expect(new Set(texts).size).toBe(2000);
  });

  it('keeps the shape of each period', () => {
    fc.assert(
      fc.property(shape, seed, (id, from) => {
        expect(tokenText(id, from)).toMatch(patternOf(shapes[id] ?? ''));
      }),
    );
  });

  it('is never a working token: no run of letters and digits outside a link is as long as one', () => {
    fc.assert(
      fc.property(shape, seed, (id, from) => {
        const text = tokenText(id, { ...from, title: '' }).replace(
          /https?:\/\/[a-z0-9.]+\.example\/[\w./-]*/g,
          '',
        );
        expect(text).not.toMatch(/[A-Za-z0-9]{11}/);
      }),
    );
  });

  it('never holds an address that could resolve', () => {
    for (const id of Object.keys(shapes)) {
      const text = tokenText(id, { url: 'https://item.taobao.com/', destination: 'taobao', title: '' });
      for (const [, host] of text.matchAll(/https?:\/\/([^/\s]+)/g)) expect(host).toMatch(/\.example$/);
    }
  });

  it('bounds a title and keeps it on one line', () => {
    const text = tokenText('bilibili', { url: 'u', destination: null, title: `a\n\nb${'x'.repeat(5000)}` });
    expect(text).not.toContain('\n');
    expect(text.length).toBeLessThan(110);
  });

  it('does not expand placeholders that a title brings along', () => {
    expect(tokenText('jd', { url: 'u', destination: 'jd', title: '{k}$&' })).toMatch(/\{k\}\$&$/);
  });

  it('gives a bare token for a shape that does not exist', () => {
    expect(isTokenShape('toString')).toBe(false);
    expect(tokenText('toString', { url: 'u', destination: null, title: 't' })).toMatch(/^￥.{11}￥ t$/);
  });
});

it('every shape says where it comes from', () => {
  expect(Object.keys(shapeNotes).sort()).toEqual(Object.keys(shapes).sort());
});
