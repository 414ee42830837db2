/** First in, first out, without moving what is left: a queue of a hundred thousand must not cost more an item than one of ten. */
export interface FifoQueue<T> {
  size(): number;
  push(item: T): void;
  peek(): T | undefined;
  shift(): T | undefined;
  /** Takes everything out. */
  drain(): T[];
}

export function createFifoQueue<T>(): FifoQueue<T> {
  let items: T[] = [];
  let head = 0;
  return {
    size: () => items.length - head,
    push(item) {
      items.push(item);
    },
    peek: () => items[head],
    shift() {
      if (head >= items.length) return undefined;
      const first = items[head];
      head += 1;
      // What was taken is let go of: when nothing is left, and now and then; at most once for as many items as it copies.
      if (head === items.length || (head > 16 && head * 2 > items.length)) {
        items = items.slice(head);
        head = 0;
      }
      return first;
    },
    drain() {
      const rest = items.slice(head);
      items = [];
      head = 0;
      return rest;
    },
  };
}
