/** Overlays from the command line: `--overlay FILE`, for every command that asks about platforms. */
import { applyOverlay } from '../overlay/apply.ts';
import { parseOverlay } from '../overlay/parse.ts';
import { formatProblem } from '../policy/problem.ts';
import type { Pack } from '../policy/types.ts';
import { treatments } from '../treatments/index.ts';
import { type Data, type Io, UsageError } from './command.ts';
import { fileTrouble } from './file-trouble.ts';
import type { OptionTable, Values } from './options.ts';

export const overlayOptions: OptionTable = {
  overlay: {
    type: 'string',
    value: 'FILE',
    multiple: true,
    help: 'Put a what-if on the pack of its platform, over those before it. Answers are then hypothetical.',
  },
};

/** A pack with the overlay in a file on it. */
async function withFile(name: string, packs: Data['packs'], { catalogue }: Data, io: Io): Promise<Pack> {
  let text: string;
  try {
    text = await io.readFile(name);
  } catch (error) {
    throw fileTrouble('read', name, error);
  }
  const parsed = parseOverlay(text, name, { packs, catalogue, treatments }, 'any');
  if ('problems' in parsed) {
    const { problems } = parsed;
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    throw new UsageError(`The overlay ${name} has ${count}:\n${problems.map(formatProblem).join('\n')}`);
  }
  return applyOverlay(packs[parsed.value.on] as Pack, parsed.value);
}

/** The platforms that `--platform` names, for `withOverlays`; undefined where it names none. */
export const platformsOf = (values: Values): readonly string[] | undefined => values.platform;

/**
 * The data with the overlays that `--overlay` names on it, in the order given. Without any it is the data itself.
 *
 * @param asked ids of the platforms that the command is about; an overlay on another one is wrong use. Undefined = not known yet
 * @throws UsageError with every problem of the first file that has some
 */
export async function withOverlays(
  values: Values,
  data: Data,
  io: Io,
  asked?: readonly string[],
): Promise<Data> {
  let { packs } = data;
  for (const name of values.overlay ?? []) {
    const pack = await withFile(name, packs, data, io);
    if (asked && !asked.includes(pack.id)) {
      throw new UsageError(
        `The overlay ${name} is for the platform ${pack.id}, and the question is about ${asked.join(', ')}.`,
      );
    }
    packs = { ...packs, [pack.id]: pack };
  }
  return packs === data.packs ? data : { ...data, packs };
}

/** Names of the overlays on a pack: `Three standards (wechat-standards-2018)`; null where there is none. */
export function overlaysInWords(
  { hypothetical = [] }: Pack,
  say: (text: Pack['name']) => string,
): string | null {
  if (hypothetical.length === 0) return null;
  return hypothetical.map(({ id, name }) => `${say(name)} (${id})`).join(', then ');
}
