/** @jsxImportSource ../../stage */
import { act, page, said, type View, type Views, worded } from '../../stage/parts.tsx';

const stopped: View = (s) => {
  const { wording } = s.screen.params;
  return page(
    s,
    '',
    '',
    said(
      s,
      '!',
      wording,
      <div class="foot">{act(s, 'appeal', 'text', worded(s, wording, 'appeal', 'appeal'))}</div>,
    ),
  );
};

export const views: Views = { page: stopped };
