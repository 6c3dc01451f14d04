import { nearestName } from '../policy/nearest-name.ts';
import { type Command, type Data, type ExitCode, type Io, UsageError } from './command.ts';
import { commandHelp, generalHelp } from './help.ts';
import { commonOptions, isOn, readOptions } from './options.ts';
import { version } from './version.ts';

const found = import.meta.glob<Command>(['./commands/*.ts', '!./commands/*.test.ts'], {
  eager: true,
  import: 'command',
});

/** Every command by name, which is the name of its file. */
export const commands: Readonly<Record<string, Command>> = Object.fromEntries(
  Object.entries(found).map(([path, command]) => [path.slice('./commands/'.length, -'.ts'.length), command]),
);

function commandNamed(name: string): Command {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command;
  if (name.startsWith('-')) {
    throw new UsageError(
      `The command comes first, before ${name}. Commands: ${Object.keys(commands).join(', ')}.`,
    );
  }
  const near = nearestName(name, Object.keys(commands));
  const hint = near === null ? `Commands: ${Object.keys(commands).join(', ')}.` : `Did you mean "${near}"?`;
  throw new UsageError(`There is no command "${name}". ${hint}`);
}

async function dispatch(args: readonly string[], io: Io, data: Data): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-V') {
    await io.out(`${version}\n`);
    return 0;
  }
  if (name === undefined) {
    await io.err(generalHelp(commands));
    return 2;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    const [topic] = rest;
    await io.out(topic === undefined ? generalHelp(commands) : commandHelp(topic, commandNamed(topic)));
    return 0;
  }
  const command = commandNamed(name);
  const { values, positionals } = readOptions(rest, { ...command.options, ...commonOptions });
  if (isOn(values, 'help')) {
    await io.out(commandHelp(name, command));
    return 0;
  }
  return command.run({ values, positionals, io, data });
}

/**
 * Runs the command line.
 *
 * @param args what stands after the name of the program
 * @returns the exit code; wrong use is told on stderr
 */
export async function run(args: readonly string[], io: Io, data: Data): Promise<ExitCode> {
  try {
    return await dispatch(args, io, data);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    await io.err(`interstice: ${error.message}\n`);
    return 2;
  }
}
