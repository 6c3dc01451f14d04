/** @jsxImportSource ../../stage */
import { act, notice, page, quiet, type View, type Views, worded } from '../../stage/parts.tsx';

/** The destination's own install page, in place of what was linked. */
const install: View = (s) => {
  const { wording } = s.screen.params;
  return page(
    s,
    '',
    s.name,
    notice(s.name.charAt(0), worded(s, wording, 'title', 'getApp'), [
      <p>{worded(s, wording, 'body')}</p>,
      act(s, 'get-app', 'main', worded(s, wording, 'button', 'getApp')),
      quiet(s.text('notThePage')),
    ]),
  );
};

export const views: Views = { page: install };
