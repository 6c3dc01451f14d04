/** What the charts show: plain data, and how Observable Plot is to draw it. */
import * as Plot from '@observablehq/plot';
import type { CostSeries, CostSpan, OverTime } from '../../src/figure/over-time.ts';
import type { FigureSpec } from '../../src/figure/types.ts';
import { columnsOf } from '../../src/policy/columns.ts';
import { dayNumber } from '../../src/policy/day.ts';
import type { Era, Surface } from '../../src/policy/types.ts';
import type { FigureData } from './data.ts';
import type { FigureWords } from './words.ts';

export interface OneChart {
  readonly platform: string;
  readonly surface: Surface;
  readonly series: readonly CostSeries[];
  readonly alt: string;
}

/** Charts by platform and surface, in the order of the figure. */
export function chartsIn({ spec, over }: FigureData, words: FigureWords): OneChart[] {
  return spec.platforms.flatMap((platform) =>
    spec.surfaces.flatMap((surface): OneChart[] => {
      const series = over.series.filter((one) => one.platform === platform && one.surface === surface);
      if (series.length === 0) return [];
      const told = series
        .map(({ link, spans }) => `${words.link(link)}: ${inWords(spans, spec, words)}`)
        .join('; ');
      const alt = words.t('chart-alt', {
        platform: words.platform(platform),
        surface: words.surface(surface, platform),
        series: told,
      });
      return [{ platform, surface, series, alt }];
    }),
  );
}

function inWords(spans: readonly CostSpan[], { goal }: FigureSpec, words: FigureWords): string {
  return spans
    .map(({ from, reach }) => words.t('chart-span', { from, cost: words.cost(reach[goal]) }))
    .join(words.language === 'zh-CN' ? '，' : ', ');
}

/** What stands for a span on the axis: a number, `above` where the goal cannot be reached, null where nobody knows. */
export function heightOf({ reach }: CostSpan, { goal, measure }: FigureSpec): number | 'above' | null {
  const { possible, steps, seconds } = reach[goal];
  if (possible === 'unknown') return null;
  if (!possible) return 'above';
  return (measure === 'steps' ? steps : seconds?.[1]) ?? null;
}

/** The highest number of a figure, the same for all its charts. */
function highest({ spec, over }: FigureData): number {
  const heights = over.series.flatMap(({ spans }) => spans.map((span) => heightOf(span, spec)));
  return Math.max(
    spec.measure === 'steps' ? 3 : 5,
    ...heights.filter((height) => typeof height === 'number'),
  );
}

const WIDTH = 880;
const LEFT = 84;
const RIGHT = 150;
const DASHES = [undefined, '7,3', '2,3', '9,3,2,3', '1,4', '12,4'];
const COLOURS = {
  light: ['#8a5200', '#1a55ad', '#1f7a4d', '#9c2a1c', '#6b3fa0', '#3b4450'],
  dark: ['#eab464', '#90bcff', '#7fd6a5', '#ffa095', '#c9a6ff', '#c8cdd4'],
};

/** Lines that lie on each other are drawn a little apart. */
const APART = 4;

interface Point {
  readonly day: Date;
  readonly height: number | undefined;
}

function pointsOf({ spans }: CostSeries, spec: FigureSpec, top: number): Point[] {
  const points = spans.flatMap((span): Point[] => {
    const height = heightOf(span, spec);
    const shown = height === 'above' ? top : (height ?? undefined);
    return [
      { day: new Date(span.from), height: shown },
      { day: new Date(span.to), height: shown },
    ];
  });
  return points;
}

/** Eras of a platform within the time that is shown. */
export function erasOf(platform: string, { packs, over }: FigureData): readonly Era[] {
  return (packs[platform]?.eras ?? []).filter(({ from }) => from >= over.from && from <= over.to);
}

/** Pixels that a number above the chart takes. */
const NUMBER = 18;

/** Numbers for eras, in rows above each other where they would touch. */
function placed(eras: readonly Era[], { from, to }: OverTime) {
  const days = Math.max(1, dayNumber(to) - dayNumber(from));
  const wide = WIDTH - LEFT - RIGHT;
  const ends = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return eras.map((era, index) => {
    const x = ((dayNumber(era.from) - dayNumber(from)) / days) * wide;
    const free = ends.findIndex((end) => x - end >= NUMBER);
    const row = free < 0 ? index % ends.length : free;
    ends[row] = x;
    return { from: era.from, number: index + 1, row };
  });
}

