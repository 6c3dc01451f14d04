/**
 * Messages as they arrived, with what a platform put on them or in their place, and what it said to somebody who tried to send one:
 * from the packs, each met on a day.
 */
import { compile } from '../../../src/engine/compile.ts';
import { createJudge } from '../../../src/engine/judge.ts';
import { catalogue, digests, packs } from '../../../src/packs/index.ts';
import type { Day, Surface } from '../../../src/policy/types.ts';
import { renderMessage } from '../../message/index.ts';
import { renderRefusal } from '../../message/refusal.tsx';
import { stageKit } from '../../stage/kit.ts';

interface Met {
  readonly platform: string;
  readonly day: Day;
  readonly surface: Surface;
  readonly url: string;
  readonly flags?: readonly string[];
  readonly region?: string;
}

export interface MessageItem {
  readonly id: string;
  readonly about: string;
  /** Puts what there is to see in place of what stands there. */
  draw(mount: Element, language: string): void;
}

const NEWS = 'https://news.example/a/rather/long/address?with=a&query=of-its-own';

const MESSAGES: readonly Met[] = [
  { platform: 'whatsapp', day: '2026-10-01', surface: 'direct', url: NEWS, flags: ['lookalike'] },
  { platform: 'teams', day: '2025-12-01', surface: 'group', url: NEWS, flags: ['flagged-unsafe'] },
  { platform: 'x', day: '2023-04-06', surface: 'feed', url: 'https://example.substack.com/p/1' },
  { platform: 'steam', day: '2026-10-01', surface: 'direct', url: NEWS, flags: ['flagged-unsafe'] },
  { platform: 'steam', day: '2015-02-17', surface: 'direct', url: 'https://kickass.to/1' },
  {
    platform: 'facebook',
    day: '2023-09-01',
    surface: 'feed',
    url: 'https://www.nytimes.com/1',
    region: 'CA',
  },
];

const REFUSALS: readonly (Met & { readonly sent: number; readonly isSent?: true })[] = [
  { platform: 'x', day: '2022-12-16', surface: 'feed', url: 'https://mastodon.social/@a', sent: 0 },
  { platform: 'wechat', day: '2015-02-03', surface: 'direct', url: 'https://www.alipay.com/', sent: 0 },
  { platform: 'facebook', day: '2017-12-01', surface: 'feed', url: 'https://telegra.ph/1', sent: 0 },
  // A quota of two posts a month: the first, the second, and one too many.
  ...([{ sent: 1, isSent: true }, { sent: 2, isSent: true }, { sent: 2 }] as const).map((how) => ({
    platform: 'facebook',
    day: '2025-12-20',
    surface: 'feed' as const,
    url: NEWS,
    flags: ['limited-account'],
    ...how,
  })),
];

function judged({ platform, day, surface, url, flags = [], region }: Met, language: string) {
  const pack = packs[platform];
  if (pack === undefined) throw new Error(`There is no pack "${platform}".`);
  const policy = compile({ pack, catalogue, day, digests, region });
  return { policy, judgement: createJudge(policy, language).judge(url, { surface, flags }) };
}

/** A line of a made-up chat with a root of its own in it. */
function lineIn(mount: Element, before = ''): ShadowRoot {
  const line = document.createElement('p');
  const host = document.createElement('span');
  line.append(before, host);
  mount.append(line);
  return host.attachShadow({ mode: 'open' });
}

export const messageItems: readonly MessageItem[] = [
  {
    id: 'message:notes',
    about: 'What stood on messages, or in their place',
    draw(mount, language) {
      mount.replaceChildren();
      for (const met of MESSAGES) {
        const { policy, judgement } = judged(met, language);
        const given = { policy, judgement, surface: met.surface, title: null, language };
        renderMessage(lineIn(mount, 'Look: '), { ...given, kit: stageKit(language) });
      }
    },
  },
  {
    id: 'message:refusals',
    about: 'What was said to somebody who tried to send a link',
    draw(mount, language) {
      mount.replaceChildren();
      for (const { sent, isSent = false, ...met } of REFUSALS) {
        const counted = { isSent, sent };
        const given = {
          ...judged(met, language),
          ...counted,
          language,
          kit: stageKit(language),
          gloss: true,
        };
        renderRefusal(lineIn(mount), { ...given, onClose: () => undefined });
      }
    },
  },
];
