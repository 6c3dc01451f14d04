/** @jsxImportSource ../../stage */
import { act, notice, page, type View, type Views, worded } from '../../stage/parts.tsx';

/** Before the page: a page, a dialog or a sheet, with one way on. */
const confirm: View = (s) => {
  const { wording, style = 'page' } = s.screen.params;
  const cancel = worded(s, wording, 'cancel');
  const body = notice(style === 'page' ? 'i' : '', worded(s, wording, 'title'), [
    <p>{worded(s, wording, 'body')}</p>,
    <p class="address">{s.judgement.link.url}</p>,
    <div class="buttons">
      {act(s, 'continue', 'main', worded(s, wording, 'button'))}
      {act(s, 'copy-address', 'plain', worded(s, wording, 'copy'))}
      {cancel && (
        <button type="button" class="plain" data-control="back">
          {cancel}
        </button>
      )}
    </div>,
    <div class="foot">
      {act(s, 'visit-original', 'text', worded(s, wording, 'original'))}
      {act(s, 'appeal', 'text', worded(s, wording, 'appeal'))}
      {worded(s, wording, 'rule')}
      {act(s, 'complain', 'text', worded(s, wording, 'complain'))}
    </div>,
  ]);
  return page(s, String(style), '', style === 'page' ? body : <div class="panel">{body}</div>);
};

export const views: Views = { page: confirm };
