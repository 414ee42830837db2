import { describe, expect, it } from 'vitest';
import type { RequestPriority, RequestSlot } from '../../../src/http/scheduling/host-queue.ts';
import { HostScheduler, type HostSchedulerOptions } from '../../../src/http/scheduling/host-scheduler.ts';
import fc from '../../seeded-fast-check.ts';
import { fastClock, manualClock } from '../loopback-server.ts';

const neverAborted = new AbortController().signal;

function createScheduler(options: Partial<HostSchedulerOptions> = {}): HostScheduler {
  return new HostScheduler({ clock: fastClock(), maxConcurrent: 256, maxWaitMs: 120_000, random: () => 0.5, ...options });
}

/** Acquires slots and records which requests got one, in order. */
function recordAcquires(scheduler: HostScheduler) {
  const order: string[] = [];
  const slots: RequestSlot[] = [];
  const acquire = async (host: string, name: string, priority: RequestPriority = 'normal', signal = neverAborted) => {
    const slot = await scheduler.acquire(host, priority, signal);
    order.push(slot.ok ? name : `${name}: ${slot.kind}`);
    if (slot.ok) slots.push(slot);
  };
  return { order, slots, acquire };
}

const nextTick = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('the queue of a host', () => {
  it('runs eight requests at once, and the next one when one ends', async () => {
    const { order, slots, acquire } = recordAcquires(createScheduler());
    for (let i = 0; i < 10; i += 1) void acquire('a.test', String(i));
    await nextTick();
    expect(order).toHaveLength(8);
    slots[0]?.release({ kind: 'ok' });
    slots[0]?.release({ kind: 'ok' });
    await nextTick();
    expect(order).toHaveLength(9);
  });

  it('has the registered pace, which a wildcard shares among subdomains', async () => {
    const scheduler = createScheduler();
    scheduler.setPace('*.a.test', { maxConcurrent: 1, minIntervalMs: 0 });
    const { order, acquire } = recordAcquires(scheduler);
    for (const host of ['x.a.test', 'Y.a.test', 'a.test.', 'other.test', 'xa.test']) void acquire(host, host);
    await nextTick();
    expect(order).toEqual(['x.a.test', 'other.test', 'xa.test']);
  });

  it('keeps the minimum interval between starts', async () => {
    const clock = manualClock();
    const scheduler = createScheduler({ clock });
    scheduler.setPace('a.test', { maxConcurrent: 8, minIntervalMs: 3000 });
    const { order, acquire } = recordAcquires(scheduler);
    for (const name of ['1', '2', '3']) void acquire('a.test', name);
    await clock.advance(2999);
    expect(order).toEqual(['1']);
    await clock.advance(1);
    expect(order).toEqual(['1', '2']);
    await clock.advance(2999);
    expect(order).toEqual(['1', '2']);
    await clock.advance(1);
    expect(order).toEqual(['1', '2', '3']);
  });

  it('serves continuations first and retries last', async () => {
    const scheduler = createScheduler();
    scheduler.setPace('a.test', { maxConcurrent: 1, minIntervalMs: 0 });
    const { order, slots, acquire } = recordAcquires(scheduler);
    void acquire('a.test', 'running');
    void acquire('a.test', 'retried', 'retry');
    void acquire('a.test', 'new');
    void acquire('a.test', 'step', 'continuation');
    for (let i = 0; i < 4; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 15));
      slots[i]?.release({ kind: 'ok' });
    }
    expect(order).toEqual(['running', 'step', 'new', 'retried']);
  });

  it('skips aborted requests', async () => {
    const scheduler = createScheduler();
    scheduler.setPace('a.test', { maxConcurrent: 1, minIntervalMs: 0 });
    const { order, slots, acquire } = recordAcquires(scheduler);
    const abort = new AbortController();
    void acquire('a.test', 'first');
    void acquire('a.test', 'second', 'normal', abort.signal);
    void acquire('a.test', 'third');
    await nextTick();
    abort.abort();
    slots[0]?.release({ kind: 'none' });
    await nextTick();
    expect(order).toEqual(['first', 'second: aborted', 'third']);
  });
});

