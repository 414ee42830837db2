import { describe, expect, it } from 'vitest';
import {
  createHostScheduler,
  type HostScheduler,
  type HostSchedulerOptions,
  type RequestPriority,
  type RequestSlot,
} from '../../../src/http/scheduling/host-scheduler.ts';
import fc from '../../seeded-fast-check.ts';
import { fastClock, manualClock } from '../loopback-server.ts';

const neverAborted = new AbortController().signal;

function createScheduler(settings: Partial<HostSchedulerOptions> = {}): HostScheduler {
  return createHostScheduler({ clock: fastClock(), maxConcurrent: 256, maxWaitMs: 120_000, random: () => 0.5, ...settings });
}

/** Asks for turns and notes who got one, in which order. */
function recordAcquires(hosts: HostScheduler) {
  const order: string[] = [];
  const turns: RequestSlot[] = [];
  const ask = async (host: string, name: string, place: RequestPriority = 'back', signal = neverAborted) => {
    const turn = await hosts.acquire(host, place, signal);
    order.push(turn.ok ? name : `${name}: ${turn.kind}`);
    if (turn.ok) turns.push(turn);
  };
  return { order, turns, ask };
}

const nextTick = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('one queue a host', () => {
  it('lets eight run at once, and the next when one ends', async () => {
    const { order, turns, ask } = recordAcquires(createScheduler());
    for (let i = 0; i < 10; i += 1) void ask('a.test', String(i));
    await nextTick();
    expect(order).toHaveLength(8);
    turns[0]?.release({ kind: 'fine' });
    turns[0]?.release({ kind: 'fine' });
    await nextTick();
    expect(order).toHaveLength(9);
  });

  it('keeps a registered pace, for sub-hosts together when it says so', async () => {
    const hosts = createScheduler();
    hosts.setPace('*.a.test', { maxConcurrent: 1, minIntervalMs: 0 });
    const { order, ask } = recordAcquires(hosts);
    for (const host of ['x.a.test', 'Y.a.test', 'a.test.', 'other.test', 'xa.test']) void ask(host, host);
    await nextTick();
    expect(order).toEqual(['x.a.test', 'other.test', 'xa.test']);
  });

  it('keeps the spacing between starts', async () => {
    const clock = manualClock();
    const hosts = createScheduler({ clock });
    hosts.setPace('a.test', { maxConcurrent: 8, minIntervalMs: 3000 });
    const { order, ask } = recordAcquires(hosts);
    for (const name of ['1', '2', '3']) void ask('a.test', name);
    await clock.advance(2999);
    expect(order).toEqual(['1']);
    await clock.advance(1);
    expect(order).toEqual(['1', '2']);
    await clock.advance(2999);
    expect(order).toEqual(['1', '2']);
    await clock.advance(1);
    expect(order).toEqual(['1', '2', '3']);
  });

  it('serves steps of begun questions first and second tries last', async () => {
    const hosts = createScheduler();
    hosts.setPace('a.test', { maxConcurrent: 1, minIntervalMs: 0 });
    const { order, turns, ask } = recordAcquires(hosts);
    void ask('a.test', 'running');
    void ask('a.test', 'again', 'late');
    void ask('a.test', 'new');
    void ask('a.test', 'step', 'front');
    for (let i = 0; i < 4; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 15));
      turns[i]?.release({ kind: 'fine' });
    }
    expect(order).toEqual(['running', 'step', 'new', 'again']);
  });

  it('forgets who has been withdrawn', async () => {
    const hosts = createScheduler();
    hosts.setPace('a.test', { maxConcurrent: 1, minIntervalMs: 0 });
    const { order, turns, ask } = recordAcquires(hosts);
    const abort = new AbortController();
    void ask('a.test', 'first');
    void ask('a.test', 'second', 'back', abort.signal);
    void ask('a.test', 'third');
    await nextTick();
    abort.abort();
    turns[0]?.release({ kind: 'nothing' });
    await nextTick();
    expect(order).toEqual(['first', 'second: aborted', 'third']);
  });
});

