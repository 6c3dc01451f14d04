/** @jsxImportSource ../../stage */
import { act, page, quiet, said, type View, type Views, worded } from '../../stage/parts.tsx';

/** The chat with the message, and over it a sheet with the two ways to make the sender known. */
const gate: View = (s) => {
  const { wording } = s.screen.params;
  return page(s, 'chat sheet', '', [
    <p class="said">{s.message}</p>,
    <div class="panel">
      {said(
        s,
        '',
        wording,
        <div class="buttons">
          {act(s, 'add-contact', 'main', worded(s, wording, 'add', 'addContact'))}
          {act(s, 'reply', 'plain', worded(s, wording, 'reply', 'reply'))}
        </div>,
      )}
    </div>,
  ]);
};

/** The same message; its link is live now. */
const opened: View = (s) =>
  page(s, 'chat', '', [act(s, 'tap-link-again', 'said link', s.message), quiet(s.text('senderKnown'))]);

export const views: Views = { gate, opened };
