import { describe, expect, test } from 'vitest';
import { HostQueue, type RequestSlot, rankCount, type SlotDenial, type Waiter } from '../../../src/http/scheduling/host-queue.ts';

const pace = { maxConcurrent: 2, minIntervalMs: 0 };
const waiter = (rest: Partial<Waiter> = {}): Waiter & { got: (RequestSlot | SlotDenial)[] } => {
  const got: (RequestSlot | SlotDenial)[] = [];
  return { settle: (slot) => void got.push(slot), notBefore: 0, isSettled: false, got, ...rest };
};

describe('the queue of a host', () => {
  test('gives what is in progress the first turn, and retries the last', () => {
    const queue = new HostQueue(pace);
    const [retry, normal, second, continuation] = [waiter(), waiter(), waiter(), waiter()];
    queue.push(retry, 'retry');
    queue.push(normal, 'normal');
    queue.push(second, 'normal');
    queue.push(continuation, 'continuation');
    expect(queue.length).toBe(4);
    expect([queue.shift(), queue.shift(), queue.shift(), queue.shift(), queue.shift()]).toEqual([
      continuation,
      normal,
      second,
      retry,
      undefined,
    ]);
  });

  test('denies all that still wait, and nobody twice', () => {
    const queue = new HostQueue(pace);
    const [waiting, settled, retry] = [waiter(), waiter({ isSettled: true }), waiter()];
    queue.push(waiting, 'normal');
    queue.push(settled, 'continuation');
    queue.push(retry, 'retry');
    const denial: SlotDenial = { ok: false, kind: 'deferred', retryAt: 7 };
    queue.denyAll(denial);
    expect([waiting.got, settled.got, retry.got, queue.length]).toEqual([[denial], [], [denial], 0]);
  });

  test('starts at once, at its pace, or at the time of a retry', () => {
    const queue = new HostQueue(pace);
    expect(queue.getNextStart(1000)).toBe(Number.POSITIVE_INFINITY);
    queue.push(waiter({ notBefore: 5000 }), 'retry');
    expect(queue.getNextStart(1000)).toBe(5000);
    queue.push(waiter(), 'normal');
    expect(queue.getNextStart(1000)).toBeLessThanOrEqual(1000);
    queue.nextStartAt = 3000;
    expect(queue.getNextStart(1000)).toBe(3000);
  });

  test('forgets those that were aborted meanwhile', () => {
    const queue = new HostQueue(pace);
    queue.push(waiter({ isSettled: true }), 'normal');
    queue.push(waiter({ isSettled: true }), 'continuation');
    queue.push(waiter({ isSettled: true, notBefore: 5000 }), 'retry');
    expect(queue.getNextStart(1000)).toBe(Number.POSITIVE_INFINITY);
    expect(queue.length).toBe(0);
  });
});

describe('the rank of a host', () => {
  const rank = (count: number, minIntervalMs: number) => {
    const queue = new HostQueue({ ...pace, minIntervalMs });
    for (let index = 0; index < count; index += 1) queue.push(waiter(), 'normal');
    return queue.getRank(1000);
  };

  test('grows with the work that is left, and is never out of bounds', () => {
    const ranks = [rank(0, 1000), rank(1, 100), rank(1, 1000), rank(10, 1000), rank(1000, 1000), rank(5000, 60_000)];
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(ranks).size).toBe(ranks.length);
    expect(ranks[0]).toBe(0);
    expect(Math.max(...ranks)).toBeLessThan(rankCount);
  });

  test('knows a longer pace at once', () => {
    const queue = new HostQueue(pace);
    queue.push(waiter(), 'normal');
    const before = queue.getRank(1000);
    queue.setPace({ maxConcurrent: 1, minIntervalMs: 3000 });
    expect(queue.getRank(1000)).toBeGreaterThan(before);
  });
});

test('the time that was waited is forgotten when nothing waits and nothing runs', () => {
  const queue = new HostQueue(pace);
  queue.rateLimit = { ...queue.rateLimit, waitedMs: 500, totalWaitedMs: 900 };
  queue.inFlight = 1;
  queue.resetWaitIfEmpty();
  expect(queue.rateLimit.totalWaitedMs).toBe(900);
  queue.inFlight = 0;
  queue.push(waiter(), 'normal');
  queue.resetWaitIfEmpty();
  expect(queue.rateLimit.totalWaitedMs).toBe(900);
  queue.shift();
  queue.resetWaitIfEmpty();
  expect(queue.rateLimit).toMatchObject({ waitedMs: 0, totalWaitedMs: 0 });
});
