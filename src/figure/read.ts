/** Reads what a figure is about from plain data that may be wrong: what can be used is used, and each fault is told. */
import { isWeb, parseAddress } from '../links/address.ts';
import { addDays, isDay } from '../policy/day.ts';
import { suggest } from '../policy/nearest-name.ts';
import type { Path } from '../policy/problem.ts';
import { MESSAGE_FORMS, type Pack, SENDERS, SURFACES } from '../policy/types.ts';
import { cutIn, glossIn, titleIn } from './read-looks.ts';
import { createReader, type FigureFault, quote, type Reader, short } from './reader.ts';
import {
  AXES,
  cellCount,
  FIGURE_VIEWS,
  type FigureSpec,
  LONGEST_LINK,
  MEASURES,
  MOST_FIGURE_CELLS,
  MOST_FRAMES,
  THEMES,
} from './types.ts';

export interface ReadFigure {
  /** What can be shown; null where nothing can. */
  readonly spec: FigureSpec | null;
  readonly faults: readonly FigureFault[];
}

export interface ReadOptions {
  /** Keys that mean something to somebody else. */
  readonly ignored?: readonly string[];
  /** Days after it are told and left out; any day is taken where nothing is said. */
  readonly today?: string | undefined;
}

/** What is to be known of a platform to check a question about it. */
export type KnownPlatform = Pick<Pack, 'id' | 'surfaces' | 'clients' | 'regions' | 'flags'>;

const KEYS = [
  ...['title', 'links', 'platforms', 'days', 'at', 'surfaces', 'client', 'clientVersion', 'region', 'sender'],
  ...['form', 'flags', 'view', 'columns', 'measure', 'goal', 'gloss', 'cut', 'language', 'theme'],
];
const LANGUAGES = ['en', 'zh-CN'];
const GOALS = ['read', 'app', 'pay'] as const;

/** Addresses that a browser acts on without going anywhere: no app has a policy for them. */
const NO_LINKS =
  /^(?:javascript|vbscript|data|blob|file|filesystem|about|view-source|mailto|tel|sms|chrome|chrome-extension|moz-extension|edge|resource):$/;

function linksIn({ texts, fault }: Reader): string[] {
  return texts('links').flatMap(([url, path]) => {
    if (url.length > LONGEST_LINK) {
      const message = `This link has ${url.length.toLocaleString('en')} characters; it is left out.`;
      fault(path, 'long-link', url, message, `At most ${LONGEST_LINK.toLocaleString('en')} characters.`);
      return [];
    }
    const parsed = parseAddress(url);
    if (parsed === null || NO_LINKS.test(parsed.protocol) || (isWeb(parsed) && parsed.hostname === '')) {
      const message = `${quote(url)} is no address that leads anywhere; it is left out.`;
      fault(
        path,
        'dead-link',
        url,
        message,
        'A whole address, such as https://item.taobao.com/item.htm?id=1',
      );
      return [];
    }
    return [url];
  });
}

function platformsIn({ texts, fault }: Reader, known: readonly KnownPlatform[]): KnownPlatform[] {
  const ids = known.map(({ id }) => id);
  const asked = texts('platforms');
  if (asked.some(([id]) => id === 'all')) return [...known];
  return asked.flatMap(([id, path]) => {
    const found = known.find((one) => one.id === id);
    if (found !== undefined) return [found];
    const message = `There is no platform ${quote(id)}; it is left out.`;
    fault(path, 'unknown-platform', id, message, suggest(id, ids, 'platforms'));
    return [];
  });
}

function daysIn({ texts, fault }: Reader, key: 'days' | 'at', today: string | undefined): string[] {
  const found = texts(key).flatMap(([day, path]) => {
    if (!isDay(day)) {
      const message = `${quote(day)} is a day that no calendar has; it is left out.`;
      fault(path, 'wrong-date', day, message, 'A day that exists, written YYYY-MM-DD.');
      return [];
    }
    // Where it is tomorrow already, today has come.
    if (today !== undefined && day > addDays(today, 1)) {
      const message = `${quote(day)} has not come yet, and nothing is on record of it; it is left out.`;
      fault(path, 'future-day', day, message, `A day up to ${today}.`);
      return [];
    }
    return [day];
  });
  return found.sort();
}

function surfacesIn({ texts, fault }: Reader, platforms: readonly KnownPlatform[]) {
  const had = SURFACES.filter((id) =>
    platforms.some(({ surfaces }) => surfaces.some((one) => one.id === id)),
  );
  return texts('surfaces').flatMap(([id, path]) => {
    const found = had.find((one) => one === id);
    if (found !== undefined) return [found];
    // Where no platform is left either, that is the fault.
    if (platforms.length > 0) {
      const message = `None of these platforms has a surface ${quote(id)}; it is left out.`;
      fault(path, 'no-surface', id, message, suggest(id, had, 'surfaces'));
    }
    return [];
  });
}

