/** A made-up picture of a chat with a simulated screen over it, as the popup would have taken it. Drawn: no picture is shipped for it. */
import type { Captured } from '../capture/captured.ts';
import type { Box } from '../names/box.ts';
import { type ClickRecord, clicksItem } from '../storage.ts';

const SIZE = { width: 1100, height: 700 };
/** Two pixels in each, as on many a screen. */
const SCALE = 2;
const PHONE: Box = [420, 90, 360, 560];
const PEOPLE = ['Alice', 'Bob', '小明', 'Maximiliane of the Long Name', 'Eve', 'Mallory', '小红'];
const FIRST = 80;
const ROW = 84;

/** Where the name and the face of a message are, with a margin. */
function boxesOf(index: number): readonly [face: Box, name: Box] {
  const top = FIRST + index * ROW;
  const width = [...(PEOPLE[index] ?? '')].reduce((sum, letter) => sum + (letter > '\u2e80' ? 15 : 9), 0);
  return [
    [21, top - 3, 46, 46],
    [73, top - 4, width + 6, 24],
  ];
}

function drawn(hasScreen: boolean): string {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE.width * SCALE;
  canvas.height = SIZE.height * SCALE;
  const context = canvas.getContext('2d');
  if (context === null) return '';
  const fill = (colour: string, [x, y, width, height]: Box) => {
    context.fillStyle = colour;
    context.fillRect(x, y, width, height);
  };
  const write = (text: string, x: number, y: number, font = '14px sans-serif', colour = '#23262b') => {
    context.font = font;
    context.fillStyle = colour;
    context.fillText(text, x, y);
  };
  context.scale(SCALE, SCALE);
  context.textBaseline = 'top';
  fill('#ffffff', [0, 0, SIZE.width, SIZE.height]);
  write('#deals', 24, 24, '600 18px sans-serif');
  PEOPLE.forEach((name, index) => {
    const y = FIRST + index * ROW;
    fill(`hsl(${index * 50} 45% 62%)`, [24, y, 40, 40]);
    write(name, 76, y, '600 14px sans-serif');
    write('https://item.taobao.com/item.htm?id=674105211932', 76, y + 22, '14px sans-serif', '#1a55ad');
  });
  if (!hasScreen) return canvas.toDataURL('image/png');
  fill('rgb(16 18 21 / 62%)', [0, 0, SIZE.width, SIZE.height]);
  fill('#262a30', [0, 0, SIZE.width, 48]);
  write('Simulation · WeChat · 2021-09-20', 16, 16, '600 13px sans-serif', '#eab464');
  fill('#f4f3f0', PHONE);
  write('Copy the address and open it in a browser', PHONE[0] + 32, PHONE[1] + 200, '15px sans-serif');
  return canvas.toDataURL('image/png');
}

const pressed = ({ form: _form, treatment: _treatment, rule: _rule, ...link }: ClickRecord) => link;

/**
 * @param how `1` = with a screen; `messages`, `nothing`; `unasked` = where the names are is not known; `broken`
 * @param session where the click is
 */
export function sampleCapture(how: string, session: Readonly<Record<string, unknown>> = {}): Captured {
  const clicks = (session[clicksItem.key] ?? {}) as Readonly<Record<string, ClickRecord>>;
  const [click = null] = Object.values(clicks);
  const shown = how === 'messages' || how === 'nothing' ? how : 'screen';
  const boxes = PEOPLE.flatMap((_, index) => boxesOf(index));
  return {
    picture: how === 'broken' ? 'data:image/png;base64,AAAA' : drawn(shown === 'screen'),
    names: how === 'unasked' ? null : { ...SIZE, boxes, left: how === 'nothing' ? 12 : 0 },
    shown,
    platform: click?.platform ?? 'wechat',
    day: click?.day ?? '2021-09-20',
    hypothetical: click?.overlay !== undefined,
    click: shown === 'screen' && click !== null ? pressed(click) : null,
  };
}
