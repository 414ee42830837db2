/**
 * Things that come and go by the thousand, in no order. A Set is not for that: whenever V8 makes its table anew, the old one goes on pointing to the new,
 * so one that has grown old keeps all that were ever in its followers, until the next full collection: of a hundred thousand questions, each.
 */
export interface UnorderedSet<T> extends Iterable<T> {
  size(): number;
  /** Puts it in; what is returned takes it out. */
  add(item: T): () => void;
  /** Takes everything out. */
  clear(): void;
}

/** An empty one. */
export function createUnorderedSet<T>(): UnorderedSet<T> {
  const slots: { item: T; at: number }[] = [];
  return {
    size: () => slots.length,
    add(item) {
      const place = { item, at: slots.length };
      slots.push(place);
      return () => {
        if (slots[place.at] !== place) return;
        const last = slots.pop();
        if (last === undefined || last === place) return;
        // The last one fills the gap.
        last.at = place.at;
        slots[place.at] = last;
      };
    },
    clear() {
      slots.length = 0;
    },
    *[Symbol.iterator]() {
      for (const { item } of [...slots]) yield item;
    },
  };
}
