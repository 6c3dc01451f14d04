import type { ClickRecord, LastClick, Settings } from './storage.ts';

/** What of the settings a judgement depends on beside the platform and the day, as it is kept with a click. */
export type JudgedWith = Omit<ClickRecord, keyof LastClick>;

/** @param overlay id of the one that lies on the pack, where one does: the chosen one may be set aside */
export function judgedWith(settings: Settings, overlay: string | undefined): JudgedWith {
  const { client, clientVersion, region, sender, form, flags } = settings;
  return {
    flags,
    ...(overlay !== undefined && { overlay }),
    ...(client !== undefined && { client }),
    ...(clientVersion !== undefined && { clientVersion }),
    ...(region !== undefined && { region }),
    ...(sender !== undefined && { sender }),
    ...(form !== undefined && { givenForm: form }),
  };
}
