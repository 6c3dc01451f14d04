import { expect, test } from 'vitest';
import { htmlLink, htmlPage, htmlText } from './html.ts';

test('a text cannot be anything but text, in an element and in an attribute', () => {
  expect(htmlText(`<img src=x onerror="alert('1')"> & more`)).toBe(
    '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; more',
  );
});

test.for(['javascript:alert(1)', 'data:text/html,x', 'https://a b', ' https://a.example/', 'file:///etc'])(
  '%j is no link',
  (url) => {
    expect(htmlLink(url)).not.toContain('href');
  },
);

test('what is no link is text all the same', () => {
  expect(htmlLink('x:<b>')).toBe('<bdi>x:&lt;b&gt;</bdi>');
});

test('an address of the web is one', () => {
  expect(htmlLink('https://a.example/?x="1"&y')).toBe(
    '<a href="https://a.example/?x=&quot;1&quot;&amp;y" rel="noopener noreferrer"><bdi>https://a.example/?x=&quot;1&quot;&amp;y</bdi></a>',
  );
});

test('a page loads nothing, runs nothing, and has both colours', () => {
  const page = htmlPage('<title>', '<p>x</p>');
  expect(page).toContain("default-src 'none'");
  expect(page).toContain('<title>&lt;title&gt;</title>');
  expect(page).toContain('prefers-color-scheme: dark');
  expect(page).not.toMatch(/<script|\ssrc=|url\(|@import/);
});
