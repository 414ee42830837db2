import { describe, expect, it } from 'vitest';
import { type HostSettings, type Hosts, openHosts, type Place, type Turn } from '../../src/net/hosts.ts';
import fc from '../property.ts';
import { fastClock, handClock } from './loopback.ts';

const never = new AbortController().signal;

function hostsWith(settings: Partial<HostSettings> = {}): Hosts {
  return openHosts({ clock: fastClock(), connections: 256, patience: 120_000, random: () => 0.5, ...settings });
}

/** Asks for turns and notes who got one, in which order. */
function asker(hosts: Hosts) {
  const order: string[] = [];
  const turns: Turn[] = [];
  const ask = async (host: string, name: string, place: Place = 'back', signal = never) => {
    const turn = await hosts.turn(host, place, signal);
    order.push(turn.ok ? name : `${name}: ${turn.kind}`);
    if (turn.ok) turns.push(turn);
  };
  return { order, turns, ask };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('one queue a host', () => {
  it('lets eight run at once, and the next when one ends', async () => {
    const { order, turns, ask } = asker(hostsWith());
    for (let i = 0; i < 10; i += 1) void ask('a.test', String(i));
    await soon();
    expect(order).toHaveLength(8);
    turns[0]?.end({ kind: 'fine' });
    turns[0]?.end({ kind: 'fine' });
    await soon();
    expect(order).toHaveLength(9);
  });

  it('keeps a registered pace, for sub-hosts together when it says so', async () => {
    const hosts = hostsWith();
    hosts.pace('*.a.test', { concurrency: 1, spacing: 0 });
    const { order, ask } = asker(hosts);
    for (const host of ['x.a.test', 'Y.a.test', 'a.test.', 'other.test', 'xa.test']) void ask(host, host);
    await soon();
    expect(order).toEqual(['x.a.test', 'other.test', 'xa.test']);
  });

  it('keeps the spacing between starts', async () => {
    const clock = handClock();
    const hosts = hostsWith({ clock });
    hosts.pace('a.test', { concurrency: 8, spacing: 3000 });
    const { order, ask } = asker(hosts);
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
    const hosts = hostsWith();
    hosts.pace('a.test', { concurrency: 1, spacing: 0 });
    const { order, turns, ask } = asker(hosts);
    void ask('a.test', 'running');
    void ask('a.test', 'again', 'late');
    void ask('a.test', 'new');
    void ask('a.test', 'step', 'front');
    for (let i = 0; i < 4; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 15));
      turns[i]?.end({ kind: 'fine' });
    }
    expect(order).toEqual(['running', 'step', 'new', 'again']);
  });

  it('forgets who has been withdrawn', async () => {
    const hosts = hostsWith();
    hosts.pace('a.test', { concurrency: 1, spacing: 0 });
    const { order, turns, ask } = asker(hosts);
    const abort = new AbortController();
    void ask('a.test', 'first');
    void ask('a.test', 'second', 'back', abort.signal);
    void ask('a.test', 'third');
    await soon();
    abort.abort();
    turns[0]?.end({ kind: 'nothing' });
    await soon();
    expect(order).toEqual(['first', 'second: aborted', 'third']);
  });
});

