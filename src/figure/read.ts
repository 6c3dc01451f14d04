/** Reads what a figure is about from plain data that may be wrong: what can be used is used, and each fault is told. */
import { isWeb, parseAddress } from '../links/address.ts';
import { isDay } from '../policy/day.ts';
import { suggest } from '../policy/nearest-name.ts';
import type { Path } from '../policy/problem.ts';
import { MESSAGE_FORMS, type Pack, SENDERS, SURFACES } from '../policy/types.ts';
import {
  AXES,
  cellCount,
  FIGURE_VIEWS,
  type FigureSpec,
  LONGEST_LINK,
  LONGEST_TITLE,
  MEASURES,
  MOST_FIGURE_CELLS,
  MOST_FRAMES,
  THEMES,
} from './types.ts';

export const FAULT_CODES = [
  'not-a-figure',
  'unknown-key',
  'wrong-value',
  'unknown-word',
  'unknown-platform',
  'wrong-date',
  'dead-link',
  'long-link',
  'no-surface',
  'unknown-condition',
  'version-without-client',
  'nothing-left',
  'too-many-frames',
  'too-many-cells',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** Something of a figure that cannot be used as it stands. */
export interface FigureFault {
  readonly path: Path;
  readonly code: FaultCode;
  /** What was found there, short. */
  readonly value: string;
  /** What is wrong, and what became of it. */
  readonly message: string;
  /** What would be right. */
  readonly expected: string;
}

export interface ReadFigure {
  /** What can be shown; null where nothing can. */
  readonly spec: FigureSpec | null;
  readonly faults: readonly FigureFault[];
}

/** What is to be known of a platform to check a question about it. */
export type KnownPlatform = Pick<Pack, 'id' | 'surfaces' | 'clients' | 'regions' | 'flags'>;

const KEYS = [
  ...['title', 'links', 'platforms', 'days', 'surfaces', 'client', 'clientVersion', 'region', 'sender'],
  ...['form', 'flags', 'view', 'columns', 'measure', 'goal', 'gloss', 'language', 'theme'],
];
const LANGUAGES = ['en', 'zh-CN'];
const GOALS = ['read', 'app', 'pay'] as const;

/** Only the first level: nobody reads more, and a deep one could not be written. */
const firstLevel =
  (whole: unknown) =>
  (_: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || value === whole) return value;
    return Array.isArray(value) ? '[...]' : '{...}';
  };

const short = (value: unknown): string => {
  const text =
    typeof value === 'string' ? value : (JSON.stringify(value, firstLevel(value)) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

const quote = (value: unknown): string => JSON.stringify(short(value));

/** A reader of one figure, which collects faults. */
function createReader(source: Readonly<Record<string, unknown>>) {
  const faults: FigureFault[] = [];
  const fault = (path: Path, code: FaultCode, value: unknown, message: string, expected: string): void => {
    faults.push({ path, code, value: short(value), message, expected });
  };

  /** The texts of a list, or of one text; what is no text is told and left out. */
  function texts(key: string): readonly (readonly [text: string, path: Path])[] {
    const value = source[key];
    if (value === undefined) return [];
    const items = Array.isArray(value) ? value : [value];
    const seen = new Set<string>();
    return items.flatMap((item: unknown, index) => {
      const path: Path = Array.isArray(value) ? [key, index] : [key];
      if (typeof item !== 'string') {
        fault(
          path,
          'wrong-value',
          item,
          `${quote(item)} is not a text; it is left out.`,
          `A text in "${key}".`,
        );
        return [];
      }
      const text = item.trim();
      // Twice the same would be one column beside itself.
      if (text === '' || seen.has(text)) return [];
      seen.add(text);
      return [[text, path] as const];
    });
  }

  function text(key: string): string | undefined {
    const [found] = texts(key);
    return found?.[0];
  }

  function word<const Word extends string>(key: string, words: readonly Word[]): Word | undefined {
    const found = text(key);
    if (found === undefined) return undefined;
    const known = words.find((one) => one === found);
    if (known === undefined)
      fault(
        [key],
        'unknown-word',
        found,
        `${quote(found)} is nothing that "${key}" can be.`,
        suggest(found, words, 'words'),
      );
    return known;
  }

  return { faults, fault, texts, text, word };
}

type Reader = ReturnType<typeof createReader>;

function linksIn({ texts, fault }: Reader): string[] {
  return texts('links').flatMap(([url, path]) => {
    if (url.length > LONGEST_LINK) {
      const message = `This link has ${url.length.toLocaleString('en')} characters; it is left out.`;
      fault(path, 'long-link', url, message, `At most ${LONGEST_LINK.toLocaleString('en')} characters.`);
      return [];
    }
    const parsed = parseAddress(url);
    if (parsed === null || (isWeb(parsed) && parsed.hostname === '')) {
      const message = `${quote(url)} is not an address that a browser could open; it is left out.`;
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

function daysIn({ texts, fault }: Reader): string[] {
  return texts('days').flatMap(([day, path]) => {
    if (isDay(day)) return [day];
    const message = `${quote(day)} is a day that no calendar has; it is left out.`;
    fault(path, 'wrong-date', day, message, 'A day that exists, written YYYY-MM-DD.');
    return [];
  });
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

const SWITCH: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false };

function glossIn(source: Readonly<Record<string, unknown>>, { fault }: Reader): boolean {
  const { gloss = true } = source;
  const word = typeof gloss === 'object' ? '' : String(gloss);
  const isOn = Object.hasOwn(SWITCH, word) ? SWITCH[word] : undefined;
  if (isOn === undefined)
    fault(['gloss'], 'wrong-value', gloss, `${quote(gloss)} is neither yes nor no.`, 'true or false');
  return isOn ?? true;
}

function titleIn({ text, fault }: Reader): string | undefined {
  const title = text('title');
  if (title === undefined || title.length <= LONGEST_TITLE) return title;
  const message = `The title has ${title.length.toLocaleString('en')} characters; it is cut.`;
  fault(['title'], 'wrong-value', title, message, `At most ${LONGEST_TITLE} characters.`);
  // Half a character, which is what a cut may leave, is none.
  return title
    .slice(0, LONGEST_TITLE)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
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
 * @param ignored keys that mean something to somebody else
 */
export function readFigure(
  raw: unknown,
  known: readonly KnownPlatform[],
  ignored: readonly string[] = [],
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
  const days = daysIn(reader);
  const surfaces = surfacesIn(reader, platforms);
  const title = titleIn(reader);
  const columns = word('columns', AXES);
  const language = word('language', LANGUAGES);
  const theme = word('theme', THEMES);
  const spec: FigureSpec = {
    ...(title !== undefined && { title }),
    links,
    platforms: platforms.map(({ id }) => id),
    days,
    surfaces,
    ...conditionsIn(reader, platforms),
    view: word('view', FIGURE_VIEWS) ?? 'frames',
    ...(columns !== undefined && { columns }),
    measure: word('measure', MEASURES) ?? 'steps',
    goal: word('goal', GOALS) ?? 'read',
    gloss: glossIn(source, reader),
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
