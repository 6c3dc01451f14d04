/**
 * Takes the place of `extension/browser.ts` where pages run in a plain tab (`npm run dev`, gallery): the real background runs in the
 * same page, over a fake browser with sample data. The address says what is in front: see `sample.ts`.
 */

import { builtIn } from '../background/built-in.ts';
import { startBackground } from '../background/start.ts';
import type { ExtensionApi } from '../browser.ts';
import type { ChatDescription } from '../report/description.ts';
import { captureItem } from '../storage.ts';
import { sampleCapture } from './capture.ts';
import { sampleChat } from './chat.ts';
import { createFake } from './fake.ts';
import { sampleFor } from './sample.ts';

const query = new URLSearchParams(location.search);
const sample = sampleFor(query, new URL('/', location.href).href);
const capture = query.get('capture');
const fake = createFake({
  ...sample,
  session: {
    ...sample.session,
    ...(capture !== null &&
      capture !== 'none' && { [captureItem.key]: sampleCapture(capture, sample.session) }),
  },
});
const kind = (query.get('chat') ?? 'group') as ChatDescription['kind'];
const nothing = { chats: 0, messages: 0, links: 0, cards: 0, dialogs: 0, controls: 0 };
fake.answerInTab(async () =>
  sampleChat({
    kind,
    ...(query.get('unfit') === '1' && { counts: nothing, title: null, fits: false }),
    ...(query.get('unfit') === 'kind' && {
      counts: { ...nothing, messages: 3, links: 2 },
      kind: 'unknown',
      title: null,
      fits: false,
    }),
    ...(query.get('frame') === '1' && { frames: ['https://widget.example'] }),
  }),
);

const theme = query.get('theme');
if (theme !== null) document.documentElement.dataset.theme = theme;

export const browser: ExtensionApi = fake.api;

void startBackground(browser, builtIn);
