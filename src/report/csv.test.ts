import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv, csvValue } from './csv.ts';

/** Reads CSV as RFC 4180 says. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      at += 1;
      while (text[at] !== '"' || text[at + 1] === '"') {
        value += text[at];
        at += text[at] === '"' ? 2 : 1;
      }
      at += 1;
    } else while (text[at] !== ',' && text[at] !== '\r') value += text[at++];
    row.push(value);
    if (text[at] === ',') at += 1;
    else {
      rows.push(row);
      row = [];
      at += 2;
    }
  }
  return rows;
}

const plain = (value: string) => (value.startsWith("'") ? value.slice(1) : value);

test('whatever is written is read again, with at most an apostrophe in front', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { minLength: 1 }), (rows) => {
      const back = read(csv(['a', 'b'], rows));
      expect(back[0]).toEqual(['a', 'b']);
      expect(back.slice(1).map((row) => row.map(plain))).toEqual(rows.map((row) => row.map(plain)));
    }),
  );
});

test('rows end with CRLF, quotes are doubled, nothing is an empty value', () => {
  expect(csv(['a', 'b', 'c', 'd'], [['x,y', 'say "x"', null, undefined]])).toBe(
    'a,b,c,d\r\n"x,y","say ""x""",,\r\n',
  );
  expect(csvValue('two\nlines')).toBe('"two\nlines"');
});

test.for(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '＠x', '\r=1'])(
  '%j is no formula',
  (value) => {
    expect(csvValue(value)).toMatch(/^"?'/);
  },
);

test('numbers and words stay as they are', () => {
  expect([-1, 2.5, true, 'a=b', 'https://a.example/=1'].map(csvValue)).toEqual([
    '-1',
    '2.5',
    'true',
    'a=b',
    'https://a.example/=1',
  ]);
});
