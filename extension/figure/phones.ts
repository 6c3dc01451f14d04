import type { Phone } from './phone.ts';

/** The phones of a figure, to put them back before a picture is taken of them. */
export interface Phones {
  add(phone: Phone): () => void;
  reset(): void;
}

export function createPhones(): Phones {
  const raised = new Set<Phone>();
  return {
    add(phone) {
      raised.add(phone);
      return () => {
        raised.delete(phone);
        phone.close();
      };
    },
    reset() {
      for (const phone of raised) phone.reset();
    },
  };
}
