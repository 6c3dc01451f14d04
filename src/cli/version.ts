/** Version of Interstice, from package.json. */
export const version =
  Object.values(import.meta.glob<string>('../../package.json', { eager: true, import: 'version' }))[0] ??
  'unknown';
