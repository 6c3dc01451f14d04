import type { Condition } from '../analyse/gaps.ts';
import type { Setting } from '../analyse/space.ts';

/** The same for conditions that say the same. */
export const conditionKey = ({
  client,
  clientVersion,
  region,
  form,
  sender,
  flags = [],
}: Condition): string => JSON.stringify([client, clientVersion, region, form, sender, flags]);

function without(condition: Condition, key: keyof Condition): Condition {
  return Object.fromEntries(Object.entries(condition).filter(([one]) => one !== key));
}

/** Conditions that say one thing less: without the version, else the client; without the region, form, sender, a flag, all flags. */
export function lessSpecific(condition: Condition): Condition[] {
  const { client, clientVersion, flags = [] } = condition;
  const device = clientVersion !== undefined ? 'clientVersion' : client !== undefined ? 'client' : null;
  const said = (['region', 'form', 'sender', 'flags'] as const).filter((key) => condition[key] !== undefined);
  const fewer = flags
    .map((flag) => flags.filter((other) => other !== flag))
    .filter((some) => some.length > 0);
  return [
    ...(device === null ? [] : [without(condition, device)]),
    ...said.map((key) => without(condition, key)),
    ...fewer.map((some) => ({ ...condition, flags: some })),
  ];
}

/** The part of a condition that a policy is compiled for, and the part that the message brings. */
export function splitCondition({ client, clientVersion, region, ...message }: Condition) {
  const setting: Setting = {
    ...(client !== undefined && { client }),
    ...(clientVersion !== undefined && { clientVersion }),
    ...(region !== undefined && { region }),
  };
  return { setting, message };
}