describe('one budget over all', () => {
  it('is not used by hosts that wait', async () => {
    const clock = fastClock(1);
    const hosts = hostsWith({ clock, connections: 2 });
    const { order, turns, ask } = asker(hosts);
    void ask('waiting.test', 'w0');
    await soon();
    turns[0]?.end({ kind: 'wait', until: clock.now() + 60_000 });
    for (let i = 1; i < 20; i += 1) void ask('waiting.test', `w${i}`);
    for (const host of ['b.test', 'c.test']) void ask(host, host);
    await soon();
    expect(order).toEqual(['w0', 'b.test', 'c.test']);
    hosts.close();
  });

  it('goes to the host with the longest way to go, and to everybody in the end', async () => {
    const hosts = hostsWith({ connections: 1 });
    const { order, turns, ask } = asker(hosts);
    void ask('first.test', 'first');
    void ask('short.test', 'short');
    for (let i = 0; i < 40; i += 1) void ask('long.test', 'long');
    for (let i = 0; i < 42; i += 1) {
      await Promise.resolve().then(() => {});
      await new Promise((resolve) => setImmediate(resolve));
      turns[i]?.end({ kind: 'fine' });
    }
    expect(order.slice(0, 2)).toEqual(['first', 'long']);
    expect(order).toContain('short');
    expect(order).toHaveLength(42);
  });

  /** Six connections: one of a host with one question, five of a host with ten; the first answer has come of both. */
  const fiveInUse = async () => {
    const clock = handClock();
    const hosts = hostsWith({ clock, connections: 6 });
    const { order, turns, ask } = asker(hosts);
    void ask('short.test', 'short');
    for (let i = 0; i < 11; i += 1) void ask('long.test', 'long');
    await soon();
    turns[1]?.end({ kind: 'fine' });
    turns[0]?.end({ kind: 'fine' });
    await soon();
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
    await soon();
    expect(order).toHaveLength(8);
  });

  it('goes to who has waited for two seconds, whatever comes to its own queue meanwhile', async () => {
    const clock = handClock();
    const hosts = hostsWith({ clock, connections: 1 });
    const { order, turns, ask } = asker(hosts);
    for (let i = 0; i < 60; i += 1) void ask('long.test', 'long');
    void ask('short.test', 'short');
    await clock.advance(1500);
    void ask('short.test', 'short');
    await clock.advance(600);
    turns[0]?.end({ kind: 'fine' });
    await soon();
    expect(order).toEqual(['long', 'short']);
  });

  it('is never exceeded, nor any host’s own limit, and nobody is forgotten', async () => {
    const question = fc.record({
      host: fc.nat(4),
      place: fc.constantFrom<Place>('back', 'front', 'late'),
      wait: fc.nat(3),
      bad: fc.nat(20),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(question, { maxLength: 40 }), fc.integer({ min: 1, max: 6 }), async (questions, connections) => {
        const clock = fastClock(2000);
        const hosts = hostsWith({ connections, clock });
        hosts.pace('h0.test', { concurrency: 2, spacing: 50 });
        let busy = 0;
        const running = new Map<number, number>();
        const replies = await Promise.all(
          questions.map(async ({ host, place, wait, bad }) => {
            const turn = await hosts.turn(`h${host}.test`, place, never);
            if (!turn.ok) return turn.kind;
            busy += 1;
            const here = (running.get(host) ?? 0) + 1;
            running.set(host, here);
            expect(busy).toBeLessThanOrEqual(connections);
            expect(here).toBeLessThanOrEqual(host === 0 ? 2 : 8);
            if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait - 1));
            busy -= 1;
            running.set(host, (running.get(host) ?? 0) - 1);
            turn.end(bad === 0 ? { kind: 'wait', until: clock.now() + 500 } : { kind: 'fine' });
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
    const hosts = hostsWith({ clock, patience: 10_000 });
    hosts.pace('a.test', { concurrency: 1, spacing: 0 });
    const { order, turns, ask } = asker(hosts);
    void ask('a.test', 'first');
    void ask('a.test', 'second');
    await soon();
    const until = clock.now() + 3_600_000;
    expect(turns[0]?.end({ kind: 'wait', until })).toEqual({ deferredUntil: until });
    await ask('a.test', 'third');
    expect(order).toEqual(['first', 'second: deferred', 'third: deferred']);
    expect(await hosts.turn('a.test', 'back', never)).toMatchObject({ kind: 'deferred', notBefore: until });
    expect((await hosts.turn('b.test', 'back', never)).ok).toBe(true);
  });

  it('within the patience is waited for', async () => {
    const clock = fastClock();
    const hosts = hostsWith({ clock });
    const first = await hosts.turn('a.test', 'back', never);
    const until = clock.now() + 2000;
    if (first.ok) first.end({ kind: 'wait', until });
    expect((await hosts.turn('a.test', 'front', never)).ok).toBe(true);
    expect(clock.now()).toBeGreaterThanOrEqual(until);
  });
});
