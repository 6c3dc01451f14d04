/** Numbers objects as they come: the same object, the same number. For keys made of several of them. */
export function createIds<Item extends object>(): (item: Item) => number {
  const known = new Map<Item, number>();
  return (item) => {
    const id = known.get(item) ?? known.size;
    known.set(item, id);
    return id;
  };
}
