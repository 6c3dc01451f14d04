// Runs one contender of the engine benchmark and prints {perSecond, answers}. Called by engine.mjs.
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import jsonLogic from 'json-logic-js';
import { Engine } from 'json-rules-engine';

const [, , bundle = '', contender = ''] = process.argv;
const { compile, createJudge, createHostIndex, catalogue, packs } = await import(
  pathToFileURL(`${bundle}engine.mjs`).href
);

const DAY = '2021-12-01';
const MEASURE_MS = 400;

/** 1,000 addresses over all known hosts and a few unknown ones, half of them with a long query. */
const hosts = [
  ...catalogue.destinations.flatMap((one) => one.hosts.map((host) => host.domain)),
  'news.example',
  'blog.example.org',
];
const urls = Array.from({ length: 1000 }, (_, i) => {
  const host = `${i % 3 ? 'm.' : ''}${hosts[i % hosts.length]}`;
  return `https://${host}/item/${i}.htm${i % 2 ? `?id=${'0123456789'.repeat(20)}` : ''}`;
});
const contexts = [{ surface: 'group' }, { surface: 'direct' }];

/** The catalogue with made-up destinations added until it has that many. */
function sized(count) {
  const extra = Array.from({ length: Math.max(0, count - catalogue.destinations.length) }, (_, i) => ({
    id: `extra-${i}`,
    name: { en: `Extra ${i}` },
    owner: 'nobody',
    category: 'extra',
    hosts: [{ domain: `extra-${i}.example`, use: 'site', confidence: 'assumed', sources: [] }],
    schemes: [],
  }));
  return { ...catalogue, destinations: [...catalogue.destinations, ...extra] };
}

const policy = (of) => compile({ pack: packs.wechat, catalogue: of, day: DAY, digests: {} });

/** The same rules, for engines that know nothing of links: they get the listed domain and message form ready made. */
function plainRules() {
  const { rules, destinations, hosts: indexByHost, owner } = policy(catalogue);
  const domains = Object.entries(indexByHost);
  const matchesTo = (token, one) =>
    token === 'any' ||
    (token === 'own' && one.owner === owner) ||
    (token === 'external' && one.owner !== owner) ||
    (token.startsWith('@')
      ? one.sets.includes(token.slice(1))
      : [one.id, one.owner, one.category].includes(token));
  const open = { owner: null, category: null, id: null, sets: [] };
  return rules.map((rule) => ({
    id: rule.id,
    moment: rule.moment,
    says: rule.entry.says,
    clickable: rule.entry.with.clickable,
    surface: rule.when.surface,
    form: rule.when.form,
    flags: rule.when.flags,
    sender: rule.when.sender,
    domains: rule.when.to && [
      ...domains
        .filter(([, at]) => rule.when.to.some((token) => matchesTo(token, destinations[at])))
        .map(([domain]) => domain),
      ...(rule.when.to.some((token) => matchesTo(token, open)) ? [''] : []),
    ],
  }));
}

const UNCLICKABLE = ['token', 'qr', 'text', 'removed'];

/** Turns two "first rule that matches" functions (share, click) into the answer that decide gives: the id of the ruling rule. */
function answer(share, click, facts) {
  const shared = share(facts);
  const form = shared ? shared.says : 'link';
  const clickable = shared?.clickable ?? !UNCLICKABLE.includes(form);
  if (!clickable) return shared.id;
  return click({ ...facts, form })?.id ?? null;
}

function factsMaker() {
  const index = createHostIndex(Object.keys(policy(catalogue).hosts).map((domain) => [domain, domain]));
  return (url, context) => ({
    domain: index.find(new URL(url).hostname) ?? '',
    surface: context.surface,
    form: '',
    flags: '',
    sender: '',
  });
}

function jsonLogicContender() {
  const facts = factsMaker();
  const compileMoment = (moment) => {
    const rules = plainRules().filter((rule) => rule.moment === moment);
    const condition = (rule) => ({
      and: [
        ...['surface', 'form', 'sender']
          .filter((key) => rule[key])
          .map((key) => ({ in: [{ var: key }, rule[key]] })),
        ...(rule.domains ? [{ in: [{ var: 'domain' }, rule.domains] }] : []),
        ...(rule.flags ? [{ in: [{ var: 'flags' }, rule.flags] }] : []),
        true,
      ],
    });
    const logic = { if: [...rules.flatMap((rule, at) => [condition(rule), at]), -1] };
    return (data) => rules[jsonLogic.apply(logic, data)];
  };
  const share = compileMoment('share');
  const click = compileMoment('click');
  return (url, context) => answer(share, click, facts(url, context));
}

function jsonRulesContender() {
  const facts = factsMaker();
  const compileMoment = (moment) => {
    const engine = new Engine([], { allowUndefinedFacts: true });
    const rules = plainRules().filter((rule) => rule.moment === moment);
    rules.forEach((rule, at) => {
      const all = ['surface', 'form', 'sender', 'flags']
        .filter((key) => rule[key])
        .map((key) => ({ fact: key, operator: 'in', value: rule[key] }));
      if (rule.domains) all.push({ fact: 'domain', operator: 'in', value: rule.domains });
      if (all.length === 0) all.push({ fact: 'surface', operator: 'notEqual', value: '' });
      engine.addRule({
        conditions: { all },
        event: { type: 'ruled', params: { at } },
        priority: rules.length - at,
      });
    });
    engine.on('success', () => engine.stop());
    return async (data) => {
      const { events } = await engine.run(data);
      return events[0] && rules[events[0].params.at];
    };
  };
  const share = compileMoment('share');
  const click = compileMoment('click');
  return async (url, context) => {
    const data = facts(url, context);
    const shared = await share(data);
    const ruled = await click({ ...data, form: shared ? shared.says : 'link' });
    return answer(
      () => shared,
      () => ruled,
      data,
    );
  };
}

function decideContender(count) {
  const judge = createJudge(policy(count ? sized(count) : catalogue));
  return (url, context) => {
    const { click } = judge.judge(url, context);
    return click.rule !== null || click.sources.length > 0 || click.verdict === 'ruled' ? click.rule : null;
  };
}

const contenders = {
  url: () => (url) => new URL(url).hostname,
  decide: () => decideContender(0),
  'decide-100': () => decideContender(100),
  'decide-100000': () => decideContender(100_000),
  'json-logic-js': jsonLogicContender,
  'json-rules-engine': jsonRulesContender,
};

const ask = contenders[contender]();
const isAsync = contender === 'json-rules-engine';
const answers = [];
for (const [i, url] of urls.entries()) answers.push(await ask(url, contexts[i % 2]));

let asked = 0;
const start = process.hrtime.bigint();
let elapsed = 0;
while (elapsed < MEASURE_MS) {
  if (isAsync) for (let i = 0; i < 50; i++) await ask(urls[i], contexts[i % 2]);
  else for (let i = 0; i < 1000; i++) ask(urls[i], contexts[i & 1]);
  asked += isAsync ? 50 : 1000;
  elapsed = Number(process.hrtime.bigint() - start) / 1e6;
}
const digest = createHash('sha256').update(JSON.stringify(answers)).digest('hex');
console.log(JSON.stringify({ perSecond: asked / (elapsed / 1000), answers: digest }));
