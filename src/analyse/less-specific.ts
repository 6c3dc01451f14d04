/** Questions that say one thing less: what a question is compared with, to see whether what it says makes a difference. */
import type { Context } from '../engine/types.ts';
import type { Setting } from './space.ts';

/**
 * For each context of a surface, the places of those that say one thing less: no form, no sender, or one flag less; no flags at all
 * where no rule names what would be left.
 */
export function lessSpecific(contexts: readonly Context[]): readonly (readonly number[])[] {
  const key = (...parts: readonly unknown[]) => JSON.stringify(parts);
  const places = new Map(
    contexts.map(({ form, sender, flags = [] }, place) => [key(form, sender, flags), place]),
  );
  return contexts.map(({ form, sender, flags = [] }) => {
    const fewer = flags.map((left) =>
      key(
        form,
        sender,
        flags.filter((flag) => flag !== left),
      ),
    );
    const known = fewer.filter((one) => places.has(one));
    const less = [
      ...(form === undefined ? [] : [key(undefined, sender, flags)]),
      ...(sender === undefined ? [] : [key(form, undefined, flags)]),
      ...(flags.length > 0 && known.length === 0 ? [key(form, sender, [])] : known),
    ];
    return less.flatMap((one) => places.get(one) ?? []);
  });
}

/** Settings that say one thing less: without the version, the client, or the region. */
export function lessSpecificSettings({ client, clientVersion, region }: Setting): Setting[] {
  const withRegion = region === undefined ? {} : { region };
  const withClient = client === undefined ? {} : { client };
  return [
    ...(clientVersion === undefined ? [] : [{ ...withClient, ...withRegion }]),
    ...(client === undefined || clientVersion !== undefined ? [] : [withRegion]),
    ...(region === undefined
      ? []
      : [{ ...withClient, ...(clientVersion === undefined ? {} : { clientVersion }) }]),
  ];
}
