import { dots, page, quiet, type Views } from '../../stage/parts.tsx';

export const views: Views = {
  page: (s) => page(s, 'blank', '', quiet(s.text('blank')), dots(s)),
};
