import type { CompiledPolicy, LinkFacts } from '../../src/engine/types.ts';
import { fill, localText } from '../../src/policy/local-text.ts';
import type { StageKit, StageText } from './kit.ts';

/** What it takes to say something about a link: in the platform's words where they are on record, else in ours. */
export interface Speech {
  readonly judgement: { readonly link: Pick<LinkFacts, 'url' | 'host'> };
  readonly policy: Pick<CompiledPolicy, 'wordings' | 'name' | 'at'>;
  readonly language: string;
  /** A text of ours. `{name}`, `{host}`, `{platform}` and `{day}` in it are filled in; other values are given. */
  text(key: StageText, values?: Readonly<Record<string, unknown>>): string;
}

/** @param name what people call the destination */
export function speechOf<Spoken extends Omit<Speech, 'text'>>(
  spoken: Spoken,
  { texts }: Pick<StageKit, 'texts'>,
  name: string,
): Spoken & Speech {
  const { judgement, policy, language } = spoken;
  const { host } = judgement.link;
  const values = { name, host, platform: localText(policy.name, language), day: policy.at };
  return { ...spoken, text: (key, more) => fill(texts[key], { ...values, ...more }) };
}
