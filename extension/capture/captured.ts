/** A picture of a tab on its way from the popup, which takes it, to the page that shows it. */
import type { Day } from '../../src/policy/types.ts';
import type { Box } from '../names/box.ts';
import { boxShape, type FoundNames, MOST_NAMES } from '../names/found.ts';
import { flag, list, nullable, object, oneOf, passing, type Shape, text, whole } from '../shape.ts';
import type { ClickRecord } from '../storage.ts';

/** What of the picture is simulated: a screen over the page, or messages as they arrived, or nothing; or that could not be told. */
export const SHOWN = ['screen', 'messages', 'nothing', 'unknown'] as const;
export type Shown = (typeof SHOWN)[number];

/** Where names are in the picture, which shows this many CSS pixels. */
export type CapturedNames = Pick<FoundNames, 'width' | 'height' | 'left'> & {
  readonly boxes: readonly Box[];
};

/** The link that the screen in the picture answers, with all that its judgement depends on. */
export type PressedLink = Omit<ClickRecord, 'form' | 'treatment' | 'rule'>;

export interface Captured {
  /** As `data:` address: PNG, or JPEG where that was too large. */
  readonly picture: string;
  /** null where the page could not be asked. */
  readonly names: CapturedNames | null;
  readonly shown: Shown;
  /** What was simulated in the tab. */
  readonly platform: string;
  readonly day: Day;
  readonly hypothetical: boolean;
  /** null where there is no screen, or the link is not known. */
  readonly click: PressedLink | null;
}

/** Characters of a picture at most. A browser keeps 10 MB for a session, and more than pictures is in it. */
export const LONGEST_PICTURE = 8_000_000;

const PICTURE = /^data:image\/(?:png|jpeg);base64,/;

export const capturedFields = {
  picture: passing(
    `a picture of at most ${LONGEST_PICTURE} characters`,
    (value) => typeof value === 'string' && value.length <= LONGEST_PICTURE && PICTURE.test(value),
  ) as Shape<string>,
  names: nullable(
    object<CapturedNames>({ width: whole, height: whole, left: whole, boxes: list(boxShape, MOST_NAMES) }),
  ),
  shown: oneOf(SHOWN),
  platform: text(),
  hypothetical: flag,
};
