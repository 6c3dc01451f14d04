/** @jsxImportSource .. */
import { localText } from '../../../src/policy/local-text.ts';
import type { Child } from '../jsx-runtime.ts';
import type { StageText } from '../kit.ts';
import { act, choice, notice, page, quiet, skeleton, type View, type Views, worded } from '../parts.tsx';
import type { Scene } from '../scene.ts';

/** What the last copying came to, in full: it may not have reached the clipboard. */
function clip({ copied, text }: Scene): Child {
  return (
    copied && (
      <p class="clip" role="status">
        <small>{text(copied.done ? 'copied' : 'notCopied')}</small>
        <span class="address">{copied.text}</span>
      </p>
    )
  );
}

const menu: View = (s) =>
  page(
    s,
    'sheet',
    s.name,
    <div class="panel">
      {act(s, 'copy-address', 'row', worded(s, 'menu', 'copy', 'copyLink'))}
      {act(s, 'open-in-browser', 'row', worded(s, 'menu', 'open-in-browser', 'openInBrowser'))}
      {act(s, 'complain', 'row', worded(s, 'menu', 'complain', 'complain'))}
    </div>,
  );

const complaint: View = (s) => {
  const path = s.screen.params.path as readonly number[];
  return page(s, '', '', [
    <h2 class="list-head">
      {path.length ? choice(s, 'complaint', path) : worded(s, 'complaint', 'title', 'chooseReason')}
    </h2>,
    s.screen.actions.map(({ id }, index) => act(s, id, 'row', choice(s, 'complaint', [...path, index]))),
  ]);
};

const send: View = (s) =>
  page(
    s,
    '',
    '',
    notice('', worded(s, 'complaint', 'leaf', 'complain'), [
      act(s, 'send-complaint', 'main', worded(s, 'complaint', 'button', 'send')),
      quiet(s.text('nothingSent')),
    ]),
  );

const appeal: View = (s) => {
  const { wording } = s.screen.params;
  return page(
    s,
    '',
    '',
    notice('', worded(s, wording, 'appeal', 'appeal'), [
      <p class="address">{s.judgement.link.url}</p>,
      s.screen.actions.map(({ id }) => act(s, id, 'main', worded(s, wording, id, 'send'))),
      quiet(s.text('nothingSent')),
    ]),
  );
};

/** One thing to do, or none where a way ends, and a word on it. */
const plain = (
  s: Scene,
  title: StageText,
  note: StageText,
  action = '',
  label: StageText = title,
  sign = '',
): Child =>
  page(
    s,
    '',
    s.name,
    notice(sign, s.text(title), [act(s, action, 'main', s.text(label)), quiet(s.text(note))]),
  );

const end = (s: Scene, title: StageText, note: StageText): Child => plain(s, title, note, '', title, '✓');

const tile = (s: Scene, action: string, sign: string, label: string): Child =>
  act(s, action, 'tile', [<i aria-hidden="true">{sign}</i>, label]);

const switcher: View = (s) =>
  page(s, '', s.text('switchTo'), [
    s.screen.params.holds === 'picture' ? <p class="clip">{s.text('saved')}</p> : clip(s),
    <div class="tiles">
      {tile(s, 'switch-to-browser', '⌂', s.text('browser'))}
      {tile(s, 'switch-to-app', s.name.charAt(0), s.text('app'))}
    </div>,
  ]);

const newTab: View = (s) =>
  page(s, '', s.text('browser'), [
    <p class="address field">{s.copied?.text}</p>,
    act(s, 'paste-and-go', 'main', s.text('pasteAndGo')),
    act(s, 'type-address', 'main', s.text('typeAddress')),
  ]);

/** A page of the destination's outside the chat app. */
const outside = (s: Scene, title: StageText, text: StageText): Child =>
  page(s, 'web', s.text(title), [
    act(s, 'open-app', 'chip', s.text('openApp')),
    <p>{s.text(text)}</p>,
    skeleton(),
    act(s, 'buy', 'main', s.text('buy')),
  ]);

const checkout: View = (s) => {
  const wallets = s.destination?.wallets;
  const label = (id: string) => localText(s.policy.wallets[id] ?? { en: id }, s.language);
  const reason = (id: string) => {
    const found = wallets?.reasons[id];
    return found && <small>{localText(found.reason, s.language)}</small>;
  };
  const disputes = (id: string) =>
    wallets?.reasons[id]?.disputed?.map(({ says }) => (
      <small class="dispute">{localText(says, s.language)}</small>
    ));
  return page(s, '', s.name, [
    <h2 class="list-head">{s.text('howToPay')}</h2>,
    s.screen.actions.map(({ id }) => {
      const wallet = id.slice('pay-with-'.length);
      return act(s, id, 'row', [
        label(wallet),
        wallets?.inApp.includes(wallet) && <small>{s.text('leadsToApp')}</small>,
        disputes(wallet),
      ]);
    }),
    wallets?.refused.map((id) => (
      <p class="row refused">
        {label(id)} <em>{s.text('refused')}</em>
        {reason(id)}
        {disputes(id)}
      </p>
    )),
  ]);
};

const unrecorded: View = (s) =>
  page(
    s,
    '',
    s.name,
    notice('?', s.text('noRecord'), [
      <p>{s.text('noRecordText')}</p>,
      act(s, 'open-anyway', 'plain', s.text('openAnyway')),
    ]),
  );

/** What a receiver saw in place of the link. */
const removed: View = (s) =>
  page(s, 'chat', '', [
    <p class="said">{worded(s, s.screen.params.wording, 'body', 'removed')}</p>,
    quiet(s.text('removedText')),
  ]);

export const views: Views = {
  menu,
  complaint,
  'complaint-send': send,
  appeal,
  sent: (s) => end(s, 'sent', 'nothingSent'),
  switcher,
  'new-tab': newTab,
  browser: (s) => outside(s, 'browser', 'inBrowser'),
  app: (s) => outside(s, 'app', 'inApp'),
  'app-start': (s) => outside(s, 'app', 'appStart'),
  'outside-checkout': (s) => plain(s, 'howToPay', 'outsideWallets', 'pay', 'pay'),
  checkout,
  paid: (s) => end(s, 'paid', 'nothingPaid'),
  'app-token': (s) => plain(s, 'foundToken', 'inApp', 'view', 'view'),
  'app-scan': (s) => plain(s, 'saved', 'inApp', 'scan', 'scanPicture'),
  store: (s) => plain(s, 'store', 'installed', 'open-app', 'open'),
  unrecorded,
  removed,
};