describe('the limit over all hosts', () => {
  it('is not used up by hosts that wait', async () => {
    const clock = fastClock(1);
    const scheduler = createScheduler({ clock, maxConcurrent: 2 });
    const { order, slots, acquire } = recordAcquires(scheduler);
    void acquire('waiting.test', 'w0');
    await nextTick();
    slots[0]?.release({ kind: 'backoff', until: clock.now() + 60_000 });
    for (let i = 1; i < 20; i += 1) void acquire('waiting.test', `w${i}`);
    for (const host of ['b.test', 'c.test']) void acquire(host, host);
    await nextTick();
    expect(order).toEqual(['w0', 'b.test', 'c.test']);
    scheduler.close();
  });

  it('prefers the host with the most remaining work, without starving others', async () => {
    const scheduler = createScheduler({ clock: manualClock(), maxConcurrent: 1 });
    const { order, slots, acquire } = recordAcquires(scheduler);
    void acquire('first.test', 'first');
    void acquire('short.test', 'short');
    for (let i = 0; i < 40; i += 1) void acquire('long.test', 'long');
    for (let i = 0; i < 42; i += 1) {
      await Promise.resolve().then(() => {});
      await new Promise((resolve) => setImmediate(resolve));
      slots[i]?.release({ kind: 'ok' });
    }
    expect(order.slice(0, 2)).toEqual(['first', 'long']);
    expect(order).toContain('short');
    expect(order).toHaveLength(42);
  });

  /**
   * Six connections: one to a host with one request, five to a host with ten; both have had one
   * response.
   */
  const scheduleWithFreeSlot = async () => {
    const clock = manualClock();
    const scheduler = createScheduler({ clock, maxConcurrent: 6 });
    const { order, slots, acquire } = recordAcquires(scheduler);
    void acquire('short.test', 'short');
    for (let i = 0; i < 11; i += 1) void acquire('long.test', 'long');
    await nextTick();
    slots[1]?.release({ kind: 'ok' });
    slots[0]?.release({ kind: 'ok' });
    await nextTick();
    return { clock, order };
  };

  it('leaves a slot free if a host can finish on its open connections in one more request each', async () => {
    const { order } = await scheduleWithFreeSlot();
    expect(order).toEqual(['short', ...Array.from({ length: 6 }, () => 'long')]);
  });

  it('gives that slot to the host after the grace period', async () => {
    const { clock, order } = await scheduleWithFreeSlot();
    await clock.advance(249);
    expect(order).toHaveLength(7);
    await clock.advance(1);
    await nextTick();
    expect(order).toHaveLength(8);
  });

  it('prefers a host that has waited for two seconds, even if its queue grows meanwhile', async () => {
    const clock = manualClock();
    const scheduler = createScheduler({ clock, maxConcurrent: 1 });
    const { order, slots, acquire } = recordAcquires(scheduler);
    for (let i = 0; i < 60; i += 1) void acquire('long.test', 'long');
    void acquire('short.test', 'short');
    await clock.advance(1500);
    void acquire('short.test', 'short');
    await clock.advance(600);
    slots[0]?.release({ kind: 'ok' });
    await nextTick();
    expect(order).toEqual(['long', 'short']);
  });

  it('is never exceeded, nor is the limit of any host, and every request is served', async () => {
    const request = fc.record({
      host: fc.nat(4),
      priority: fc.constantFrom<RequestPriority>('normal', 'continuation', 'retry'),
      wait: fc.nat(3),
      bad: fc.nat(20),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 40 }), fc.integer({ min: 1, max: 6 }), async (requests, maxConcurrent) => {
        const clock = fastClock(2000);
        const scheduler = createScheduler({ maxConcurrent, clock });
        scheduler.setPace('h0.test', { maxConcurrent: 2, minIntervalMs: 50 });
        let totalRunning = 0;
        const running = new Map<number, number>();
        const outcomes = await Promise.all(
          requests.map(async ({ host, priority, wait, bad }) => {
            const slot = await scheduler.acquire(`h${host}.test`, priority, neverAborted);
            if (!slot.ok) return slot.kind;
            totalRunning += 1;
            const runningHere = (running.get(host) ?? 0) + 1;
            running.set(host, runningHere);
            expect(totalRunning).toBeLessThanOrEqual(maxConcurrent);
            expect(runningHere).toBeLessThanOrEqual(host === 0 ? 2 : 8);
            if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait - 1));
            totalRunning -= 1;
            running.set(host, (running.get(host) ?? 0) - 1);
            slot.release(bad === 0 ? { kind: 'backoff', until: clock.now() + 500 } : { kind: 'ok' });
            return 'done';
          }),
        );
        expect(outcomes).toEqual(requests.map(() => 'done'));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a pause that a host asks for', () => {
  it('defers all requests of the host if it is longer than the maximum wait', async () => {
    const clock = fastClock();
    const scheduler = createScheduler({ clock, maxWaitMs: 10_000 });
    scheduler.setPace('a.test', { maxConcurrent: 1, minIntervalMs: 0 });
    const { order, slots, acquire } = recordAcquires(scheduler);
    void acquire('a.test', 'first');
    void acquire('a.test', 'second');
    await nextTick();
    const until = clock.now() + 3_600_000;
    expect(slots[0]?.release({ kind: 'backoff', until })).toEqual({ deferredUntil: until });
    await acquire('a.test', 'third');
    expect(order).toEqual(['first', 'second: deferred', 'third: deferred']);
    expect(await scheduler.acquire('a.test', 'normal', neverAborted)).toMatchObject({ kind: 'deferred', retryAt: until });
    expect((await scheduler.acquire('b.test', 'normal', neverAborted)).ok).toBe(true);
  });

  it('is waited for if it is shorter', async () => {
    const clock = fastClock();
    const scheduler = createScheduler({ clock });
    const first = await scheduler.acquire('a.test', 'normal', neverAborted);
    const until = clock.now() + 2000;
    if (first.ok) first.release({ kind: 'backoff', until });
    expect((await scheduler.acquire('a.test', 'continuation', neverAborted)).ok).toBe(true);
    expect(clock.now()).toBeGreaterThanOrEqual(until);
  });
});
