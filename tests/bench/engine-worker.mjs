// Runs two contenders of the engine benchmark in turns, in one process, and prints the CPU time of each. Called by engine.mjs.
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import jsonLogic from 'json-logic-js';
import { Engine } from 'json-rules-engine';

const [, , bundle = '', ...pair] = process.argv;
const { compile, createJudge, createHostIndex, catalogue, packs } = await import(
  pathToFileURL(`${bundle}engine.mjs`).href
);

const DAY = '2021-12-01';
/** CPU time that each contender gets in all, and in each of its turns. */
const MEASURE_MS = 600;
const TURN_MS = 20;

/** 1,000 addresses spread evenly over all hosts of some destinations and two unknown ones, half of them with a long query. */
function addresses(destinations) {
  const hosts = destinations
    .flatMap((one) => one.hosts.map((host) => host.domain))
    .concat('news.example', 'blog.example.org');
  return Array.from({ length: 1000 }, (_, i) => {
    const host = hosts[hosts.length > 1000 ? Math.floor((i * hosts.length) / 1000) : i % hosts.length];
    const query = i % 2 ? `?id=${'0123456789'.repeat(20)}` : '';
    return `https://${i % 3 ? 'm.' : ''}${host}/item/${i}.htm${query}`;
  });
}

const contexts = [{ surface: 'group' }, { surface: 'direct' }];

/** Made-up destinations that bring the catalogue up to a count. All names are of one length: only the count is to differ. */
const madeUp = (count) =>
  Array.from({ length: count - catalogue.destinations.length }, (_, i) => {
    const id = `extra-${String(i).padStart(6, '0')}`;
    return {
      id,
      name: { en: id },
      owner: 'nobody',
      category: 'extra',
      hosts: [{ domain: `${id}.example`, use: 'site', confidence: 'assumed', sources: [] }],
      schemes: [],
    };
  });

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

function decideContender(of) {
  const judge = createJudge(policy(of));
  return (url, context) => judge.judge(url, context).click.rule;
}

/** `decide` with a catalogue of some size, asked about the destinations that make it that large. */
function sizedContender(count) {
  const extra = madeUp(count);
  const destinations = [...catalogue.destinations, ...extra];
  return { ask: decideContender({ ...catalogue, destinations }), urls: addresses(extra) };
}

const urls = addresses(catalogue.destinations);
/** Each with the addresses that it is asked about. */
const contenders = {
  url: () => ({ ask: (url) => new URL(url).hostname, urls }),
  decide: () => ({ ask: decideContender(catalogue), urls }),
  'decide-100': () => sizedContender(100),
  'decide-100000': () => sizedContender(100_000),
  'json-logic-js': () => ({ ask: jsonLogicContender(), urls }),
  'json-rules-engine': () => ({ ask: jsonRulesContender(), urls, slow: true }),
};

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** One turn: asks until its CPU time is used up. */
async function turn(one) {
  const batch = one.slow ? 20 : 1000;
  const start = cpu();
  let used = 0;
  do {
    if (one.slow) for (let i = 0; i < batch; i++) await one.ask(one.urls[i], contexts[i & 1]);
    else for (let i = 0; i < batch; i++) one.ask(one.urls[i], contexts[i & 1]);
    one.asked += batch;
    used = cpu() - start;
  } while (used < TURN_MS);
  one.used += used;
}

const runners = [];
for (const name of pair) {
  const runner = { ...contenders[name](), asked: 0, used: 0, answers: '' };
  const answers = [];
  for (const [i, url] of runner.urls.entries()) answers.push(await runner.ask(url, contexts[i % 2]));
  runner.answers = createHash('sha256').update(JSON.stringify(answers)).digest('hex');
  runners.push(runner);
}
for (const runner of runners) await turn(runner);
for (const runner of runners) Object.assign(runner, { asked: 0, used: 0 });
while (runners.some(({ used }) => used < MEASURE_MS)) for (const runner of runners) await turn(runner);
console.log(
  JSON.stringify(runners.map(({ asked, used, answers }) => ({ perSecond: asked / (used / 1000), answers }))),
);
