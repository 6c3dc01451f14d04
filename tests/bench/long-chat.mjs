/**
 * A chat of very many messages in a list that shows only those in sight: a handful of rows, used again and again, as chat clients do.
 * One message in three has a link. For the benchmark and for a test; the page is one text, and needs nothing else.
 */
const MESSAGES = 10_000;

/** Runs in the page: everything it does. @param {number} messages */
function run(messages) {
  const ROW = 60;
  const list = /** @type {HTMLElement} */ (document.querySelector('main'));
  const space = /** @type {HTMLElement} */ (list.firstElementChild);
  const hosts = ['item.taobao.com', 'item.jd.com', 'v.douyin.com'];
  /** What was edited, by chat and number. @type {Map<string, string>} */
  const edits = new Map();
  let chat = 'a';
  const addressOf = (/** @type {number} */ index) =>
    edits.get(`${chat}${index}`) ??
    (index % 3 === 0 ? `https://${hosts[(index / 3) % 3]}/${chat}/${index}` : null);
  space.style.height = `${messages * ROW}px`;

  const rows = Array.from({ length: 24 }, () => {
    const row = document.createElement('article');
    const name = document.createElement('b');
    const text = document.createElement('p');
    row.append(name, text);
    space.append(row);
    return { row, name, text, shown: '' };
  });

  /**
   * Puts a message into a row: an anchor that is there already gets another address and another text.
   * @param {(typeof rows)[number]} one
   * @param {number} index
   */
  function fill(one, index) {
    const address = addressOf(index);
    const shown = `${chat} ${index} ${address}`;
    if (one.shown === shown) return;
    one.shown = shown;
    one.row.style.top = `${index * ROW}px`;
    one.name.textContent = `Person ${index % 7}`;
    const link = one.text.querySelector('a');
    if (address === null) {
      one.text.replaceChildren(`Message ${index} of chat ${chat}`);
      return;
    }
    const anchor = link ?? document.createElement('a');
    anchor.href = address;
    anchor.textContent = address;
    if (!link) one.text.replaceChildren('Look: ', anchor);
  }

  function draw() {
    const first = Math.max(0, Math.floor(list.scrollTop / ROW) - 4);
    for (let index = first; index < Math.min(first + rows.length, messages); index++) {
      const one = rows[index % rows.length];
      if (one) fill(one, index);
    }
  }

  list.addEventListener('scroll', draw);
  draw();
  Object.assign(window, {
    longChat: {
      /** Scrolls so far, or to the end, so many pixels a frame; resolves there. @param {number} step @param {number} [far] */
      async scrollThrough(step, far = messages * ROW) {
        const end = Math.min(far, messages * ROW - list.clientHeight);
        for (let at = 0; at < end; ) {
          at = Math.min(at + step, end);
          list.scrollTop = at;
          await new Promise((drawn) => requestAnimationFrame(drawn));
        }
      },
      /** Resolves when the page has had some time to itself. */
      async rest() {
        for (let frames = 0; frames < 30; frames++)
          await new Promise((drawn) => requestAnimationFrame(drawn));
      },
      /** @param {number} index */
      scrollTo(index) {
        list.scrollTop = index * ROW;
        draw();
      },
      /** Gives a message another address, in the nodes that it has. @param {number} index @param {string} address */
      edit(index, address) {
        edits.set(`${chat}${index}`, address);
        draw();
      },
      /** Another chat in the same rows, without a navigation. @param {string} other */
      open(other) {
        chat = other;
        draw();
      },
    },
  });
}

export const longChatPage = `<!doctype html><html lang="en"><title>A long chat</title><link rel="icon" href="data:,">
<style>
  body { margin: 0; font: 14px sans-serif }
  main { height: 100vh; overflow-y: scroll; overflow-anchor: none }
  main > div { position: relative }
  article { position: absolute; inset-inline: 0; height: 60px; overflow: hidden; display: flex; gap: 8px }
  p { margin: 0 }
</style>
<main><div></div></main>
<script>(${run})(${MESSAGES})</script>`;
