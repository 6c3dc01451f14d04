/** A figure: a comparison laid out to be looked at, printed, sent and checked. What it is about, as plain data. */
import type { Day, MessageForm, Sender, Surface } from '../policy/types.ts';

/** What a figure can have side by side. */
export const AXES = ['days', 'platforms', 'surfaces', 'links'] as const;
export type Axis = (typeof AXES)[number];

/**
 * How it is shown: `frames` = a phone for each cell; `before-after` = two columns of phones, one over the other; `matrix` = a table of
 * words and colours; `chart` = friction by day; `standards` = the three compliance standards.
 */
export const FIGURE_VIEWS = ['frames', 'before-after', 'matrix', 'chart', 'standards'] as const;
export type FigureView = (typeof FIGURE_VIEWS)[number];

export const MEASURES = ['steps', 'seconds'] as const;
export type Measure = (typeof MEASURES)[number];

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What is asked: every combination of links, platforms, days and surfaces. All that decides the cells. */
export interface FigureQuestion {
  readonly links: readonly string[];
  readonly platforms: readonly string[];
  readonly days: readonly Day[];
  readonly surfaces: readonly Surface[];
  readonly client?: string;
  readonly clientVersion?: string;
  readonly region?: string;
  readonly sender?: Sender;
  readonly form?: MessageForm;
  readonly flags?: readonly string[];
}

/** A question, and how its answers are shown. */
export interface FigureSpec extends FigureQuestion {
  readonly title?: string;
  /** All of it is shown on this day instead, as the slider through time does; `days` are what it comes back to. */
  readonly at?: Day;
  readonly view: FigureView;
  /** What stands side by side; without it, the first of days, platforms and surfaces of which there are several, else the links. */
  readonly columns?: Axis;
  /** Of the chart. */
  readonly measure: Measure;
  /** Of the chart: to what the way leads. */
  readonly goal: 'read' | 'app' | 'pay';
  /** Whether wording of platforms is shown with a translation. */
  readonly gloss: boolean;
  /** Of `before-after`: how much of it shows what was before, from 0 to 100; one half where it is absent. */
  readonly cut?: number;
  readonly language?: string;
  readonly theme?: Theme;
}

/** Frames are drawn for so many cells at most; beyond, a figure is a matrix. */
export const MOST_FRAMES = 240;
/** Cells of one figure. */
export const MOST_FIGURE_CELLS = 20_000;
/** Characters of an address; browsers take more, chats do not. */
export const LONGEST_LINK = 8192;
/** Characters of a title. */
export const LONGEST_TITLE = 200;

export const cellCount = ({ links, platforms, days, surfaces }: FigureQuestion): number =>
  links.length * platforms.length * days.length * surfaces.length;