describe('one budget over all', () => {
  it('is not used by hosts that wait', async () => {
    const clock = fastClock(1);
    const hosts = createScheduler({ clock, maxConcurrent: 2 });
    const { order, turns, ask } = recordAcquires(hosts);
    void ask('waiting.test', 'w0');
    await nextTick();
    turns[0]?.release({ kind: 'wait', until: clock.now() + 60_000 });
    for (let i = 1; i < 20; i += 1) void ask('waiting.test', `w${i}`);
    for (const host of ['b.test', 'c.test']) void ask(host, host);
    await nextTick();
    expect(order).toEqual(['w0', 'b.test', 'c.test']);
    hosts.close();
  });

  it('goes to the host with the longest way to go, and to everybody in the end', async () => {
    const hosts = createScheduler({ maxConcurrent: 1 });
    const { order, turns, ask } = recordAcquires(hosts);
    void ask('first.test', 'first');
    void ask('short.test', 'short');
    for (let i = 0; i < 40; i += 1) void ask('long.test', 'long');
    for (let i = 0; i < 42; i += 1) {
      await Promise.resolve().then(() => {});
      await new Promise((resolve) => setImmediate(resolve));
      turns[i]?.release({ kind: 'fine' });
    }
    expect(order.slice(0, 2)).toEqual(['first', 'long']);
    expect(order).toContain('short');
    expect(order).toHaveLength(42);
  });

  /** Six connections: one of a host with one question, five of a host with ten; the first answer has come of both. */
  const fiveInUse = async () => {
    const clock = manualClock();
    const hosts = createScheduler({ clock, maxConcurrent: 6 });
    const { order, turns, ask } = recordAcquires(hosts);
    void ask('short.test', 'short');
    for (let i = 0; i < 11; i += 1) void ask('long.test', 'long');
    await nextTick();
    turns[1]?.release({ kind: 'fine' });
    turns[0]?.release({ kind: 'fine' });
    await nextTick();
    return { clock, order };
  };

  it('stays unused when a host’s open connections can take what is left of it in one more turn', async () => {
    const { order } = await fiveInUse();
    expect(order).toEqual(['short', ...Array.from({ length: 6 }, () => 'long')]);
  });

  it('goes to that host all the same when it falls silent', async () => {
    const { clock, order } = await fiveInUse();
    await clock.advance(249);
    expect(order).toHaveLength(7);
    await clock.advance(1);
    await nextTick();
    expect(order).toHaveLength(8);
  });

  it('goes to who has waited for two seconds, whatever comes to its own queue meanwhile', async () => {
    const clock = manualClock();
    const hosts = createScheduler({ clock, maxConcurrent: 1 });
    const { order, turns, ask } = recordAcquires(hosts);
    for (let i = 0; i < 60; i += 1) void ask('long.test', 'long');
    void ask('short.test', 'short');
    await clock.advance(1500);
    void ask('short.test', 'short');
    await clock.advance(600);
    turns[0]?.release({ kind: 'fine' });
    await nextTick();
    expect(order).toEqual(['long', 'short']);
  });

  it('is never exceeded, nor any host’s own limit, and nobody is forgotten', async () => {
    const question = fc.record({
      host: fc.nat(4),
      place: fc.constantFrom<RequestPriority>('back', 'front', 'late'),
      wait: fc.nat(3),
      bad: fc.nat(20),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(question, { maxLength: 40 }), fc.integer({ min: 1, max: 6 }), async (questions, connections) => {
        const clock = fastClock(2000);
        const hosts = createScheduler({ maxConcurrent: connections, clock });
        hosts.setPace('h0.test', { maxConcurrent: 2, minIntervalMs: 50 });
        let busy = 0;
        const running = new Map<number, number>();
        const replies = await Promise.all(
          questions.map(async ({ host, place, wait, bad }) => {
            const turn = await hosts.acquire(`h${host}.test`, place, neverAborted);
            if (!turn.ok) return turn.kind;
            busy += 1;
            const here = (running.get(host) ?? 0) + 1;
            running.set(host, here);
            expect(busy).toBeLessThanOrEqual(connections);
            expect(here).toBeLessThanOrEqual(host === 0 ? 2 : 8);
            if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait - 1));
            busy -= 1;
            running.set(host, (running.get(host) ?? 0) - 1);
            turn.release(bad === 0 ? { kind: 'wait', until: clock.now() + 500 } : { kind: 'fine' });
            return 'done';
          }),
        );
        expect(replies).toEqual(questions.map(() => 'done'));
      }),
      { numRuns: 40 },
    );
  });
});

describe('not-before', () => {
  it('beyond the patience defers everybody who waits, and who comes', async () => {
    const clock = fastClock();
    const hosts = createScheduler({ clock, maxWaitMs: 10_000 });
    hosts.setPace('a.test', { maxConcurrent: 1, minIntervalMs: 0 });
    const { order, turns, ask } = recordAcquires(hosts);
    void ask('a.test', 'first');
    void ask('a.test', 'second');
    await nextTick();
    const until = clock.now() + 3_600_000;
    expect(turns[0]?.release({ kind: 'wait', until })).toEqual({ deferredUntil: until });
    await ask('a.test', 'third');
    expect(order).toEqual(['first', 'second: deferred', 'third: deferred']);
    expect(await hosts.acquire('a.test', 'back', neverAborted)).toMatchObject({ kind: 'deferred', retryAt: until });
    expect((await hosts.acquire('b.test', 'back', neverAborted)).ok).toBe(true);
  });

  it('within the patience is waited for', async () => {
    const clock = fastClock();
    const hosts = createScheduler({ clock });
    const first = await hosts.acquire('a.test', 'back', neverAborted);
    const until = clock.now() + 2000;
    if (first.ok) first.release({ kind: 'wait', until });
    expect((await hosts.acquire('a.test', 'front', neverAborted)).ok).toBe(true);
    expect(clock.now()).toBeGreaterThanOrEqual(until);
  });
});
