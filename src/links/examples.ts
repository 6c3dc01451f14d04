/** Addresses that show what the rules of a pack tell apart. */
import type { Destination, DestinationCatalogue, Pack, Rule } from '../policy/types.ts';

/** Of a group of products, those that people know best, and as many others as it takes to show that it is a group. */
const OF_A_GROUP = 2;

/** A web page of nobody in particular: a real one, which IANA keeps for examples (RFC 2606). */
export const ELSEWHERE = 'https://www.example.org/';

/** Better known pages than the front page of a host. What each leads to does not matter, and may be gone. */
const PAGES: readonly string[] = [
  'https://item.taobao.com/item.htm?id=674105211932',
  'https://detail.tmall.com/item.htm?id=628405347311',
  'https://item.jd.com/100012043978.html',
  'https://mobile.yangkeduo.com/goods.html?goods_id=6612345890',
  'https://detail.vip.com/detail-1710612123-6918839912345678.html',
  'https://i.meituan.com/poi/1234567',
  'https://www.douyin.com/video/7010234567890123456',
  'https://www.kuaishou.com/short-video/3xq8h2k9m4v7n6p',
  'https://www.bilibili.com/video/BV1GJ411x7h7',
  'https://www.feishu.cn/docs/doccnKw4q7Zt2',
  'https://mp.weixin.qq.com/s/7Q2l8pXv0cR4mB1nYt6ZgA',
];

const isAtOrBelow = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

/** A page of a destination: one of `PAGES`, else the front page of its first site; undefined where no host of it is known. */
function pageOf({ hosts }: Destination): string | undefined {
  const known = PAGES.find((page) => hosts.some(({ domain }) => isAtOrBelow(new URL(page).hostname, domain)));
  const [first] = [...hosts.filter(({ use }) => use === 'site'), ...hosts];
  return known ?? (first && `https://${first.domain}/`);
}

/** Whether a token of `to` speaks of a destination, on any day. What is said of all that is `external` shows beside what is not. */
function speaksOf(
  token: string,
  destination: Destination,
  pack: Pack,
  catalogue: DestinationCatalogue,
): boolean {
  if (token === 'own' || token === 'external') return destination.owner === pack.owner;
  if (token.startsWith('@')) {
    const set = catalogue.sets.find(({ id }) => id === token.slice(1));
    if (set?.destinations) return set.destinations.includes(destination.id);
    return destination.relations?.[token.slice(1)]?.some(({ member }) => member !== 'none') ?? false;
  }
  return destination.id === token || destination.owner === token || destination.category === token;
}

function pagesOfRule({ when }: Rule, pack: Pack, catalogue: DestinationCatalogue): string[] {
  const ofToken = (token: string) => {
    const pages = catalogue.destinations
      .filter((destination) => speaksOf(token, destination, pack, catalogue))
      .flatMap((destination) => pageOf(destination) ?? []);
    const known = pages.filter((page) => PAGES.includes(page));
    const others = pages.filter((page) => !PAGES.includes(page));
    return [...known, ...others.slice(0, Math.max(0, OF_A_GROUP - known.length))];
  };
  const ofDomain = (domain: string) =>
    PAGES.find((page) => isAtOrBelow(new URL(page).hostname, domain)) ??
    `https://${domain.includes('.') ? domain : `example.${domain}`}/`;
  const ofLabel = (label: string) => {
    const hosts = catalogue.destinations.flatMap((destination) => destination.hosts);
    const known = hosts.find(({ domain }) => domain.split('.').at(-2) === label);
    return `https://${known?.domain ?? `${label}.com`}/`;
  };
  return [
    ...(when.to ?? []).flatMap(ofToken),
    ...(when.domain ?? []).map(ofDomain),
    ...(when.hostLabel ?? []).map(ofLabel),
  ];
}

/**
 * An example of each product, domain and host label that rules of a pack name, and of each group of products at least one; last comes
 * `ELSEWHERE`. First those that people know best, then in the order of the rules. Each address once.
 */
export function examplesOf(pack: Pack, catalogue: DestinationCatalogue): readonly string[] {
  const named = new Set(pack.rules.flatMap((rule) => pagesOfRule(rule, pack, catalogue)));
  return [
    ...PAGES.filter((page) => named.has(page)),
    ...[...named].filter((page) => !PAGES.includes(page)),
    ELSEWHERE,
  ];
}
