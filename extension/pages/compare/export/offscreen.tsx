import { render } from 'preact';
import type { FigureData } from '../../../figure/data.ts';
import { Figure } from '../../../figure/figure.tsx';

export interface Looks {
  readonly language: string;
  readonly theme: 'light' | 'dark';
}

/**
 * Draws a figure where nobody sees it, untouched by whatever a person has done with the one in the page, and hands it over once its fonts
 * are there.
 */
export async function offscreen<Result>(
  data: FigureData,
  { language, theme }: Looks,
  run: (figure: HTMLElement) => Promise<Result>,
): Promise<Result> {
  const host = document.createElement('div');
  host.className = 'offscreen';
  host.inert = true;
  document.body.append(host);
  try {
    render(<Figure data={data} language={language} theme={theme} />, host);
    await document.fonts.ready;
    const figure = host.querySelector<HTMLElement>('.figure');
    if (figure === null) throw new Error('the figure was not drawn');
    return await run(figure);
  } finally {
    render(null, host);
    host.remove();
  }
}
