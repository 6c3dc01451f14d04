/** @jsxImportSource ../../stage */
import { act, bubble, notice, page, quiet, type View, type Views, worded } from '../../stage/parts.tsx';

/** The address, to be pressed and held; then the bubble with "copy" over it. */
const copyUrl: View = (s) => {
  const { wording } = s.screen.params;
  const { url } = s.judgement.link;
  return page(
    s,
    '',
    '',
    notice('', worded(s, wording, 'title'), [
      <p>{worded(s, wording, 'body')}</p>,
      s.screen.view === 'pressed'
        ? [bubble(s, 'copy'), <p class="address selected">{url}</p>]
        : [act(s, 'press-address', 'address', url), quiet(s.text('hold'))],
    ]),
  );
};

export const views: Views = { page: copyUrl, pressed: copyUrl };
