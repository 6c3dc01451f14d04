/** Links that a command is given many of: as options, as arguments, or one a line in a file. */
import { type Io, UsageError } from './command.ts';
import { fileTrouble } from './file-trouble.ts';
import { lineBatches } from './lines.ts';
import { lastValue, type OptionTable, type Values } from './options.ts';

/** More than anybody reads in one table. */
export const MOST_LINKS = 2000;
/** Characters of an address; browsers take more, chats do not. */
const LONGEST_LINK = 8192;
/** Characters of a file with addresses. */
const LARGEST_FILE = 4_000_000;

export const linkOptions: OptionTable = {
  link: { type: 'string', value: 'URL', multiple: true, help: 'A link to ask about; so is each argument.' },
  links: {
    type: 'string',
    value: 'FILE',
    help: 'A file with one link a line; "-" is stdin. Empty lines and lines that begin with # are passed over.',
  },
};

async function readText(name: string, io: Io): Promise<string> {
  if (name !== '-') {
    try {
      return await io.readFile(name);
    } catch (error) {
      throw fileTrouble('read', name, error);
    }
  }
  const lines: string[] = [];
  let size = 0;
  for await (const batch of lineBatches(io.stdin)) {
    for (const line of batch) {
      lines.push(line);
      size += line.length + 1;
    }
    // Nobody waits for the end of what is too long already.
    if (size > LARGEST_FILE) break;
  }
  return lines.join('\n');
}

/** The links of a file, each with the place where it stands. */
async function linksIn(name: string, io: Io): Promise<(readonly [url: string, place: string])[]> {
  const text = await readText(name, io);
  const called = name === '-' ? 'standard input' : name;
  if (text.length > LARGEST_FILE) {
    throw new UsageError(
      `${called} holds more than ${LARGEST_FILE.toLocaleString('en')} characters. Split it.`,
    );
  }
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .flatMap((line, index) => {
      const url = line.trim();
      return url === '' || url.startsWith('#') ? [] : [[url, `${called}, line ${index + 1}`] as const];
    });
}

/**
 * Every link that a command is given, each once, in the order: options, arguments, file.
 *
 * @throws UsageError where there is none, where there are too many, or where one is too long
 */
export async function linksOf(values: Values, positionals: readonly string[], io: Io): Promise<string[]> {
  const file = lastValue(values, 'links');
  const given = [
    ...[...(values.link ?? []), ...positionals].map((url) => [url, 'an argument'] as const),
    ...(file === undefined ? [] : await linksIn(file, io)),
  ];
  for (const [url, place] of given) {
    if (url.length > LONGEST_LINK) {
      throw new UsageError(
        `The link in ${place} has ${url.length.toLocaleString('en')} characters; ${LONGEST_LINK.toLocaleString('en')} are the most.`,
      );
    }
  }
  const links = [...new Set(given.map(([url]) => url))];
  if (links.length === 0) {
    throw new UsageError(
      file === undefined
        ? 'There is no link. Give some with --link URL, as arguments, or with --links FILE.'
        : `There is no link in ${file === '-' ? 'standard input' : file}. Write one a line.`,
    );
  }
  if (links.length > MOST_LINKS) {
    throw new UsageError(
      `There are ${links.length.toLocaleString('en')} links; ${MOST_LINKS.toLocaleString('en')} are the most in one table.`,
    );
  }
  return links;
}
