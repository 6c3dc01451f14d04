/** @jsxImportSource ../../stage */
import { act, bubble, page, type View, type Views } from '../../stage/parts.tsx';

/** The message as it arrived, pressed, with its menu. */
const message: View = (s) =>
  page(s, 'chat', '', [
    bubble(s, 'copy-token', act(s, 'save-picture', 'row', s.text('savePicture'))),
    s.screen.view === 'picture' ? (
      <i class="qr" role="img" aria-label={s.text('qr')} />
    ) : (
      <p class="said selected">{s.message}</p>
    ),
  ]);

export const views: Views = { text: message, picture: message };
