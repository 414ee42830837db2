/** Below this many removed items, compacting the array is not worth it. */
const minCompactedItems = 16;

/**
 * A first-in-first-out queue whose `shift` takes amortized constant time, however long the queue.
 * (`Array.prototype.shift` moves all remaining items.)
 */
export class FifoQueue<T> {
  #items: T[] = [];
  #head = 0;

  get size(): number {
    return this.#items.length - this.#head;
  }

  push(item: T): void {
    this.#items.push(item);
  }

  peek(): T | undefined {
    return this.#items[this.#head];
  }

  shift(): T | undefined {
    if (this.#head >= this.#items.length) return undefined;
    const first = this.#items[this.#head];
    this.#head += 1;
    // Removed items are released when the queue is empty, and once they are more than half of the
    // array.
    const isMostlyRemoved = this.#head > minCompactedItems && this.#head * 2 > this.#items.length;
    if (this.#head === this.#items.length || isMostlyRemoved) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return first;
  }

  /** Removes and returns all items. */
  drain(): T[] {
    const remaining = this.#items.slice(this.#head);
    this.#items = [];
    this.#head = 0;
    return remaining;
  }
}
