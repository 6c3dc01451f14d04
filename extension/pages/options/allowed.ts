/** Which sites the browser's permissions cover, and which are only remembered. */
import { covers, includes, isSiteOrigin, readPattern, type SitePattern } from '../../origins.ts';
import type { SiteSetting } from '../../storage.ts';

export interface Site {
  readonly origin: string;
  readonly setting: SiteSetting;
}

/** A match pattern that the browser granted. */
export interface Permission {
  readonly pattern: string;
  readonly means: SitePattern;
  /** What is stored of the origins that it covers and no narrower one does. Where it is for one host, there is at least one. */
  readonly sites: readonly Site[];
}

export interface Overview {
  readonly permissions: readonly Permission[];
  /** Stored, and covered by none of them. */
  readonly others: readonly Site[];
}

const OFF: SiteSetting = { on: false, surface: 'detect' };

/**
 * Puts permissions and stored sites together, in the order in which they are listed: what covers more first, then by name.
 *
 * @param granted match patterns as the browser gives them, each once
 * @param sites by origin, as stored
 * @param own origin of our own pages, which need no permission
 */
export function overviewOf(
  granted: readonly string[],
  sites: Readonly<Record<string, SiteSetting>>,
  own: string,
): Overview {
  const left = new Map(Object.entries(sites).filter(([origin]) => isSiteOrigin(origin) && origin !== own));
  const take = (pattern: string): Site[] => {
    const covered = [...left].filter(([origin]) => covers(pattern, origin)).sort(byName);
    return covered.map(([origin, setting]) => {
      left.delete(origin);
      return { origin, setting };
    });
  };
  const patterns = granted.flatMap((pattern) => {
    const means = readPattern(pattern);
    return means === null ? [] : [{ pattern, means }];
  });
  // The narrowest takes its sites first.
  const permissions = patterns.sort((a, b) => breadth(a) - breadth(b)).map((one) => withSites(one, take));
  const named = (a: Permission, b: Permission) => byName([a.means.host], [b.means.host]);
  return {
    permissions: permissions.sort((a, b) => breadth(b) - breadth(a) || named(a, b)),
    others: [...left].sort(byName).map(([origin, setting]) => ({ origin, setting })),
  };
}

type Named = Pick<Permission, 'pattern' | 'means'>;

function withSites({ pattern, means }: Named, take: (pattern: string) => Site[]): Permission {
  const sites = take(pattern);
  const { scheme, host, below } = means;
  const origin = `${scheme === '*' ? 'https' : scheme}://${host}`;
  // Granted in the browser's own settings, or forgotten: it can be switched on here as well.
  if (sites.length === 0 && !below && isSiteOrigin(origin)) sites.push({ origin, setting: OFF });
  return { pattern, means, sites };
}

/** Larger where a pattern covers more: one host, a host with those below it, every host. */
function breadth({ means: { scheme, host, below } }: Named): number {
  return (host === '*' ? 4 : below ? 2 : 0) + (scheme === '*' ? 1 : 0);
}

/** The same in every language of the page; `chat-9` before `chat-10`. */
const order = new Intl.Collator('en', { numeric: true });

function byName([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number {
  const bare = (name: string) => name.replace(/^https?:\/\//, '');
  return order.compare(bare(a), bare(b)) || order.compare(a, b);
}

/** What still covers a pattern that was to be taken back: itself before any wider one, undefined = nothing. */
export function stillCovering(granted: readonly string[], pattern: string): string | undefined {
  return granted.includes(pattern) ? pattern : granted.find((wide) => includes(wide, pattern));
}

/** A site as it is called in the list: https goes without saying. */
export function nameOf(origin: string): string {
  return origin.replace(/^https:\/\//, '');
}
