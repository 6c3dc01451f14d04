/** A figure as the end of an address, so that it can be kept as a bookmark, loaded again and sent. */
import type { FigureSpec } from './types.ts';

/** What an address says many of, and the key under which a figure has them. */
const MANY: Readonly<Record<string, string>> = {
  link: 'links',
  platform: 'platforms',
  day: 'days',
  surface: 'surfaces',
  flag: 'flags',
};

const DEFAULTS: Readonly<Record<string, unknown>> = {
  view: 'frames',
  measure: 'steps',
  goal: 'read',
  gloss: true,
};

/** What stands after `#`: readable, in one order, without what goes without saying. */
export function addressOf(spec: FigureSpec): string {
  const query = new URLSearchParams();
  const one = Object.fromEntries(Object.entries(MANY).map(([short, long]) => [long, short]));
  for (const [key, value] of Object.entries(spec)) {
    if (value === undefined || DEFAULTS[key] === value) continue;
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const item of items) query.append(one[key] ?? key, String(item));
  }
  // Colons and slashes mean nothing after `#`, and people read them.
  return query.toString().replaceAll('%3A', ':').replaceAll('%2F', '/');
}

/** The plain data that an address holds, for `readFigure`; null where it holds none. Keys of one entry are texts, others are lists. */
export function fromAddress(hash: string): Record<string, unknown> | null {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  const found = [...new Set(query.keys())].map((key) =>
    Object.hasOwn(MANY, key) ? [MANY[key], query.getAll(key)] : [key, query.get(key)],
  );
  return found.length === 0 ? null : (Object.fromEntries(found) as Record<string, unknown>);
}
