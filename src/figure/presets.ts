/** Comparisons that are one click, or one command, away. */
import { SURFACES } from '../policy/types.ts';

type Raw = Readonly<Record<string, unknown>>;

export interface Preset {
  readonly id: string;
  /** @param today of what "today" means something to */
  figure(today: string): Raw;
}

const TAOBAO = 'https://item.taobao.com/item.htm?id=674105211932';
const JD = 'https://item.jd.com/100012043978.html';
const PINDUODUO = 'https://mobile.yangkeduo.com/goods.html?goods_id=6612345890';

export const presets = [
  {
    id: 'the-2021-figure',
    // At the end of stage 1: JD as a card with a way into its app, Taobao as token text (source `cnbeta-2021-11-29`).
    figure: () => ({
      links: [JD, TAOBAO, PINDUODUO],
      platforms: ['wechat'],
      days: ['2021-11-29'],
      surfaces: ['direct'],
      columns: 'links',
    }),
  },
  {
    id: 'taobao-in-a-group',
    figure: (today) => ({
      links: [TAOBAO],
      platforms: ['wechat'],
      days: ['2013-11-22', '2018-06-08', '2021-09-17', '2021-11-30', '2022-01-27', '2024-10-09', today],
      surfaces: ['group'],
    }),
  },
  {
    id: 'x-and-its-rivals',
    figure: () => ({
      links: [
        'https://mastodon.social/@Mastodon/109512891932',
        'https://platformer.substack.com/p/a-post',
        'https://www.facebook.com/events/1',
        'https://signal.me/#eu/abc',
      ],
      platforms: ['x'],
      days: ['2022-12-14', '2022-12-18', '2023-04-06', '2023-04-07', '2023-08-14', '2025-02-17'],
      surfaces: ['feed'],
    }),
  },
  {
    id: 'one-link-everywhere',
    figure: (today) => ({
      links: [TAOBAO],
      platforms: ['all'],
      days: [today],
      surfaces: SURFACES,
      view: 'matrix',
    }),
  },
] as const satisfies readonly Preset[];

export type PresetId = (typeof presets)[number]['id'];
