/** What `interstice capture` asks of the compare page, and what it answers: plain JSON between the two. */
import type { FigureFault } from './reader.ts';
import type { Theme } from './types.ts';

export interface CaptureRequest {
  /** As `readFigure` takes it. */
  readonly figure: Readonly<Record<string, unknown>>;
  readonly languages: readonly string[];
  readonly scales: readonly number[];
  readonly formats: readonly string[];
  readonly theme: Theme;
  readonly note: string;
}

export type CaptureAnswer =
  | {
      readonly ok: true;
      /** Base64. */
      readonly zip: string;
      /** In the first language. */
      readonly title: string;
      /** Files that could not be made as asked, in words. */
      readonly left: readonly string[];
      readonly faults: readonly FigureFault[];
    }
  | { readonly ok: false; readonly trouble: string; readonly faults: readonly FigureFault[] };
