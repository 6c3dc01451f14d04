/**
 * Two chats that ask before they open a link, as the real clients do: Telegram Web A hears clicks at the document and keeps the browser
 * from following them; Stoat has anchors without an address. Both open a dialog, whose button opens the link.
 */
import { ELSEWHERE, TAOBAO } from '../links.ts';

export const ASKING = ['telegram-web-a', 'stoat'] as const;
export type Asking = (typeof ASKING)[number];

/** Where each stands, with a group in front. */
export const ADDRESS: Readonly<Record<Asking, string>> = {
  'telegram-web-a': 'https://web.telegram.org/a/#-10',
  stoat: 'http://stoat.example/server/01H0/channel/01H1',
};

/** What is clicked: links that show their address, one that does not, and the dialog's buttons. */
export const LINKS = { taobao: TAOBAO, elsewhere: ELSEWHERE, masked: TAOBAO } as const;
export const GO = '#go';
export const CANCEL = '#cancel';

/** What the page has done by itself: dialogs that it opened, and links. */
export interface AskingPage {
  readonly asked: string[];
  readonly opened: string[];
}

const textOf = (id: string) => (id === 'masked' ? 'a kettle' : LINKS[id as keyof typeof LINKS]);

const telegramLink = (id: string) =>
  `<div class="Message message-list-item" data-message-id="${id}"><div class="text-content"><a id="${id}" href="${LINKS[id as keyof typeof LINKS]}" target="_blank" rel="noopener noreferrer" class="text-entity-link">${textOf(id)}</a></div></div>`;

const stoatLink = (id: string, at: number) =>
  `<div id="01K000000000000000000000${at}" class="group"><p><a id="${id}" data-to="${LINKS[id as keyof typeof LINKS]}">${textOf(id)}</a></p></div>`;

/** The page's own script: `linkOf` finds the link that was clicked, `dialogFor` draws the dialog into `place`. */
const script = (listen: string, place: string, dialogFor: string) => `<script>
  window.asked = [];
  window.opened = [];
  const place = document.querySelector('${place}');
  const ask = (url) => {
    asked.push(url);
    place.innerHTML = (${dialogFor})(url);
    place.querySelector('${CANCEL}').onclick = () => place.replaceChildren();
    place.querySelector('${GO}').onclick = () => {
      place.replaceChildren();
      opened.push(url);
      window.open(url, '_blank', 'noopener');
    };
  };
  ${listen}
</script>`;

const TELEGRAM = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Deals</title><link rel="icon" href="data:,"></head>
<body><div id="MiddleColumn">
  <div class="MiddleHeader"><div class="ChatInfo"><div class="Avatar" data-peer-id="-10"></div><h3 class="fullName">Deals</h3></div></div>
  <div class="MessageList custom-scroll">${Object.keys(LINKS).map(telegramLink).join('')}</div>
</div>
<div id="portals"></div>
${script(
  `document.addEventListener('click', (event) => {
    const link = event.target.closest('a.text-entity-link');
    if (!link) return;
    event.preventDefault();
    ask(link.href);
  });`,
  '#portals',
  `(url) => '<div class="Modal confirm open" role="dialog"><div class="modal-content">Do you want to open ' + url
    + '?<div class="dialog-buttons"><button id="go" type="button" class="Button confirm-dialog-button">Open</button>'
    + '<button id="cancel" type="button" class="Button confirm-dialog-button">Cancel</button></div></div></div>'`,
)}</body></html>`;

const STOAT = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stoat</title><link rel="icon" href="data:,"></head>
<body><noscript>It needs scripts.</noscript><div id="root"><main>${Object.keys(LINKS).map(stoatLink).join('')}</main></div><div id="floating"></div>
${script(
  `for (const link of document.querySelectorAll('main a')) link.onclick = () => ask(link.dataset.to);`,
  '#floating',
  `(url) => '<div class="dialog_scrim"><div class="dialog"><div><span>External links can be dangerous!</span><div><div><span>Are you sure you want to go to <span>'
    + url + '</span>?</span></div></div><div><button id="cancel" type="button">Close</button><button id="go" type="button">Continue</button></div></div></div></div>'`,
)}</body></html>`;

export const MARKUP: Readonly<Record<Asking, string>> = { 'telegram-web-a': TELEGRAM, stoat: STOAT };
