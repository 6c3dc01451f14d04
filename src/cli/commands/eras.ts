import { addDays } from '../../policy/day.ts';
import type { Pack, PolicyRecord } from '../../policy/types.ts';
import { type Command, UsageError } from '../command.ts';
import { labelled, textWidth } from '../layout.ts';
import { isOn, lastValue } from '../options.ts';
import { overlayOptions, overlaysInWords, platformsOf, withOverlays } from '../overlays.ts';
import { languageOf, packOf, questionOptions } from '../question.ts';
import { type Say, sayIn } from '../words.ts';

/** An era with the day before the next one starts (null for the last), and what was announced or happened in it without effect on a click. */
function withEnds({ eras, records }: Pack) {
  return eras.map((era, index) => {
    const next = eras[index + 1]?.from;
    const notices = records.filter(({ from }) => from >= era.from && (next === undefined || from < next));
    return { ...era, until: next === undefined ? null : addDays(next, -1), notices };
  });
}

const KINDS: Readonly<Record<PolicyRecord['kind'], string>> = {
  announced: 'announced',
  'policy-only': 'policy only',
  context: 'context',
};

function inText(pack: Pack, say: Say, width: number): string {
  const blocks = withEnds(pack).map(({ id, from, until, name, summary, notices, overlay }) =>
    [
      labelled(
        `  ${from} – ${until ?? '…'}`,
        `${say(name)} (${id})${overlay === undefined ? '' : `, hypothetical: ${overlay}`}`,
        27,
        width,
      ),
      labelled('', say(summary), 27, width),
      ...notices.map((notice) =>
        labelled(`    ${notice.from}`, `${say(notice.title)} (${KINDS[notice.kind]})`, 27, width),
      ),
    ].join('\n'),
  );
  const overlays = overlaysInWords(pack, say);
  const head = `${say(pack.name)} (${pack.id}), days in ${pack.timeZone}`;
  return `${overlays === null ? head : `${head}; hypothetical, under ${overlays}`}\n${blocks.join('\n')}\n`;
}

export const command: Command = {
  summary: 'the eras of a platform, or of all',
  usage: '[--platform ID] [options]',
  options: {
    platform: questionOptions.platform ?? { type: 'string', help: '' },
    language: questionOptions.language ?? { type: 'string', help: '' },
    ...overlayOptions,
  },
  details: `
An era holds until the day before the next one. Eras are names for spans of time; rules start on days of their own. Below an era stands
what was announced or happened in it without effect on a click; --json tells it in full, with sources.
`,
  async run({ values, positionals, io, data: recorded }) {
    if (positionals.length > 0) {
      throw new UsageError(
        `eras takes no arguments, and got "${positionals[0]}". Did you mean --platform ${positionals[0]}?`,
      );
    }
    const platform = lastValue(values, 'platform');
    const data = await withOverlays(values, recorded, io, platformsOf(values));
    const say = sayIn(languageOf(values, data));
    const list = platform === undefined ? Object.values(data.packs) : [packOf(platform, data)];
    if (isOn(values, 'json')) {
      const plain = list.flatMap((pack) =>
        withEnds(pack).map(({ id, from, until, name, summary, sources, notices, overlay }) => ({
          platform: pack.id,
          id,
          from,
          until,
          name,
          summary,
          sources,
          ...(overlay !== undefined && { overlay }),
          notices,
        })),
      );
      await io.out(`${JSON.stringify(plain, null, 2)}\n`);
      return 0;
    }
    await io.out(list.map((pack) => inText(pack, say, textWidth(io.columns))).join('\n'));
    return 0;
  },
};
