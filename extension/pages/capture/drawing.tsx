import { useLayoutEffect, useState } from 'preact/hooks';
import { type Box, boxOf } from '../../names/box.ts';
import { useText } from '../../ui/text.ts';
import { type Cover, coverAt, inPicture } from './covers.ts';
import type { Label } from './label.ts';
import type { Picture, PictureTools } from './paint.ts';

interface DrawingProps {
  readonly picture: Picture;
  readonly covers: readonly Cover[];
  readonly label: Label;
  /** Pixels of the picture in a CSS pixel of the page. */
  readonly scale: number;
  readonly tools: Pick<PictureTools, 'paint'>;
  /** Of the cover that is spoken of in the list. */
  readonly current: number | null;
  /** Where the canvas is found when it is to be saved. */
  readonly canvas: { current: HTMLCanvasElement | null };
  onDraw(box: Box): void;
  onPick(cover: Cover): void;
  /** It could not be painted. */
  onFail(error: unknown): void;
}

interface Draft {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

/** CSS pixels on the screen to a side; what is smaller is a press, not a box. */
const LEAST = 5;

/** The picture as it will be saved. A drag covers a part of it; a press on a cover leads to its entry in the list. */
export function Drawing(props: DrawingProps) {
  const { picture, covers, label, scale, tools, current, canvas, onDraw, onPick, onFail } = props;
  const t = useText('capture');
  const [draft, setDraft] = useState<Draft | null>(null);

  useLayoutEffect(() => {
    if (canvas.current === null) return;
    const boxes = covers.map(({ box }) => box);
    const family = getComputedStyle(document.body).fontFamily || 'sans-serif';
    try {
      tools.paint(canvas.current, picture, boxes, label, { family, scale });
    } catch (error) {
      // Half painted it may show what is to be covered: nothing of it shall be saved.
      canvas.current.width = 0;
      onFail(error);
    }
  }, [picture, covers, label, scale, tools]);

  /** Where on the picture a pointer is, in its pixels. */
  const placeOf = ({ currentTarget, clientX, clientY }: PointerEvent): readonly [number, number] => {
    const { left, top, width, height } = (currentTarget as Element).getBoundingClientRect();
    return [((clientX - left) / width) * picture.width, ((clientY - top) / height) * picture.height];
  };
  const begin = (event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    setDraft({ from: placeOf(event), to: placeOf(event) });
  };
  const end = (event: PointerEvent) => {
    if (draft === null) return;
    setDraft(null);
    const drawn = { from: draft.from, to: placeOf(event) };
    const box = inPicture(boxOf(edgesOfDraft(drawn)), picture);
    const least = (LEAST * picture.width) / (event.currentTarget as Element).getBoundingClientRect().width;
    if (box !== null && box[2] >= least && box[3] >= least) return onDraw(box);
    const picked = coverAt(covers, ...drawn.from);
    if (picked) onPick(picked);
  };
  const shown = covers.find(({ id }) => id === current);
  return (
    <div class="drawing">
      <canvas ref={canvas} role="img" aria-label={t('picture')} aria-describedby="label-words" />
      <div
        class="drawing-layer"
        style={{ aspectRatio: `${picture.width} / ${picture.height}` }}
        onPointerDown={begin}
        onPointerMove={(event) => draft && setDraft({ ...draft, to: placeOf(event) })}
        onPointerUp={end}
        onPointerCancel={() => setDraft(null)}
      >
        {draft !== null && (
          <Outline box={boxOf(edgesOfDraft(draft))} picture={picture} name="drawing-draft" />
        )}
        {shown && <Outline box={shown.box} picture={picture} name="drawing-current" />}
      </div>
      <div id="label-words" class="unseen">
        {[label.title, ...label.lines].map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  );
}

function edgesOfDraft({ from: [x, y], to: [u, v] }: Draft) {
  return { left: Math.min(x, u), top: Math.min(y, v), right: Math.max(x, u), bottom: Math.max(y, v) };
}

/** A box over the picture, scaled with it. */
function Outline({ box, picture, name }: { readonly box: Box; readonly picture: Picture; name: string }) {
  const [x, y, width, height] = box;
  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;
  return (
    <div
      class={name}
      style={{
        left: percent(x, picture.width),
        top: percent(y, picture.height),
        width: percent(width, picture.width),
        height: percent(height, picture.height),
      }}
    />
  );
}
