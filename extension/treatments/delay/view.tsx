/** @jsxImportSource ../../stage */
import { act, page, type View, type Views } from '../../stage/parts.tsx';

/** Nothing, for as long as it takes. Where the wait ends in the real link, a press of ours stands for the platform going on. */
const wait: View = (s) =>
  page(
    s,
    'blank',
    '',
    s.waited ? (
      <div class="own" role="status">
        {s.text('waitOver')}
        {act(s, 'wait', 'main', s.text('openLink'))}
      </div>
    ) : (
      <p class="unseen" role="status">
        {s.text('waits', { n: s.screen.params.seconds })}
      </p>
    ),
  );

export const views: Views = { page: wait };
