import { expect, test } from 'vitest';
import { createFindings } from '../problem.ts';
import { checkHostname } from './hosts.ts';

function toldOf(domain: string, options?: { readonly oneLabel: boolean }): string[] {
  const findings = createFindings('x.json', () => ({ line: 1, column: 1 }));
  checkHostname(domain, ['domain'], findings, options);
  return findings.problems.map(
    ({ code, pointer, message, expected }) => `${code} ${pointer}: ${message} ${expected}`,
  );
}

const BARE = 'A bare host such as item.taobao.com.';

test.for([
  ['Shop.Example', 'is not how a browser writes this host. Write "shop.example".'],
  ['店.example', 'is not how a browser writes this host. Write "xn--hxt.example".'],
  ['shop.example.', 'is not how a browser writes this host. Write "shop.example".'],
  ['shop.example/x', `is no host. ${BARE}`],
  ['shop.example:80', `is no host. ${BARE}`],
  ['me@shop.example', `is no host. ${BARE}`],
  ['shop.example?x', `is no host. ${BARE}`],
  ['shop.example#x', `is no host. ${BARE}`],
  ['shop example', `is no host. ${BARE}`],
  ['shop\\x.example', `is no host. ${BARE}`],
  ['xn--a.example', `is no host. ${BARE}`],
  ['example', `is a single label. ${BARE}`],
])('%s', ([domain, rest]) => {
  expect(toldOf(String(domain))).toEqual([`wrong-host /domain: "${domain}" ${rest}`]);
});

test('a host as a browser writes it is right, a single label where it may be', () => {
  expect(toldOf('shop.example')).toEqual([]);
  expect(toldOf('example', { oneLabel: true })).toEqual([]);
  expect(toldOf('Example', { oneLabel: true })).toHaveLength(1);
});