/** Client, region and flags: each must be one that some platform of the figure has. */
function conditionsIn(reader: Reader, platforms: readonly KnownPlatform[]) {
  const { texts, text, word, fault } = reader;
  const ofAny = (key: 'clients' | 'regions' | 'flags', found: readonly (readonly [string, Path])[]) => {
    const known = [...new Set(platforms.flatMap((platform) => (platform[key] ?? []).map(({ id }) => id)))];
    return found.flatMap(([id, path]) => {
      if (known.includes(id)) return [id];
      const message = `None of these platforms knows ${quote(id)}; the figure is made without it.`;
      fault(path, 'unknown-condition', id, message, suggest(id, known, key));
      return [];
    });
  };
  const [client] = ofAny('clients', texts('client'));
  const [region] = ofAny('regions', texts('region'));
  const flags = ofAny('flags', texts('flags'));
  const sender = word('sender', SENDERS);
  const form = word('form', MESSAGE_FORMS);
  const version = text('clientVersion');
  const isVersion = version !== undefined && /^\d+(\.\d+)*$/.test(version);
  if (version !== undefined && !isVersion)
    fault(['clientVersion'], 'wrong-value', version, `${quote(version)} is no version.`, 'Such as 8.0.11');
  if (isVersion && client === undefined)
    fault(
      ['clientVersion'],
      'version-without-client',
      version,
      'A version says nothing without the client that it is of; the figure is made without it.',
      'Add "client".',
    );
  return {
    ...(client !== undefined && { client }),
    ...(isVersion && client !== undefined && { clientVersion: version }),
    ...(region !== undefined && { region }),
    ...(sender !== undefined && { sender }),
    ...(form !== undefined && { form }),
    ...(flags.length > 0 && { flags }),
  };
}

/** What is missing altogether, of what a figure needs. */
function lacking(reader: Reader, parts: Readonly<Record<string, readonly unknown[]>>): boolean {
  const empty = Object.keys(parts).filter((key) => parts[key]?.length === 0);
  for (const key of empty) {
    const message = `There is nothing left to compare: no usable entry in "${key}".`;
    reader.fault([key], 'nothing-left', key, message, `At least one entry in "${key}".`);
  }
  return empty.length > 0;
}

/**
 * Reads a figure: what can be used, and what cannot, each fault with the place where it stands.
 *
 * @param raw plain data, from a file, an address, or a form
 * @param known every platform that there is
 */
export function readFigure(
  raw: unknown,
  known: readonly KnownPlatform[],
  { ignored = [], today }: ReadOptions = {},
): ReadFigure {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    const message = 'This is not a comparison.';
    const expected = 'A map with "links", "platforms", "days" and "surfaces".';
    return { spec: null, faults: [{ path: [], code: 'not-a-figure', value: short(raw), message, expected }] };
  }
  const source = raw as Readonly<Record<string, unknown>>;
  const reader = createReader(source);
  const { faults, fault, word } = reader;
  for (const key of Object.keys(source)) {
    if (KEYS.includes(key) || ignored.includes(key)) continue;
    fault(
      [key],
      'unknown-key',
      key,
      `${quote(key)} is not a key of a comparison.`,
      suggest(key, KEYS, 'keys'),
    );
  }

  const links = linksIn(reader);
  const platforms = platformsIn(reader, known);
  const days = daysIn(reader, 'days', today);
  const [at] = daysIn(reader, 'at', today);
  const surfaces = surfacesIn(reader, platforms);
  const title = titleIn(reader);
  const cut = cutIn(source, reader);
  const columns = word('columns', AXES);
  const language = word('language', LANGUAGES);
  const theme = word('theme', THEMES);
  const spec: FigureSpec = {
    ...(title !== undefined && { title }),
    links,
    platforms: platforms.map(({ id }) => id),
    days,
    surfaces,
    ...(at !== undefined && { at }),
    ...conditionsIn(reader, platforms),
    view: word('view', FIGURE_VIEWS) ?? 'frames',
    ...(columns !== undefined && { columns }),
    measure: word('measure', MEASURES) ?? 'steps',
    goal: word('goal', GOALS) ?? 'read',
    gloss: glossIn(source, reader),
    ...(cut !== undefined && { cut }),
    ...(language !== undefined && { language }),
    ...(theme !== undefined && { theme }),
  };
  if (lacking(reader, { links, platforms, days, surfaces })) return { spec: null, faults };

  const cells = cellCount(spec);
  const count = cells.toLocaleString('en');
  if (cells > MOST_FIGURE_CELLS) {
    const most = MOST_FIGURE_CELLS.toLocaleString('en');
    const message = `This comparison would have ${count} cells; ${most} are the most.`;
    fault(
      [],
      'too-many-cells',
      count,
      message,
      'Fewer links, platforms, days or surfaces; or several comparisons.',
    );
    return { spec: null, faults };
  }
  if (cells > MOST_FRAMES && (spec.view === 'frames' || spec.view === 'before-after')) {
    const message = `This comparison has ${count} cells; frames are drawn for ${MOST_FRAMES} at most, so it is shown as a matrix.`;
    fault(['view'], 'too-many-frames', count, message, 'view: matrix, or fewer cells.');
    return { spec: { ...spec, view: 'matrix' }, faults };
  }
  return { spec, faults };
}
