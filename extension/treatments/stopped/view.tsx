/** @jsxImportSource ../../stage */
import { act, notice, page, type View, type Views, worded } from '../../stage/parts.tsx';

const stopped: View = (s) => {
  const { wording } = s.screen.params;
  return page(
    s,
    '',
    '',
    notice('!', worded(s, wording, 'title'), [
      <p>{worded(s, wording, 'body')}</p>,
      <div class="foot">{act(s, 'appeal', 'text', worded(s, wording, 'appeal', 'appeal'))}</div>,
    ]),
  );
};

export const views: Views = { page: stopped };
