/** @jsxImportSource ../../stage */
import { act, dots, page, quiet, skeleton, type View, type Views, worded } from '../../stage/parts.tsx';

/** Where a page of the destination would be: its name, grey bars, and only what matters to policy. */
const standIn: View = (s) => {
  const { appButton, wording } = s.screen.params;
  const label = worded(s, wording, 'app', 'openApp');
  return page(
    s,
    'web',
    s.name,
    [
      act(s, 'open-app', 'chip', label),
      appButton === 'label-only' && (
        <p class="label-only">
          <span class="chip">{label}</span>
          <small>{s.text('labelOnly')}</small>
        </p>
      ),
      skeleton(),
      quiet(s.text('standIn')),
      act(s, 'buy', 'main', s.text('buy')),
    ],
    dots(s),
  );
};

const login: View = (s) =>
  page(
    s,
    'web',
    s.name,
    [
      <h2>{s.text('needsLogIn')}</h2>,
      skeleton(),
      act(s, 'log-in', 'main', s.text('logIn')),
      quiet(s.text('noDetails')),
    ],
    dots(s),
  );

export const views: Views = { page: standIn, login };
