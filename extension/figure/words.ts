/** A figure in words, in the language of its reader. */
import type { MatrixCell } from '../../src/compare/matrix.ts';
import type { Note } from '../../src/compare/notes.ts';
import type { Reach } from '../../src/engine/types.ts';
import type { Place } from '../../src/figure/layout.ts';
import type { Axis } from '../../src/figure/types.ts';
import { parseAddress } from '../../src/links/address.ts';
import { inForce } from '../../src/policy/day.ts';
import { localText } from '../../src/policy/local-text.ts';
import type { LocalText, Source } from '../../src/policy/types.ts';
import { shown } from '../../src/report/shown.ts';
import { treatments } from '../../src/treatments/index.ts';
import { type Translator, translator } from '../i18n/index.ts';
import type { FigureData } from './data.ts';
import { shortened } from './shortened.ts';

export interface FigureWords {
  readonly t: Translator<'figure'>;
  readonly language: string;
  local(text: LocalText): string;
  /** What people call what a link leads to; its host where that is not known. */
  link(url: string): string;
  /** The address, short enough to be shown. */
  address(url: string): string;
  platform(id: string): string;
  /** The platform's own name for a surface. */
  surface(id: string, platform: string): string;
  /** The era that a day is in; empty before the record. */
  era(platform: string, day: string): string;
  /** One value of an axis, at a place. */
  axis(axis: Axis, place: Place): string;
  treatment(cell: MatrixCell): string;
  form(cell: MatrixCell): string;
  /** `1 step`, or that it is not possible, or that nobody knows. */
  cost(reach: Pick<Reach, 'possible' | 'steps'> | undefined): string;
  /** `0.6–2.0 s`, or nothing. */
  seconds(reach: Pick<Reach, 'seconds'> | undefined): string;
  since(note: Note): string;
  confidence(id: string): string;
  source(source: Source): string;
  title(): string;
  /** What the whole figure is about: what is the same in every cell. */
  subject(): string;
}

const AXIS_KEY: Readonly<Record<Axis, keyof Place>> = {
  days: 'day',
  platforms: 'platform',
  surfaces: 'surface',
  links: 'link',
};

/** Lists as the language writes them. */
const listed = (items: readonly string[], language: string): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(items);

/** Items of a title: more than this are counted. */
const FEW = 4;

export function wordsOf({ spec, matrix, packs, catalogue, over }: FigureData, language: string): FigureWords {
  const t = translator('figure', language);
  const c = translator('controls', language);
  const local = (text: LocalText) => localText(text, language);
  const destinations = new Map(catalogue.destinations.map((one) => [one.id, one]));
  // A cell without a decision knows nothing of its link.
  const destinationOf = new Map(
    matrix.cells.flatMap(({ url, decision }) =>
      decision === null ? [] : [[url, decision.link.destination] as const],
    ),
  );
  const number = (value: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);

  const link = (url: string): string => {
    const destination = destinations.get(destinationOf.get(url) ?? '');
    return destination
      ? local(destination.name)
      : (parseAddress(url)?.hostname ?? '') || shown(shortened(url));
  };
  const platform = (id: string): string => {
    const pack = packs[id];
    return pack ? local(pack.name) : id;
  };
  const surface = (id: string, on: string): string => {
    const found = packs[on]?.surfaces.find((one) => one.id === id);
    return found ? local(found.name) : t(`surface-${id}` as 'surface-direct');
  };
  const era = (on: string, day: string): string => {
    const found = inForce(packs[on]?.eras ?? [], day);
    return found ? local(found.name) : '';
  };
  const axis = (which: Axis, place: Place): string => {
    const value = place[AXIS_KEY[which]];
    if (which === 'platforms') return platform(value);
    // What one platform calls a place is no name for all of them.
    if (which === 'surfaces') return surface(value, spec.platforms.length === 1 ? place.platform : '');
    return which === 'links' ? link(value) : value;
  };
  const several = (which: Axis, one: Place): string => {
    const values = [
      ...new Set(spec[which].map((value) => axis(which, { ...one, [AXIS_KEY[which]]: value } as Place))),
    ];
    return values.length <= FEW ? listed(values, language) : t.count(which, spec[which].length);
  };
  const anywhere = (): Place => ({
    link: spec.links[0] ?? '',
    platform: spec.platforms[0] ?? '',
    day: spec.days[0] ?? '',
    surface: spec.surfaces[0] ?? 'direct',
  });
  const days = (): string => {
    // A chart is about all the time on record.
    const sorted = spec.view === 'chart' ? [over.from, over.to] : [...spec.days].sort();
    const [first = '', last = first] = [sorted[0], sorted.at(-1)];
    return first === last
      ? first
      : spec.days.length === 2
        ? listed(sorted, language)
        : t('span', { first, last });
  };

  return {
    t,
    language,
    local,
    link,
    address: (url) => shown(shortened(url)),
    platform,
    surface,
    era,
    axis,
    treatment({ decision, missing }) {
      if (decision === null) return t(`missing-${missing ?? 'surface'}`);
      const { treatment } = decision.click;
      const known = treatment === null ? undefined : treatments[treatment];
      return known ? local(known.name) : c('no-record');
    },
    form({ decision }) {
      if (decision === null || decision.message.basis === 'default') return '';
      return c(`form-${decision.message.form}`);
    },
    cost(reach) {
      if (reach === undefined || reach.possible === 'unknown') return c('goal-unknown');
      return reach.possible ? c.count('steps', reach.steps ?? 0) : c('not-possible');
    },
    seconds(reach) {
      if (!reach?.seconds) return '';
      const [low, high] = reach.seconds;
      return c('seconds', { low: number(low), high: number(high) });
    },
    since({ from, precision }) {
      return t(precision === 'by' || precision === 'about' ? precision : 'since', { day: from });
    },
    confidence: (id) => t(`confidence-${id}` as 'confidence-reported'),
    source({ title, publisher, date }) {
      return [title, publisher, date].filter(Boolean).join(language === 'zh-CN' ? '，' : ', ');
    },
    title() {
      if (spec.title !== undefined) return spec.title;
      const one = anywhere();
      return t('title-default', {
        links: several('links', one),
        platforms: several('platforms', one),
        days: days(),
      });
    },
    subject() {
      const one = anywhere();
      const parts = [several('platforms', one), several('surfaces', one), days()];
      const conditions = [
        spec.client &&
          t('of-client', { client: [spec.client, spec.clientVersion].filter(Boolean).join(' ') }),
        spec.region && t('of-region', { region: spec.region }),
        spec.sender && c(`sender-${spec.sender}`),
        spec.form && c(`form-${spec.form}`),
        ...(spec.flags ?? []),
      ].filter((part) => typeof part === 'string' && part !== '');
      return [...parts, ...conditions].join(' · ');
    },
  };
}
