/** @jsxImportSource ../../stage */
import { act, bubble, page, quiet, type View, type Views } from '../../stage/parts.tsx';

/** The address as plain text, pressed; its menu has "copy", or has not. */
const text: View = (s) =>
  page(s, 'chat', '', [
    bubble(s, 'copy'),
    <p class="said selected">{s.message}</p>,
    quiet(s.text('notALink')),
    act(s, 'switch-to-browser', 'plain', s.text('toBrowser')),
  ]);

export const views: Views = { text };
