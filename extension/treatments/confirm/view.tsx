/** @jsxImportSource ../../stage */
import type { StageText } from '../../stage/kit.ts';
import { act, page, said, type View, type Views, worded } from '../../stage/parts.tsx';

/** How prominent the way on is, as a look; null where it is the main button. */
function lookOf(onward: unknown): string | null {
  if (onward === 'secondary') return 'plain';
  if (onward === 'text') return 'text';
  return onward === 'address' ? 'address link' : null;
}

/** Before the page: a page, a dialog or a sheet, with a way on; perhaps with a box that ends the asking. */
const confirm: View = (s) => {
  const { wording, style = 'page', onward, remember } = s.screen.params;
  const words = (part: string, instead?: StageText) => worded(s, wording, part, instead);
  const { url } = s.judgement.link;
  const isPage = style === 'page';
  const isAddress = onward === 'address';
  const look = lookOf(onward);
  const way = act(s, 'continue', look ?? 'main', isAddress ? url : words('button', 'continue'));
  // A page has the way back in its bar.
  const cancel = words('cancel', isPage ? undefined : 'cancel');
  const back = cancel && (
    <button type="button" class={look ? 'main' : 'plain'} data-control="back">
      {cancel}
    </button>
  );
  const body = said(s, isPage ? 'i' : '', wording, [
    isAddress ? way : <p class="address">{url}</p>,
    act(s, 'trust', 'check', words('remember', remember === 'all' ? 'rememberAll' : 'rememberHost'), {
      role: 'checkbox',
      'aria-checked': String(s.screen.view === 'ticked'),
    }),
    <div class="buttons">
      {look ? back : way}
      {act(s, 'copy-address', 'plain', words('copy'))}
      {look ? !isAddress && way : back}
    </div>,
    <div class="foot">
      {act(s, 'visit-original', 'text', words('original'))}
      {act(s, 'appeal', 'text', words('appeal'))}
      {words('rule')}
      {act(s, 'complain', 'text', words('complain'))}
    </div>,
  ]);
  return page(s, String(style), '', isPage ? body : <div class="panel">{body}</div>);
};

export const views: Views = { page: confirm, ticked: confirm };
