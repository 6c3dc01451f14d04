import type { Layout, TreatmentSpec } from './types.ts';

/** `{ './copy-url.ts': unit }` to `{ 'copy-url': unit }`: the id of a unit is the name of its file. */
function byFile<Unit>(found: Record<string, Unit>): Readonly<Record<string, Unit>> {
  return Object.fromEntries(Object.entries(found).map(([path, unit]) => [path.slice(2, -3), unit]));
}

// Marked as pure, so that a bundle that needs only one of them does not carry the others.

/** Every treatment by id: what it is called, what it accepts, what it shows. For the validator, pages and the command line. */
export const treatments: Readonly<Record<string, TreatmentSpec>> = /* @__PURE__ */ byFile(
  import.meta.glob<TreatmentSpec>(['./*.ts', '!./*.test.ts', '!./index.ts', '!./types.ts'], {
    eager: true,
    import: 'treatment',
  }),
);

const found = import.meta.glob<Layout>(['./*.ts', '!./*.test.ts', '!./index.ts', '!./types.ts'], {
  eager: true,
  import: 'screens',
});

/** The screens of every treatment by id. */
export const layouts: Readonly<Record<string, Layout>> = /* @__PURE__ */ byFile(found);

/** The screens of one treatment, without names and prose: what a content script carries. Undefined where there is no such treatment. */
export function layoutOf(id: string): Layout | undefined {
  return found[`./${id}.ts`];
}
