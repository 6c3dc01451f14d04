/** Pages of the extension, in the states that are worth a look. Queries are those of `extension/mock/sample.ts`. */

export interface SurfaceItem {
  readonly id: string;
  readonly about: string;
  /** From the root of the site. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly hash?: string;
  readonly width: number;
  readonly height: number;
  /** The whole page, however long. */
  readonly whole?: true;
  /** On a phone: a finger is the pointer. */
  readonly touch?: true;
  /** What is there when the page is complete. */
  readonly ready: string;
  /** What is pressed then, and waited for. */
  readonly press?: string;
  /** What is typed, and then Enter. */
  readonly type?: { readonly into: string; readonly text: string };
  readonly after?: string;
}

type Query = SurfaceItem['query'];

function popup(id: string, about: string, query: Query, width = 400): SurfaceItem {
  const path = 'extension/popup/index.html';
  const ready = query.click === '0' ? '.preview tbody tr' : '.facts';
  return { id: `popup:${id}`, about, path, query, width, height: 600, whole: true, ready };
}

function lab(id: string, about: string, query: Query, hash: string, width = 1280): SurfaceItem {
  const path = 'extension/pages/lab/index.html';
  const height = width < 1000 ? 900 : 800;
  return {
    id: `lab:${id}`,
    about,
    path,
    query: { front: 'own', click: '0', ...query },
    hash,
    width,
    height,
    ready: '.preview tbody tr',
  };
}

function options(id: string, about: string, query: Query, width = 1280): SurfaceItem {
  const path = 'extension/pages/options/index.html';
  return { id: `options:${id}`, about, path, query, width, height: 800, whole: true, ready: '.options' };
}

const TAOBAO = 'https%3A//item.taobao.com/item.htm%3Fid%3D674105211932';
const JD = 'https%3A//item.jd.com/100012043978.html';

function compare(id: string, about: string, hash: string, width = 1600): SurfaceItem {
  const path = 'extension/pages/compare/index.html';
  const ready = hash === '' ? '.compare-empty' : '.figure-foot';
  // Another address than the last one, or the page would not be loaded anew.
  return {
    id: `compare:${id}`,
    about,
    path,
    query: { figure: id },
    hash,
    width,
    height: 900,
    whole: true,
    ready,
  };
}

function capture(id: string, about: string, query: Query, width = 1280): SurfaceItem {
  const path = 'extension/pages/capture/index.html';
  const ready = '.drawing canvas, .capture-none';
  const asked = { capture: '1', ...query };
  return { id: `capture:${id}`, about, path, query: asked, width, height: 800, whole: true, ready };
}

