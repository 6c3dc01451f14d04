import { type Command, UsageError } from '../command.ts';
import { table } from '../layout.ts';
import { isOn } from '../options.ts';
import { languageOf, questionOptions } from '../question.ts';
import { sayIn } from '../words.ts';

const counted = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

export const command: Command = {
  summary: 'the platforms that there are, with their surfaces, clients, regions and flags',
  usage: '[options]',
  options: { language: questionOptions.language ?? { type: 'string', help: '' } },
  details: `
These are the ids that --platform, --surface, --client, --region and --flag take.
`,
  async run({ values, positionals, io, data }) {
    if (positionals.length > 0)
      throw new UsageError(`platforms takes no arguments, and got "${positionals[0]}".`);
    const say = sayIn(languageOf(values, data));
    const list = Object.values(data.packs);
    if (isOn(values, 'json')) {
      const plain = list.map(
        ({ id, name, kind, timeZone, owner, surfaces, clients, regions = [], flags, eras, rules }) => ({
          id,
          name,
          kind,
          timeZone,
          owner,
          surfaces,
          clients,
          regions,
          flags,
          firstDay: eras[0]?.from ?? null,
          eras: eras.length,
          rules: rules.length,
          digest: data.digests[id] ?? null,
        }),
      );
      await io.out(`${JSON.stringify(plain, null, 2)}\n`);
      return 0;
    }
    for (const [index, pack] of list.entries()) {
      const named = (
        items: readonly { readonly id: string; readonly name: { readonly en: string } }[] | undefined,
      ) => (items ?? []).map(({ id, name }) => [`    ${id}`, say(name)]);
      const section = (title: string, rows: string[][]) =>
        rows.length > 0 ? `  ${title}\n${table(rows)}\n` : '';
      await io.out(
        `${index > 0 ? '\n' : ''}${pack.id}  ${say(pack.name)}, from ${pack.eras[0]?.from ?? 'no day'} (${pack.timeZone}), ` +
          `${counted(pack.eras.length, 'era')}, ${counted(pack.rules.length, 'rule')}\n` +
          section('surfaces', named(pack.surfaces)) +
          section('clients', named(pack.clients)) +
          section('regions', named(pack.regions)) +
          section('flags', named(pack.flags)),
      );
    }
    return 0;
  },
};
