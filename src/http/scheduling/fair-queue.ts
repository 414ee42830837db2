/** Whoever could start, had the budget room: in which list it stands, and since when (ms since 1970). */
export interface FairQueueItem {
  waiting: { rank: number; since: number } | undefined;
}

/** Those who could start, by rank. */
export interface FairQueue<T extends FairQueueItem> {
  /** Who is in already has been waiting since then, and keeps its place unless its rank has changed. */
  add(one: T, rank: number, now: number): void;
  /** Does nothing for who is not in. */
  remove(one: T): void;
  /** Who gets room in the budget next: the lowest in rank of those who have waited too long, else the first of the highest. */
  peek(now: number): T | undefined;
  isStarved(one: T, now: number): boolean;
}

/** So long others may keep all room while one waits for some, in ms. */
const maxStarvationMs = 2000;

/** `ranks`: at most 32. Each list that is not empty has a bit, since at every answer it is asked who is next. */
export function createFairQueue<T extends FairQueueItem>(rankCount: number): FairQueue<T> {
  const lists = Array.from({ length: rankCount }, () => new Set<T>());
  let nonEmptyRanks = 0;
  const isStarved = ({ waiting }: T, now: number) => waiting !== undefined && now - waiting.since > maxStarvationMs;
  const remove = (one: T) => {
    if (!one.waiting) return;
    const list = lists[one.waiting.rank];
    list?.delete(one);
    if (list?.size === 0) nonEmptyRanks &= ~(1 << one.waiting.rank);
    one.waiting = undefined;
  };
  return {
    add(one, rank, now) {
      if (one.waiting?.rank === rank) return;
      const since = one.waiting?.since ?? now;
      remove(one);
      lists[rank]?.add(one);
      nonEmptyRanks |= 1 << rank;
      one.waiting = { rank, since };
    },
    remove,
    peek(now) {
      let first: T | undefined;
      for (let left = nonEmptyRanks; left !== 0; left &= left - 1) {
        first = lists[31 - Math.clz32(left & -left)]?.values().next().value;
        if (first && isStarved(first, now)) return first;
      }
      return first;
    },
    isStarved,
  };
}
