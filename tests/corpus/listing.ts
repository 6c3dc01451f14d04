/** Every decision of a platform as lines of text: day by day, what is decided in another way than on the day before. */
import type { Answers, SpaceAnswers, Table } from '../../src/analyse/answers.ts';
import { type Box, boxesOf } from '../../src/analyse/boxes.ts';
import { createIds } from '../../src/analyse/ids.ts';
import { lessSpecific, lessSpecificSettings } from '../../src/analyse/less-specific.ts';
import type { LinkGroup, Member } from '../../src/analyse/links.ts';
import type { Setting } from '../../src/analyse/space.ts';
import { type Day, MOMENTS, type Moment, type Surface } from '../../src/policy/types.ts';
import { type DecisionText, textsOfAnswers } from './decision-text.ts';
import { shortDigest } from './readings.ts';

/** A question that is decided in another way than on the day before, in the parts of which it is made. */
interface Sides {
  readonly group: number;
  readonly surface: Surface;
  readonly form: string;
  readonly flags: string;
  readonly sender: string;
  readonly setting: string;
}
const SIDES: readonly (keyof Sides)[] = ['group', 'surface', 'form', 'flags', 'sender', 'setting'];

interface Change extends Sides {
  readonly moment: Moment;
  /** Empty = as where less is said. */
  readonly decided: string;
  /** Null where the line would only say that two conditions together do what one of them does alone. */
  readonly shown: string | null;
}

export function memberName({ destination, hosts, whole }: Member): string {
  if (destination === null) return hosts.join('+');
  return whole ? destination : `${destination}@${hosts.join('+')}`;
}

/** Products of a group that its name shows. */
const NAMED = 3;

/** `taobao+tmall`; `other` is what no rule singles out. */
export function groupName({ members, unlisted }: LinkGroup): string {
  if (unlisted) return 'other';
  const names = members.map(memberName);
  return names.length <= NAMED
    ? names.join('+')
    : `${names.slice(0, NAMED).join('+')}+${names.length - NAMED}`;
}

function groupsText(places: readonly number[], groups: readonly LinkGroup[]): string {
  const name = (place: number) => groupName(groups[place] as LinkGroup);
  const left = groups.flatMap((_, place) => (places.includes(place) ? [] : [place]));
  if (left.length === 0) return 'every link';
  if (left.length * 2 < places.length) return `every link but ${left.map(name).join(', ')}`;
  return places.map(name).join(', ');
}

const settingText = ({ client, clientVersion, region }: Setting): string =>
  [
    client === undefined ? '' : `client=${client}`,
    clientVersion === undefined ? '' : `version=${clientVersion}`,
    region === undefined ? '' : `region=${region}`,
  ]
    .filter((part) => part !== '')
    .join(' ');

/** An answer, and those to the questions that say one thing less: none for the plain question. */
interface Pair {
  readonly one: Answers;
  readonly less: readonly Answers[];
  readonly form: string;
}

/** By moment, then by group: what is decided, where that is not as when less is said, and what of it is shown. */
type Decided = Readonly<Record<Moment, readonly { readonly decided: string; readonly shown: string }[]>>;

const AS_BEFORE = { decided: '', shown: '' };
const ALL_AS_BEFORE: Decided = { compose: [], share: [], click: [] };

/** Works out once what is decided wherever one answer meets the same others. */
function createDecided(answers: SpaceAnswers): (pair: Pair) => Decided {
  const idOf = createIds<Answers>();
  const texts: DecisionText[][] = [];
  const numberOf = (one: Answers): number => {
    const id = idOf(one);
    texts[id] ??= textsOfAnswers(one, answers);
    return id;
  };
  const kept = new Map<string, Decided>();

  const decidedOf = (moment: Moment, form: string, text: string, less: readonly string[]) => {
    // Before the first day nothing is on record. Of a form that is given, only what a rule makes of it.
    if (text === 'unknown' && (less.length === 0 || (moment === 'share' && form !== ''))) return AS_BEFORE;
    return { decided: text === less[0] ? '' : text, shown: less.includes(text) ? '' : text };
  };
  return ({ one, less, form }) => {
    const [own = 0, ...others] = [one, ...less].map(numberOf);
    const key = [form, own, ...others].join();
    let found = kept.get(key);
    if (!found) {
      const of = (moment: Moment) =>
        (texts[own] ?? []).map((text, group) =>
          decidedOf(
            moment,
            form,
            text[moment],
            others.map((other) => texts[other]?.[group]?.[moment] ?? ''),
          ),
        );
      found = { compose: of('compose'), share: of('share'), click: of('click') };
      kept.set(key, found);
    }
    return found;
  };
}

