import type { When } from './types.ts';

const list = (values: readonly string[] | undefined): string => (values ?? []).join(', ');

/** What a condition of a rule asks for, as the reason why it did not hold: `it is about group`. */
export function conditionInWords(key: string, when: When): string {
  switch (key) {
    case 'surface':
      return `it is about ${list(when.surface)}`;
    case 'to':
      return `it is about links to ${list(when.to)}`;
    case 'domain':
      return `it is about ${list(when.domain)}`;
    case 'hostLabel':
      return `it is about hosts named ${list(when.hostLabel)}`;
    case 'form':
      return `it is about messages of the form ${list(when.form)}`;
    case 'client':
      return `it is about ${list(when.client)}`;
    case 'clientVersion':
      return `it asks for ${list(Object.entries(when.clientVersion ?? {}).map((least) => least.join(' ')))} or newer`;
    case 'region':
      return `it asks for the region ${list(when.region)}`;
    case 'sender':
      return `it asks for a ${list(when.sender)} as sender`;
    case 'flags':
      return `it asks for ${list(when.flags)}`;
    default:
      return key;
  }
}