/** The chart of one platform and surface. Times are those of UTC, so that the same figure is the same everywhere. */
export function chartOptions(
  { platform, series }: OneChart,
  data: FigureData,
  words: FigureWords,
  theme: 'light' | 'dark',
): Plot.PlotOptions {
  const { spec, over } = data;
  const { t } = words;
  const most = highest(data);
  const top = most * 1.2 + (spec.measure === 'steps' ? 0.6 : 2);
  const colours = COLOURS[theme];
  const style = (index: number) => ({
    stroke: colours[index % colours.length] as string,
    dash: DASHES[index % DASHES.length],
    dy: (index - (series.length - 1) / 2) * APART,
  });
  const hasImpossible = over.series.some(({ spans }) =>
    spans.some((span) => heightOf(span, spec) === 'above'),
  );
  const eras = placed(erasOf(platform, data), over);
  const ends = new Date(over.to);
  const lines = series.flatMap((one, index) => {
    const { stroke, dash, dy } = style(index);
    const points = pointsOf(one, spec, top);
    const last = points.findLast(({ height }) => height !== undefined);
    return [
      Plot.line(points, {
        x: 'day',
        y: 'height',
        stroke,
        strokeWidth: 2.25,
        dy,
        ...(dash !== undefined && { strokeDasharray: dash }),
      }),
      ...(last
        ? [
            Plot.dot([last], { x: 'day', y: 'height', fill: stroke, r: 3, dy }),
            Plot.text([last], {
              x: 'day',
              y: 'height',
              text: () => cut(words.link(one.link)),
              fill: stroke,
              dx: 8,
              dy: (index - (series.length - 1) / 2) * 14,
              textAnchor: 'start',
              fontWeight: 600,
            }),
          ]
        : []),
    ];
  });
  const step = spec.measure === 'steps' ? 1 : niceStep(most);
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
  return {
    width: WIDTH,
    height: 276,
    marginTop: 56,
    marginRight: RIGHT,
    marginBottom: 28,
    marginLeft: LEFT,
    style: { fontSize: '12px', color: 'inherit', background: 'none' },
    x: { type: 'utc', domain: [new Date(over.from), ends], label: null, grid: false },
    y: { domain: [0, top], label: null },
    marks: [
      Plot.ruleX(eras, { x: ({ from }) => new Date(from), stroke: 'currentColor', strokeOpacity: 0.3 }),
      ...[0, 1, 2].map((row) =>
        Plot.text(
          eras.filter((era) => era.row === row),
          {
            x: ({ from }) => new Date(from),
            text: ({ number }) => String(number),
            frameAnchor: 'top',
            dy: -12 - row * 12,
            fontSize: 11,
            fill: 'currentColor',
          },
        ),
      ),
      Plot.axisX({ label: null, tickSize: 4, fill: 'currentColor', stroke: 'currentColor' }),
      Plot.axisY(hasImpossible ? [...ticks, top] : ticks, {
        label: null,
        tickFormat: (tick: number) => (tick === top ? t('chart-impossible') : String(tick)),
        fill: 'currentColor',
        stroke: 'currentColor',
      }),
      Plot.gridY(hasImpossible ? [...ticks, top] : ticks, { stroke: 'currentColor', strokeOpacity: 0.12 }),
      Plot.text([t(`chart-${spec.measure}`)], {
        frameAnchor: 'top-left',
        dx: -76,
        dy: -46,
        fill: 'currentColor',
        textAnchor: 'start',
      }),
      ...lines,
    ],
  };
}

/** Columns of a name beside the chart, of which a Chinese sign takes two. */
const NAME = 18;

/** A name as long as there is room for beside the chart; below it stands all of it. */
function cut(name: string): string {
  if (columnsOf(name) <= NAME) return name;
  const signs = [...name];
  while (columnsOf(signs.join('')) >= NAME) signs.pop();
  return `${signs.join('')}…`;
}

/** 1, 2 or 5 times a power of ten: about five of them on the axis. */
function niceStep(most: number): number {
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? power * 10;
}
