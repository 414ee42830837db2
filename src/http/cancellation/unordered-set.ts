interface Slot<T> {
  item: T;
  index: number;
}

/**
 * A collection with constant-time insertion and removal, in no particular order.
 *
 * It replaces `Set` where items come and go by the thousand. When V8 rehashes a `Set`, the old
 * table keeps a pointer to the new one. An old table that reached the old generation therefore
 * keeps alive whatever its successors hold, until the next full garbage collection.
 */
export class UnorderedSet<T> implements Iterable<T> {
  #slots: Slot<T>[] = [];

  get size(): number {
    return this.#slots.length;
  }

  /** Adds an item and returns the function that removes it. Removing twice does nothing. */
  add(item: T): () => void {
    const slot: Slot<T> = { item, index: this.#slots.length };
    this.#slots.push(slot);
    return () => this.#remove(slot);
  }

  clear(): void {
    this.#slots.length = 0;
  }

  /** Iterates over a copy, so that items may be added and removed meanwhile. */
  *[Symbol.iterator](): Iterator<T> {
    for (const { item } of [...this.#slots]) yield item;
  }

  #remove(slot: Slot<T>): void {
    if (this.#slots[slot.index] !== slot) return;
    const last = this.#slots.pop();
    if (last === undefined || last === slot) return;
    // The last item moves into the gap.
    last.index = slot.index;
    this.#slots[slot.index] = last;
  }
}
