/** What the queue keeps in an item: its rank, and since when it waits (ms since 1970). */
export interface FairQueueItem {
  waiting: { rank: number; since: number } | undefined;
}

/** The highest rank is served first, until a lower one has waited this long, in ms. */
const maxStarvationMs = 2000;

/**
 * A priority queue with an aging rule, so that low ranks do not starve.
 *
 * Each rank has a list in order of arrival, and each list that is not empty sets a bit in one
 * number. So `peek`, which is called after every response, looks only at ranks in use.
 */
export class FairQueue<T extends FairQueueItem> {
  readonly #lists: Set<T>[];
  #nonEmptyRanks = 0;

  /** @param rankCount - at most 32, the bits of one number. */
  constructor(rankCount: number) {
    this.#lists = Array.from({ length: rankCount }, () => new Set<T>());
  }

  /**
   * Adds an item, or moves it to another rank. In both cases it has waited since it was first
   * added.
   */
  add(item: T, rank: number, now: number): void {
    if (item.waiting?.rank === rank) return;
    const since = item.waiting?.since ?? now;
    this.remove(item);
    this.#lists[rank]?.add(item);
    this.#nonEmptyRanks |= 1 << rank;
    item.waiting = { rank, since };
  }

  /** Does nothing for an item that is not in the queue. */
  remove(item: T): void {
    if (!item.waiting) return;
    const list = this.#lists[item.waiting.rank];
    list?.delete(item);
    if (list?.size === 0) this.#nonEmptyRanks &= ~(1 << item.waiting.rank);
    item.waiting = undefined;
  }

  /** The lowest-ranked item that is starved; without one, the first item of the highest rank. */
  peek(now: number): T | undefined {
    let first: T | undefined;
    for (let ranks = this.#nonEmptyRanks; ranks !== 0; ranks &= ranks - 1) {
      const lowestRank = 31 - Math.clz32(ranks & -ranks);
      first = this.#lists[lowestRank]?.values().next().value;
      if (first && this.isStarved(first, now)) return first;
    }
    return first;
  }

  /** Whether an item has waited too long. */
  isStarved({ waiting }: T, now: number): boolean {
    return waiting !== undefined && now - waiting.since > maxStarvationMs;
  }
}
