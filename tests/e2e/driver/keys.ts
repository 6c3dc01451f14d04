/** Keys by their DOM name. What Chromium wants beside the name: code, number, and the text that it types. */
export interface Key {
  readonly key: string;
  readonly code: string;
  readonly number: number;
  readonly text?: string;
  /** WebDriver's code point. */
  readonly point: string;
}

const NAMED: readonly Key[] = [
  { key: 'Enter', code: 'Enter', number: 13, text: '\r', point: '\uE007' },
  { key: 'Escape', code: 'Escape', number: 27, point: '\uE00C' },
  { key: 'Tab', code: 'Tab', number: 9, point: '\uE004' },
  { key: 'Backspace', code: 'Backspace', number: 8, point: '\uE003' },
  { key: 'ArrowLeft', code: 'ArrowLeft', number: 37, point: '\uE012' },
  { key: 'ArrowUp', code: 'ArrowUp', number: 38, point: '\uE013' },
  { key: 'ArrowRight', code: 'ArrowRight', number: 39, point: '\uE014' },
  { key: 'ArrowDown', code: 'ArrowDown', number: 40, point: '\uE015' },
  { key: 'Home', code: 'Home', number: 36, point: '\uE011' },
  { key: 'End', code: 'End', number: 35, point: '\uE010' },
  { key: 'PageUp', code: 'PageUp', number: 33, point: '\uE00E' },
  { key: 'PageDown', code: 'PageDown', number: 34, point: '\uE00F' },
  { key: 'ContextMenu', code: 'ContextMenu', number: 93, point: '\uE05D' },
  { key: 'F10', code: 'F10', number: 121, point: '\uE03A' },
  { key: 'Shift', code: 'ShiftLeft', number: 16, point: '\uE008' },
  { key: 'Control', code: 'ControlLeft', number: 17, point: '\uE009' },
  { key: 'Alt', code: 'AltLeft', number: 18, point: '\uE00A' },
  { key: 'Meta', code: 'MetaLeft', number: 91, point: '\uE03D' },
];

/** The bits by which Chromium names held modifiers. */
export const MODIFIER_BITS: Readonly<Record<string, number>> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };

function keyOf(name: string): Key {
  const named = NAMED.find(({ key }) => key === name);
  if (named !== undefined) return named;
  if ([...name].length !== 1) throw new Error(`No key "${name}": add it to keys.ts`);
  const letter = /[a-z]/i.test(name);
  const digit = /[0-9]/.test(name);
  const code = letter ? `Key${name.toUpperCase()}` : digit ? `Digit${name}` : name === ' ' ? 'Space' : '';
  // A sign has no number of its own: that of its character is another key's, as that of a full stop is Delete's.
  const number = letter || digit || name === ' ' ? name.toUpperCase().charCodeAt(0) : 0;
  return { key: name, code, number, text: name, point: name };
}

/** `Shift+Tab` -> the keys to hold and the key to press. */
export function readKeys(combination: string): { held: Key[]; key: Key } {
  const names = combination === '+' ? ['+'] : combination.split('+');
  const key = keyOf(names.at(-1) ?? '');
  return { held: names.slice(0, -1).map(keyOf), key };
}
