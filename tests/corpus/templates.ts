/** Ways to write a link to a host, and links that only look like one. Each says what a browser makes of it. */

/** A number from 0 (included) to 1 (left out), as `Math.random` gives it, but the same each time. */
export type Random = () => number;

/** Mulberry32 (Tommy Ettinger, public domain), started from a text: a link stays as it is when others come and go. */
export function randomFrom(text: string): Random {
  let state = 2166136261;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from 0 to below the limit. */
export const below = (random: Random, limit: number): number => Math.floor(random() * limit);

/** A label that no list has. */
export function madeUpLabel(random: Random): string {
  const letters = Array.from({ length: 5 + below(random, 6) }, () => 'bdfghjklmnprstvz'[below(random, 16)]);
  return `q${letters.join('')}`;
}

/**
 * `host` = the link leads to that host or below it; `beside` = to another host, which belongs to whom the host above it does, if
 * anybody; `elsewhere` = to a host that nothing lists; `nowhere` = it is no address.
 */
export type Meaning = 'host' | 'beside' | 'elsewhere' | 'nowhere';

export interface Template {
  readonly kind: string;
  readonly means: Meaning;
  /** Null where the host cannot be written so. */
  make(host: string, random: Random): string | null;
}

const fullWidth = (host: string): string =>
  host.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

/** Cyrillic letters that look like Latin ones. */
const TWINS: Readonly<Record<string, string>> = { a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х', y: 'у' };

function withTwin(host: string): string | null {
  const at = [...host].findIndex((letter) => letter in TWINS);
  return at < 0 ? null : `${host.slice(0, at)}${TWINS[host[at] ?? '']}${host.slice(at + 1)}`;
}

const template = (kind: string, means: Meaning, make: Template['make']): Template => ({ kind, means, make });

export const TEMPLATES: readonly Template[] = [
  template('plain', 'host', (host) => `https://${host}/`),
  template('plain', 'host', (host) => `http://${host}`),
  template(
    'plain',
    'host',
    (host, random) => `https://${host}/item/${below(random, 1e6)}.htm?id=${below(random, 1e9)}`,
  ),
  template('plain', 'host', (host, random) => `https://${host}/#/${madeUpLabel(random)}`),
  template('sub-domain', 'host', (host) => `https://www.${host}/`),
  template(
    'sub-domain',
    'host',
    (host, random) => `https://${madeUpLabel(random)}.${host}/p/${below(random, 1e6)}`,
  ),
  template(
    'sub-domain',
    'host',
    (host, random) => `http://${madeUpLabel(random)}.${madeUpLabel(random)}.${host}/`,
  ),
  template('port', 'host', (host) => `https://${host}:443/`),
  template('port', 'host', (host, random) => `http://${host}:${1024 + below(random, 60000)}/a`),
  template('written oddly', 'host', (host) => `HTTPS://${host.toUpperCase()}/A`),
  template('written oddly', 'host', (host) => `https://${host}./`),
  template('written oddly', 'host', (host) => ` \thttps://${host}/ \n`),
  template('written oddly', 'host', (host) => `ht\ntps://${host.slice(0, 2)}\t${host.slice(2)}/`),
  template('written oddly', 'host', (host) => `https:${host}/without-slashes`),
  template('written oddly', 'host', (host) => `https:\\\\${host}\\back\\slashes`),
  template('written oddly', 'host', (host) => `https://///${host}/`),
  template('written oddly', 'host', (host) => `https://%${host.charCodeAt(0).toString(16)}${host.slice(1)}/`),
  template('written oddly', 'host', (host) => `https://${fullWidth(host)}/`),
  template('written oddly', 'host', (host) => `https://${host.replace('.', '\u3002')}/`),
  template('written oddly', 'host', (host) => `https://${host.slice(0, 1)}\u00ad${host.slice(1)}/`),
  template('with a name before it', 'host', (host) => `https://user:secret@${host}/`),
  template('with a name before it', 'host', (host) => `https://bank.invalid@${host}/`),
  template('with a name before it', 'host', (host) => `https://@${host}/`),
  template(
    'another address in it',
    'host',
    (host, random) => `https://${host}/?${madeUpLabel(random)}=https://elsewhere.invalid/`,
  ),
  template('look-alike', 'beside', (host) => `https://not${host}/`),
  template('look-alike', 'beside', (host, random) => `https://${madeUpLabel(random)}-${host}/`),
  template('look-alike', 'elsewhere', (host) => `https://${host}.invalid/`),
  template('look-alike', 'elsewhere', (host, random) => `https://${host}.${madeUpLabel(random)}.test/login`),
  template('look-alike', 'elsewhere', (host) => `https://${host.replaceAll('.', '-')}.example/`),
  template('look-alike', 'beside', (host) => {
    const twin = withTwin(host);
    return twin === null ? null : `https://${twin}/`;
  }),
  template('host elsewhere in it', 'elsewhere', (host) => `https://site.invalid/${host}/`),
  template('host elsewhere in it', 'elsewhere', (host) => `https://site.invalid/?url=https://${host}/`),
  template('host elsewhere in it', 'elsewhere', (host) => `https://site.invalid/#https://${host}/`),
  template('host elsewhere in it', 'elsewhere', (host) => `https://${host}@site.invalid/`),
  template('host elsewhere in it', 'elsewhere', (host) => `https://${host}:443@site.invalid/`),
  template('host elsewhere in it', 'elsewhere', (host) => `https://site.invalid\\@${host}/`),
  template('host elsewhere in it', 'elsewhere', (host) => `https://site.invalid/https://${host}/`),
  template('no address', 'nowhere', (host) => host),
  template('no address', 'nowhere', (host) => `//${host}/`),
  template('no address', 'nowhere', (host) => `https://${host}:99999/`),
  template('no address', 'nowhere', (host) => `https://${host.replace('.', ' .')}/`),
  template('no address', 'nowhere', (host) => `https://[${host}]/`),
  template('no address', 'nowhere', (host) => `https://${host.replace('.', '<.')}/`),
  template('other scheme', 'nowhere', (host) => `javascript://${host}/%0aalert(1)`),
  template('other scheme', 'nowhere', (host) => `ftp://${host}/`),
  template('other scheme', 'nowhere', (host) => `blob:https://${host}/3f0f`),
  template('other scheme', 'nowhere', (host) => `view-source:https://${host}/`),
];

/** Strings without any host of ours. */
export const STRAYS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '#',
  '?',
  '/',
  '//',
  'http:',
  'https:',
  'http://',
  'https:///',
  'https://?',
  'https://#',
  'https://:80/',
  'https://[',
  'https://]',
  'https://[::1',
  'https://%',
  'https://%00/',
  'https://a..b/',
  'https://256.256.256.256/',
  'https://1.2.3.4.5/',
  'https://xn--/',
  'https://-/',
  'javascript:',
  'javascript:alert(1)',
  'data:text/html,<a href=https://taobao.com/>',
  'mailto:someone@example.com',
  'tel:+861234567',
  'sms:123',
  'about:blank',
  'file:///etc/hosts',
  'chrome://settings',
  'moz-extension://id/page.html',
  'intent://scan/#Intent;scheme=zxing;end',
  'market://details?id=org.example',
  'android-app://org.example/https/example.org',
  'itms-apps://apps.apple.com/app/id1',
  'weixin',
  '复制这段话打开App',
  '￥AbCdEfG￥',
  `https://${'a'.repeat(64)}.example/`,
  `https://${'a.'.repeat(120)}example/`,
  `https://example/${'x'.repeat(5000)}`,
];

/** Hosts that nothing lists, some of them no names at all. */
export const UNLISTED: readonly string[] = [
  'localhost',
  'intranet',
  '127.0.0.1',
  '0x7f.1',
  '2130706433',
  '192.168.0.1:8080',
  '[::1]',
  '[2001:db8::1]:8080',
  'xn--fiqs8s',
  '例え.テスト',
  'пример.испытание',
  'example.com',
  'example.org',
  'blog.example.co.uk',
  'a.b.c.d.e.f.example',
  '_dmarc.example.net',
];
