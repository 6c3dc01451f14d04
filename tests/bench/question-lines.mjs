// Lines for `decide` on stdin, made up, the same each time: addresses and objects, all platforms, days and surfaces, in no order.
//
//   node tests/bench/question-lines.mjs 1000000 > lines.ndjson
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { argv, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';

const src = new URL('../../src/', import.meta.url);

/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(new URL(path, src), 'utf8'));

/** Options that the lines which are only an address are meant for. */
export const OPTIONS = ['--platform', 'wechat', '--at', '2021-12-01', '--surface', 'group'];

/** Days that lines ask about, from the first on. */
const FIRST_DAY = Date.UTC(2008, 0, 1);
const DAYS = 19 * 365;

/**
 * Numbers below a limit (mulberry32).
 * @param {number} seed
 */
function dice(seed) {
  let state = seed;
  return (/** @type {number} */ limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Makes the function that gives the lines one after the other. */
export function createLines(seed = 1) {
  const roll = dice(seed);
  /** @template T @param {readonly T[]} items @returns {T} */
  const one = (items) => /** @type {T} */ (items[roll(items.length)]);
  const catalogue = readJson('destinations/destinations.json');
  /** @type {string[]} */
  const hosts = catalogue.destinations.flatMap((/** @type {any} */ { hosts }) =>
    hosts.map((/** @type {any} */ { domain }) => domain),
  );
  /** @type {string[]} */
  const schemes = catalogue.destinations.flatMap((/** @type {any} */ { schemes }) =>
    schemes.map((/** @type {any} */ { scheme }) => scheme),
  );
  const packs = readdirSync(new URL('packs/', src))
    .filter((name) => name.endsWith('.json') && name !== 'sources.json')
    .map((name) => readJson(`packs/${name}`));

  /** Mostly what people share; now and then a redirector, an app's own scheme, or no address at all. */
  function address() {
    const kind = roll(100);
    if (kind === 0)
      return one(['no address', 'javascript:alert(1)', 'mailto:a@b.example', 'https://', '群聊']);
    if (kind === 1) return `${one(schemes)}://item?id=${roll(1e9)}`;
    const host =
      kind < 25
        ? `${one(['news', 'blog', 'shop', 'm'])}${roll(5000)}.example`
        : `${one(['', '', 'm.', 'www.'])}${one(hosts)}`;
    const path = one([
      '/',
      `/item/${roll(1e9)}.htm`,
      `/a/${roll(1e6)}/b?id=${roll(1e9)}&from=share`,
      `/${roll(1e6)}#x`,
    ]);
    const url = `https://${host}${kind < 30 ? `/分享${path}` : path}`;
    if (kind > 96) {
      const { domain, path: at = '/', param } = one(catalogue.wrappers);
      return `https://${domain}${at}?${param}=${encodeURIComponent(url)}`;
    }
    return url;
  }

  return () => {
    const url = address();
    if (roll(10) < 3) return url;
    const pack = one(packs);
    const at = new Date(FIRST_DAY + roll(DAYS) * 86_400_000).toISOString().slice(0, 10);
    /** @type {Record<string, unknown>} */
    const question = { url, platform: pack.id, at, surface: one(pack.surfaces).id };
    const more = roll(20);
    if (more === 0 && pack.clients.length > 0) question.client = one(pack.clients).id;
    if (more === 1 && pack.flags.length > 0) question.flags = [one(pack.flags).id];
    if (more === 2) question.sender = one(['contact', 'stranger']);
    if (more === 3) question.form = one(['link', 'card', 'token', 'text']);
    if (more === 4 && pack.regions) question.region = one(pack.regions).id;
    return JSON.stringify(question);
  };
}

/**
 * Writes so many lines.
 * @param {number} count
 * @param {(text: string) => Promise<unknown>} write
 */
export async function writeLines(count, write) {
  const next = createLines();
  for (let done = 0; done < count; done += 5000) {
    const size = Math.min(5000, count - done);
    await write(`${Array.from({ length: size }, next).join('\n')}\n`);
  }
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  await writeLines(Number(argv[2] ?? 1000), async (text) => {
    if (!stdout.write(text)) await once(stdout, 'drain');
  });
}
