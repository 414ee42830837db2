/** Whoever could start, had the budget room: in which list it stands, and since when (ms since 1970). */
export interface Ready {
  waiting: { rank: number; since: number } | undefined;
}

/** Those who could start, by rank. */
export interface ReadyLists<T extends Ready> {
  /** Who is in already has been waiting since then, and keeps its place unless its rank has changed. */
  join(one: T, rank: number, now: number): void;
  /** Does nothing for who is not in. */
  leave(one: T): void;
  /** Who gets room in the budget next: the lowest in rank of those who have waited too long, else the first of the highest. */
  next(now: number): T | undefined;
  isOverdue(one: T, now: number): boolean;
}

/** So long others may keep all room while one waits for some, in ms. */
const longestWaitForRoom = 2000;

/** `ranks`: at most 32. Each list that is not empty has a bit, since at every answer it is asked who is next. */
export function newReady<T extends Ready>(ranks: number): ReadyLists<T> {
  const lists = Array.from({ length: ranks }, () => new Set<T>());
  let filled = 0;
  const isOverdue = ({ waiting }: T, now: number) => waiting !== undefined && now - waiting.since > longestWaitForRoom;
  const leave = (one: T) => {
    if (!one.waiting) return;
    const list = lists[one.waiting.rank];
    list?.delete(one);
    if (list?.size === 0) filled &= ~(1 << one.waiting.rank);
    one.waiting = undefined;
  };
  return {
    join(one, rank, now) {
      if (one.waiting?.rank === rank) return;
      const since = one.waiting?.since ?? now;
      leave(one);
      lists[rank]?.add(one);
      filled |= 1 << rank;
      one.waiting = { rank, since };
    },
    leave,
    next(now) {
      let first: T | undefined;
      for (let left = filled; left !== 0; left &= left - 1) {
        first = lists[31 - Math.clz32(left & -left)]?.values().next().value;
        if (first && isOverdue(first, now)) return first;
      }
      return first;
    },
    isOverdue,
  };
}