/** The changes of each day. */
function createChanges(answers: SpaceAnswers) {
  const { pack, links } = answers.space;
  const decidedOf = createDecided(answers);
  const parents = new Map(pack.surfaces.map(({ id }) => [id, lessSpecific(answers.contextsOn(id))]));

  const idOf = createIds<Table>();
  const kept = new Map<string, readonly Decided[]>();

  /** By context of a surface; the same object where the same tables are met. */
  function decidedOn(surface: Surface, setting: Setting, day: Day): readonly Decided[] {
    const table = answers.tableOn(day, setting, surface);
    const wider = lessSpecificSettings(setting).map((less) => answers.tableOn(day, less, surface));
    const key = [table, ...wider].map(idOf).join();
    const found = kept.get(key) ?? decidedIn(surface, table, wider);
    kept.set(key, found);
    return found;
  }

  function decidedIn(surface: Surface, table: Table, wider: readonly Table[]): readonly Decided[] {
    // Where the client makes no difference, all is as when less is said.
    if (wider.length > 0 && wider.every((other) => other === table)) return table.map(() => ALL_AS_BEFORE);
    return answers.contextsOn(surface).map(({ form = '' }, place) => {
      const less = (parents.get(surface)?.[place] ?? []).map((parent) => table[parent] as Answers);
      return decidedOf({
        one: table[place] as Answers,
        less: [...wider.map((other) => other[place] as Answers), ...less],
        form,
      });
    });
  }

  return (surface: Surface, setting: Setting, before: Day | undefined, day: Day): Change[] => {
    const past = before === undefined ? [] : decidedOn(surface, setting, before);
    const said = settingText(setting);
    const present = decidedOn(surface, setting, day);
    if (present === past) return [];
    const changes: Change[] = [];
    for (const [place, decided] of present.entries()) {
      const was = past[place];
      if (was === decided) continue;
      const { form = '', flags = [], sender = '' } = answers.contextsOn(surface)[place] ?? {};
      for (const moment of MOMENTS) {
        const then = was?.[moment];
        for (const group of links.groups.keys()) {
          const now = decided[moment][group] ?? AS_BEFORE;
          const { decided: earlier, shown } = then?.[group] ?? AS_BEFORE;
          if (now.decided === earlier && now.shown === shown) continue;
          const sides = { group, surface, form, flags: flags.join('+'), sender, setting: said };
          const line = now.shown === shown ? null : now.shown;
          changes.push({ ...sides, moment, decided: now.decided, shown: line });
        }
      }
    }
    return changes;
  };
}

/** `form=token|qr flags=jssdk`; where it may be left out as well, it says `any of`. */
function conditionsText({ form, flags, sender, setting }: Box<Sides>): string {
  const one = (key: string, values: readonly string[]) => {
    const named = values.filter((value) => value !== '');
    if (named.length === 0) return [];
    return [`${key}${named.length < values.length ? '(none or) ' : ''}${named.join('|')}`];
  };
  return [...one('form=', form), ...one('flags=', flags), ...one('from=', sender), ...one('', setting)].join(
    ' ',
  );
}

const VERBS: Readonly<Record<Moment, string>> = { compose: 'sending', share: 'arrives as', click: 'click' };

function whatText(moment: Moment, shown: string, isPlain: boolean): string {
  if (shown !== '') return `${VERBS[moment]} ${shown}`;
  return `${VERBS[moment]} ${isPlain ? 'unknown' : '(as when less is said)'}`;
}

/** One line for each decision, the plain questions first. */
function linesOf(changes: readonly Change[], groups: readonly LinkGroup[], surfaces: number): string[] {
  const byDecision = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.shown === null) continue;
    const plain = SIDES.every((side) => side === 'group' || side === 'surface' || change[side] === '');
    const key = `${plain ? 0 : 1}${whatText(change.moment, change.shown, plain)}`;
    const same = byDecision.get(key);
    if (same) same.push(change);
    else byDecision.set(key, [change]);
  }
  const told = [...byDecision].map(([key, same]) => ({
    plain: key.startsWith('0'),
    lines: boxesOf<Sides>(
      same.map(({ group, surface, form, flags, sender, setting }) => ({
        group,
        surface,
        form,
        flags,
        sender,
        setting,
      })),
      SIDES,
    ).map((box) => {
      const where = box.surface.length === surfaces ? 'everywhere' : box.surface.join(', ');
      const when = conditionsText(box);
      return `  ${groupsText(box.group, groups)}; ${where}${when === '' ? '' : `; ${when}`}: ${key.slice(1)}`;
    }),
  }));
  return [...told.filter(({ plain }) => plain), ...told.filter(({ plain }) => !plain)].flatMap(
    ({ lines }) => lines,
  );
}

/**
 * The listing of a platform. A question with conditions (a client, a form, a sender, flags) is listed where it is decided in another
 * way than every question that says one of them less. The number beside a day is a digest of all that changes on it, listed or not.
 */
export function listingOf(answers: SpaceAnswers): string {
  const { pack, days, settings, links } = answers.space;
  const changesOn = createChanges(answers);
  const blocks = days.flatMap((day, at) => {
    const changes = pack.surfaces.flatMap(({ id }) =>
      settings.flatMap((setting) => changesOn(id, setting, days[at - 1], day)),
    );
    if (changes.length === 0) return [];
    const digest = shortDigest(JSON.stringify(changes.map(({ shown: _, ...change }) => change)));
    return [[`${day}  ${digest}`, ...linesOf(changes, links.groups, pack.surfaces.length)].join('\n')];
  });
  return blocks.join('\n\n');
}
