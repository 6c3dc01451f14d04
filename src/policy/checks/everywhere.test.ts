/** What is checked of a text, a citation, a day or an id is checked in every place where one stands. */
import { describe, expect, test } from 'vitest';
import { type Kind, placesIn, toldOf } from '../../../tests/fixtures/one-fault.ts';
import { type Path, pointerOf } from '../problem.ts';

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function placesOf(
  kind: Kind,
  belongs: (value: unknown, path: Path) => boolean,
): { at: string; path: Path; value: unknown }[] {
  return placesIn(kind)
    .filter(({ value, path }) => belongs(value, path))
    .map((place) => ({ at: `${kind} ${pointerOf(place.path)}`, kind, ...place }));
}

const everyText = (['pack', 'destinations'] as const).map((kind) => ({
  kind,
  places: placesOf(kind, (value) => typeof value === 'object' && value !== null && 'en' in value),
}));

describe.for(everyText)('texts of $kind', ({ kind, places }) => {
  test.for(places)('$at takes no key that is not a language tag', ({ path, value }) => {
    const told = toldOf(kind, [path, { ...(value as object), English: 'x' }]);
    expect(told).toEqual([
      `wrong-language ${pointerOf([...path, 'English'])}: "English" is not a language tag. A tag such as en, zh-CN or zh-Hant-TW.`,
    ]);
  });
});

const everyCitation = (['pack', 'destinations'] as const).map((kind) => ({
  kind,
  places: placesOf(kind, (value, path) => isList(value) && path.at(-1) === 'sources'),
}));

describe.for(everyCitation)('sources of $kind', ({ kind, places }) => {
  test.for(places)('$at cites nothing that is not in the list', ({ path, value }) => {
    const cited = isList(value) ? value : [];
    expect(toldOf(kind, [path, [...cited, 'nowhere']])).toEqual([
      `unknown-source ${pointerOf([...path, cited.length])}: There is no source "nowhere". Known sources: paper-2020, test-2021.`,
    ]);
  });
});

const everyDay = (['pack', 'destinations'] as const).map((kind) => ({
  kind,
  places: placesOf(kind, (_, path) => path.at(-1) === 'from' || path.at(-1) === 'announced'),
}));

describe.for(everyDay)('days of $kind', ({ kind, places }) => {
  test.for(places)('$at is a day of the calendar', ({ path }) => {
    expect(toldOf(kind, [path, '2020-02-30'])).toEqual([
      `wrong-date ${pointerOf(path)}: "2020-02-30" is a day that no calendar has. A day that exists, written YYYY-MM-DD, in the time zone of the platform.`,
    ]);
  });
});

const listsWithIds = (['pack', 'destinations', 'sources'] as const).map((kind) => ({
  kind,
  places: placesOf(kind, (value) => {
    const first = isList(value) ? value[0] : undefined;
    return typeof first === 'object' && first !== null && 'id' in first;
  }),
}));

describe.for(listsWithIds)('ids of $kind', ({ kind, places }) => {
  test.for(places)('no id stands twice in $at', ({ path, value }) => {
    const items = isList(value) ? value : [];
    const told = toldOf(
      kind,
      ...(path.length === 0 ? doubled([], items) : [[path, [...items, items[0]]] as const]),
    );
    const what = path.at(-1) ?? 'sources';
    const { id } = items[0] as { id: string };
    expect(told).toContain(
      `duplicate-id ${pointerOf([...path, items.length, 'id'])}: There are two ${what} "${id}"; the first is number 1 in the list. An id of its own for each.`,
    );
  });
});

/** A list that is the whole file cannot be replaced, but added to. */
function doubled(path: Path, items: readonly unknown[]): (readonly [Path, unknown])[] {
  return [[[...path, items.length], items[0]]];
}
