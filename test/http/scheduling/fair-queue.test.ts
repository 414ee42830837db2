import { describe, expect, it } from 'vitest';
import { FairQueue, type FairQueueItem } from '../../../src/http/scheduling/fair-queue.ts';

describe('FairQueue', () => {
  const createItem = (): FairQueueItem => ({ waiting: undefined });

  it('returns the first item of the highest rank', () => {
    const queue = new FairQueue(32);
    const [low, high, later] = [createItem(), createItem(), createItem()];
    queue.add(low, 0, 0);
    queue.add(high, 31, 0);
    queue.add(later, 31, 0);
    expect(queue.peek(0)).toBe(high);
    queue.remove(high);
    queue.remove(high);
    expect(queue.peek(0)).toBe(later);
    queue.remove(later);
    expect(queue.peek(0)).toBe(low);
    queue.remove(low);
    expect(queue.peek(0)).toBeUndefined();
  });

  it('prefers a low rank that has waited for two seconds, even after a change of rank', () => {
    const queue = new FairQueue(32);
    const [low, high] = [createItem(), createItem()];
    queue.add(low, 3, 0);
    queue.add(high, 9, 1900);
    queue.add(low, 4, 1900);
    expect(queue.peek(2000)).toBe(high);
    expect(queue.peek(2001)).toBe(low);
  });
});
