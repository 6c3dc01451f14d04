import type { Command } from './command.ts';
import { table } from './layout.ts';
import { commonOptions, type OptionTable } from './options.ts';

function optionRows(options: OptionTable): string {
  return table(
    Object.entries(options).map(([name, { short, value, help, multiple }]) => [
      `  --${name}${value ? ` ${value}` : ''}${short ? `, -${short}` : ''}`,
      `${help}${multiple ? ' May be given several times.' : ''}`,
    ]),
  );
}

/** The help of one command. */
export function commandHelp(name: string, { summary, usage, options, details }: Command): string {
  const all = { ...options, ...commonOptions };
  return `interstice ${name}: ${summary}\n\nUsage: interstice ${name} ${usage}\n\nOptions:\n${optionRows(all)}\n\n${details.trim()}\n`;
}

/** The list of commands. */
export function generalHelp(commands: Readonly<Record<string, Command>>): string {
  const rows = Object.entries(commands).map(([name, { summary }]) => [`  ${name}`, summary]);
  return `interstice shows what a chat app did to a link on a given day, by which rule, and on whose word.

Usage: interstice COMMAND [options] ...

Commands:
${table(rows)}

interstice COMMAND --help tells more about one. --version shows the version.

Exit codes: 0 = fine, 1 = a check failed, 2 = wrong use or bad input.

Example:
  interstice decide --platform wechat --at 2021-09-20 --surface group https://item.taobao.com/item.htm?id=1
`;
}