export const surfaceItems: readonly SurfaceItem[] = [
  popup('on', 'On, after a click', {}),
  popup('off', 'Off on this site', { on: '0', click: '0' }),
  popup('ask', 'No permission yet', { granted: '0', click: '0' }),
  popup('paused', 'Paused everywhere', { paused: '1', click: '0' }),
  popup('paused-ask', 'Paused everywhere, and no permission yet', {
    paused: '1',
    granted: '0',
    click: '0',
  }),
  popup('undetected', 'A page that does not say which chat it shows', { chat: 'unknown', click: '0' }),
  popup('self', 'A chat with oneself', { chat: 'self', click: '0' }),
  popup('several', 'Chats of two kinds on one page', { chat: 'several', click: '0' }),
  popup('unfit', 'The adapter finds no messages', { unfit: '1', chat: 'unknown', click: '0' }),
  popup('unfit-kind', 'The adapter finds messages, not their chat', { unfit: 'kind', click: '0' }),
  popup('by-hand', 'Set by hand, and the page shows the same', { surface: 'group', click: '0' }),
  popup('by-hand-other', 'Set by hand, and the page shows another chat', { surface: 'direct', click: '0' }),
  popup('by-hand-several', 'Set by hand, and the page shows chats of two kinds', {
    surface: 'direct',
    chat: 'several',
    click: '0',
  }),
  popup('set-aside', 'The adapter is set aside', { generic: '1', click: '0' }),
  popup('frame', 'A frame of another site', { frame: '1', click: '0' }),
  popup('browser-page', 'A page of the browser', { front: 'browser', click: '0' }),
  popup('store', 'An extension store', { front: 'store', click: '0' }),
  popup('file', 'A file', { front: 'file', click: '0' }),
  popup('lab', 'The Lab is in front', { front: 'own', click: '0' }),
  popup('long', 'A long host', { front: 'long' }),
  popup('first-day', 'The first day on record', { day: '2013-08-01' }),
  popup('2018', 'June 2018', { day: '2018-06-10' }),
  popup('2026', 'The last era', { day: '2026-04-01' }),
  {
    ...popup('platforms', 'The list of platforms', { click: '0' }),
    press: '.platform',
    after: '[role=option]',
  },
  popup('what-if', 'A what-if is chosen', { overlay: 'chosen' }),
  popup('what-if-kept', 'A what-if that is not chosen', { overlay: 'kept', click: '0' }),
  popup('refusing', 'A day on which sending was refused', {
    platform: 'x',
    day: '2022-12-18',
    surface: 'feed',
    click: '0',
  }),
  popup('one-client', 'What is on record is of one client, and none is chosen', {
    platform: 'instagram',
    day: '2023-06-01',
    surface: 'direct',
  }),
  popup('foreign', 'A kind of chat that the platform does not have', { chat: 'channel', click: '0' }),
  popup('trusted', 'Hosts that the platform shall not ask about again', { trusted: '1' }),
  popup('damaged', 'Damaged settings', { damaged: '1', click: '0' }),
  { ...popup('phone', 'Over the whole of a phone', { front: 'long' }, 360), touch: true },
  lab('direct', 'A 1:1', {}, 'direct'),
  lab('group', 'A group', {}, 'group'),
  lab('folded', 'A folded group', {}, 'folded'),
  lab('moments', 'Moments', {}, 'moments'),
  lab('search', 'The search box', {}, 'search'),
  lab('paused', 'Simulation off', { paused: '1' }, 'group'),
  lab('arrived-2013', 'Messages as they arrived, 2014', { arrived: '1', day: '2014-03-01' }, 'group'),
  lab('arrived-2018', 'Messages as they arrived, June 2018', { arrived: '1', day: '2018-06-10' }, 'group'),
  lab(
    'arrived-2021',
    'Messages as they arrived, September 2021',
    { arrived: '1', day: '2021-09-20' },
    'group',
  ),
  lab(
    'arrived-2022',
    'Messages as they arrived, February 2022',
    { arrived: '1', day: '2022-02-01' },
    'group',
  ),
  lab('arrived-moments', 'Moments as they arrived, September 2021', { arrived: '1' }, 'moments'),
  lab('what-if', 'A what-if is chosen', { overlay: 'chosen' }, 'group'),
  lab('x', 'Another platform', { platform: 'x', day: '2022-12-18' }, 'feed'),
  {
    ...lab('refused', 'What is written is refused', { platform: 'x', day: '2022-12-18' }, 'feed'),
    type: { into: 'textarea', text: 'Find me at https://mastodon.social/@me from now on.' },
    after: '.lab-composer-answer',
  },
  {
    ...lab('sent', 'What was sent arrived as of the day', { day: '2021-09-20' }, 'group'),
    type: { into: 'textarea', text: '看这个：https://item.taobao.com/item.htm?id=674105211932' },
    after: '.lab-sent',
  },
  lab('zoom', 'At 200 %', {}, 'group', 640),
  lab('phone', 'As wide as a phone', {}, 'group', 360),
  compare('empty', 'Nothing is compared yet', ''),
  compare(
    '2021',
    'Three links on one day',
    `link=${JD}&link=${TAOBAO}&platform=wechat&day=2021-11-29&surface=direct`,
  ),
  compare(
    'days',
    'One link on several days, on two surfaces',
    `link=${TAOBAO}&platform=wechat&day=2018-06-08&day=2021-09-17&day=2021-11-30&surface=direct&surface=group`,
  ),
  compare(
    'before-after',
    'Two days, one over the other',
    `link=${TAOBAO}&platform=wechat&day=2018-06-08&day=2021-11-30&surface=group&view=before-after`,
  ),
  compare(
    'matrix',
    'A matrix of all platforms',
    `link=${TAOBAO}&platform=all&day=2021-12-01&surface=direct&surface=group&view=matrix`,
  ),
  compare(
    'chart',
    'Friction over time',
    `link=${TAOBAO}&link=${JD}&platform=wechat&day=2026-01-01&surface=direct&surface=group&view=chart`,
  ),
  compare(
    'standards',
    'The three standards',
    `link=${TAOBAO}&link=${JD}&platform=wechat&day=2021-09-16&day=2021-12-01&surface=direct&view=standards`,
  ),
  compare(
    'faults',
    'What cannot be used is told',
    `link=${TAOBAO}&link=nope&platform=wechat&platform=wechatt&day=2021-02-30&day=2021-11-29&surface=direct`,
  ),
  compare('zoom', 'At 200 %', `link=${TAOBAO}&platform=wechat&day=2021-11-29&surface=direct`, 640),
  {
    ...compare(
      'phone',
      'As wide as a phone',
      `link=${TAOBAO}&platform=wechat&day=2021-11-29&surface=direct`,
      360,
    ),
    touch: true,
  },
  options('none', 'No site is allowed yet', { sites: 'none' }),
  options('some', 'Some sites: one as any page, two ports under one permission', { sites: 'some' }),
  options('gone', 'No longer allowed', { sites: 'gone', paused: '1' }),
  options('many', 'Many sites with long names, and wide permissions', { sites: 'many' }),
  options('what-ifs', 'A what-if in use, and one that no longer fits', { sites: 'some', overlay: 'stale' }),
  options('damaged', 'Damaged settings', { sites: 'some', damaged: '1', paused: '1' }),
  options('zoom', 'At 200 %', { sites: 'some' }, 640),
  { ...options('phone', 'As wide as a phone', { sites: 'many' }, 360), touch: true },
  capture('screen', 'A picture with a simulated screen in it', {}),
  {
    ...capture('covered', 'Names and faces are covered', {}),
    press: '.capture-controls [role="switch"]',
    after: '.covers',
  },
  capture('what-if', 'A what-if decided, which no file can be checked against', { overlay: 'chosen' }),
  capture('messages', 'Messages as they arrived, and no screen', { capture: 'messages' }),
  capture('nothing', 'Nothing in it is simulated, and more names than can be covered', {
    capture: 'nothing',
  }),
  capture('unasked', 'The page could not be asked where names are', { capture: 'unasked' }),
  capture('broken', 'The picture cannot be read', { capture: 'broken' }),
  capture('none', 'After a reload', { capture: 'none' }),
  capture('zoom', 'At 200 %', {}, 640),
  { ...capture('phone', 'As wide as a phone', {}, 360), touch: true },
];
