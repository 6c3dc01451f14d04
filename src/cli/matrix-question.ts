/** What a table is asked: the options of `matrix`, checked. */
import { type MatrixQuestion, rowsOf } from '../compare/matrix.ts';
import { isDay } from '../policy/day.ts';
import { MESSAGE_FORMS, type Pack, SENDERS, SURFACES, type Surface } from '../policy/types.ts';
import { type Data, UsageError } from './command.ts';
import { lastValue, type Values } from './options.ts';
import { ids, languageOf, listOf, oneOf, packOf, quote, versionOf } from './question.ts';

/** A table with more cells is for a database: `--format csv` in parts. */
export const MOST_CELLS = 20_000;

function platformsOf(values: Values, data: Data): Pack[] {
  const names = listOf(values, 'platform');
  if (names.includes('all')) return Object.values(data.packs);
  const [first] = names;
  return first === undefined ? [packOf(undefined, data)] : names.map((name) => packOf(name, data));
}

function daysOf(values: Values): string[] {
  const days = listOf(values, 'at');
  if (days.length === 0) throw new UsageError('The day is missing. Write it as YYYY-MM-DD, after --at.');
  for (const day of days) {
    if (!isDay(day))
      throw new UsageError(`${quote(day)} is not a day. Write one that exists, as YYYY-MM-DD.`);
  }
  return days;
}

/** Names of the platforms, for messages. */
const of = (packs: readonly Pack[], what: string): string =>
  `${what} of ${packs.map(({ id }) => id).join(', ')}`;

function surfacesOf(values: Values, packs: readonly Pack[]): Surface[] {
  const names = listOf(values, 'surface');
  const known = SURFACES.filter((id) => packs.some(({ surfaces }) => ids(surfaces).includes(id)));
  if (names.length === 0) {
    throw new UsageError(
      `The surface is missing. Known ${of(packs, 'surfaces')}: ${known.join(', ')}; or all.`,
    );
  }
  if (names.includes('all')) return known;
  // One that none of these platforms has is a question, too: every cell says that there is no such surface.
  return names.map((name) => oneOf(name, SURFACES, ['surface', 'surfaces']) as Surface);
}

/** Checks a thing that at least one of the platforms must have. */
function ofAny(
  value: string | undefined,
  packs: readonly Pack[],
  key: 'clients' | 'regions' | 'flags',
  one: string,
): string | undefined {
  const known = [...new Set(packs.flatMap((pack) => ids(pack[key])))];
  return oneOf(value, known, [one, of(packs, key)]);
}

/**
 * Checks the options of a table.
 *
 * @throws UsageError that says what is wrong and what would be right
 */
export function matrixQuestion(values: Values, links: readonly string[], data: Data): MatrixQuestion {
  const packs = platformsOf(values, data);
  const days = daysOf(values);
  const surfaces = surfacesOf(values, packs);
  const client = ofAny(lastValue(values, 'client'), packs, 'clients', 'client');
  const clientVersion = versionOf(lastValue(values, 'client-version'), client);
  const region = ofAny(lastValue(values, 'region'), packs, 'regions', 'region');
  const sender = oneOf(lastValue(values, 'sender'), SENDERS, ['sender', 'senders']);
  const form = oneOf(lastValue(values, 'form'), MESSAGE_FORMS, ['form', 'forms']);
  const flags = values.flag?.map((flag) => String(ofAny(flag, packs, 'flags', 'flag')));
  const language = languageOf(values, data);
  const question: Pick<MatrixQuestion, 'packs' | 'surfaces' | 'ownSurfaces'> = {
    packs,
    surfaces,
    ...(listOf(values, 'surface').includes('all') && { ownSurfaces: true }),
  };
  const cells = links.length * rowsOf(question).length * days.length;
  if (cells > MOST_CELLS) {
    const sides = `${links.length} links, ${packs.length} platforms, ${days.length} days, ${surfaces.length} surfaces`;
    throw new UsageError(
      `This table would have ${cells.toLocaleString('en')} cells (${sides}); ${MOST_CELLS.toLocaleString('en')} are the most. Ask in parts.`,
    );
  }
  return {
    links,
    days,
    ...question,
    ...(client !== undefined && { client }),
    ...(clientVersion !== undefined && { clientVersion }),
    ...(region !== undefined && { region }),
    ...(language !== 'en' && { language }),
    message: {
      ...(form !== undefined && { form }),
      ...(sender !== undefined && { sender }),
      ...(flags !== undefined && { flags }),
    },
  };
}
