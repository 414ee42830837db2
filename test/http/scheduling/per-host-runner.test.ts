import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runPerHost } from '../../../src/http/scheduling/per-host-runner.ts';
import { identify } from '../../../src/links/identify/identify.ts';
import { type CheckTarget, createTargetCollection } from '../../../src/links/services/shared/check-target.ts';
import type { Verdict } from '../../../src/model/verdict.ts';
import fc from '../../seeded-fast-check.ts';

const alive: Verdict = { verdict: 'alive', reason: 'ok', evidence: { asked: 'page' } };
const target = (host: string, page: number): CheckTarget => {
  const url = `https://${host}.org/${page}`;
  return { identity: identify(url), url, names: [] };
};
const hostOf = ({ url }: CheckTarget) => new URL(url).host;
const turn = () => new Promise((resolve) => setImmediate(resolve));
/** Enough turns for everything that starts in batches to have started. */
const turns = async (many = 40) => {
  for (let n = 0; n < many; n += 1) await turn();
};

describe('runPerHost', () => {
  it('runs every task once, within the limit per host', async () => {
    const lists = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(lists, fc.integer({ min: 1, max: 8 }), async (sizes, limit) => {
        const targets = sizes.flatMap((size, host) => Array.from({ length: size }, (_, page) => target(`h${host}`, page)));
        const now = new Map<string, number>();
        let peak = 0;
        const seen: string[] = [];
        const work = async (one: CheckTarget) => {
          const running = (now.get(hostOf(one)) ?? 0) + 1;
          now.set(hostOf(one), running);
          peak = Math.max(peak, running);
          for (let turns = one.url.length % 5; turns >= 0; turns -= 1) await null;
          now.set(hostOf(one), (now.get(hostOf(one)) ?? 1) - 1);
          return alive;
        };
        for await (const [one] of runPerHost(createTargetCollection(targets), limit, work)) seen.push(one.url);
        expect(seen.toSorted()).toEqual(targets.map(({ url }) => url).toSorted());
        expect(peak).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['fifty hosts with twenty links each', Array.from({ length: 50 }, () => 20), 4, 256],
    ['one of six hundred, and fifty of eight', [600, ...Array.from({ length: 50 }, () => 8)], 75, 256],
    ['a thousand of one', Array.from({ length: 1000 }, () => 1), 1, 1000],
  ])('shares the room so that all hosts end together: %s', async (_, sizes, waves, mostAtOnce) => {
    const targets = sizes.flatMap((size, host) => Array.from({ length: size }, (_, page) => target(`h${host}`, page)));
    const answer: (() => void)[] = [];
    const work = () => new Promise<Verdict>((resolve) => answer.push(() => resolve(alive)));
    const results = runPerHost(createTargetCollection(targets), 8, work);
    const all = (async () => {
      let finished = 0;
      for await (const _ of results) finished += 1;
      return finished;
    })();
    let seen = 0;
    let peak = 0;
    await null;
    for (; answer.length > 0; seen += 1) {
      await turns();
      peak = Math.max(peak, answer.length);
      for (const one of answer.splice(0)) one();
      await turn();
    }
    expect(await all).toBe(targets.length);
    expect({ waves: seen, peak }).toEqual({ waves, peak: expect.toSatisfy((many: number) => many <= mostAtOnce) });
  });

  it('starts a few tasks per turn, so that the first requests leave early', async () => {
    const targets = Array.from({ length: 1000 }, (_, n) => target(`h${n}`, n));
    let started = 0;
    const work = () => {
      started += 1;
      return new Promise<Verdict>(() => {});
    };
    void runPerHost(createTargetCollection(targets), 8, work).next();
    const seen: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      seen.push(started);
      await turn();
    }
    expect(seen).toEqual([32, 64, 96, 128]);
    await turns();
    expect(started).toBe(1000);
  });

  it('starts the next task before it delivers results', async () => {
    const targets = Array.from({ length: 3 }, (_, n) => target('h', n));
    const events: string[] = [];
    const work = async (one: CheckTarget) => {
      events.push(`asks ${one.url.at(-1)}`);
      await turn();
      return alive;
    };
    for await (const [one] of runPerHost(createTargetCollection(targets), 1, work)) events.push(`says ${one.url.at(-1)}`);
    expect(events).toEqual(['asks 0', 'asks 1', 'asks 2', 'says 0', 'says 1', 'says 2']);
  });

  it('starts nothing after the consumer has stopped', async () => {
    const targets = Array.from({ length: 100 }, (_, n) => target(`h${n % 4}`, n));
    let started = 0;
    const work = async () => {
      started += 1;
      await turn();
      return alive;
    };
    let atEnd = 0;
    for await (const _ of runPerHost(createTargetCollection(targets), 2, work)) {
      atEnd = started;
      break;
    }
    await turns();
    expect(atEnd).toBeGreaterThan(0);
    expect(started).toBe(atEnd);
  });

  it('has few tasks of a long list in flight, and is not blocked by a hundred silent hosts', async () => {
    const hanging = Array.from({ length: 100 }, (_, host) =>
      Array.from({ length: 20 }, (_, page) => target(`slow${host}`, page)),
    );
    const quick = Array.from({ length: 400 }, (_, host) => target(`quick${host}`, 1));
    let inFlight = 0;
    let maxInFlight = 0;
    const work = (one: CheckTarget) => {
      inFlight += 1;
      maxInFlight = Math.max(maxInFlight, inFlight);
      if (one.url.includes('slow')) return new Promise<Verdict>(() => {});
      return Promise.resolve(alive).finally(() => {
        inFlight -= 1;
      });
    };
    let finished = 0;
    for await (const _ of runPerHost(createTargetCollection([...hanging.flat(), ...quick]), 8, work)) {
      finished += 1;
      if (finished === quick.length) break;
    }
    expect(finished).toBe(quick.length);
    expect(maxInFlight).toBeLessThan(1000);
  });

  /** Runs `of` slow tasks for each of `hosts` hosts, and counts what was in flight. */
  const countInFlight = async (hosts: number, of: number) => {
    const targets = Array.from({ length: hosts * of }, (_, n) => target(`h${n % hosts}`, n));
    const now = new Map<string, number>();
    const peaks = new Map<string, number>();
    let inFlight = 0;
    let maxInFlight = 0;
    const work = async (one: CheckTarget) => {
      const host = hostOf(one);
      const running = (now.get(host) ?? 0) + 1;
      now.set(host, running);
      peaks.set(host, Math.max(peaks.get(host) ?? 0, running));
      inFlight += 1;
      maxInFlight = Math.max(maxInFlight, inFlight);
      await turns(10);
      inFlight -= 1;
      now.set(host, (now.get(host) ?? 1) - 1);
      return alive;
    };
    let finished = 0;
    for await (const _ of runPerHost(createTargetCollection(targets), 8, work)) finished += 1;
    // Each host needs as many connections as it had tasks in flight.
    return { finished, maxInFlight, connections: [...peaks.values()].reduce((sum, peak) => sum + peak, 0) };
  };

  it('runs about one task at a time for each of a thousand hosts', async () => {
    const { finished, maxInFlight, connections } = await countInFlight(1000, 20);
    expect(finished).toBe(20_000);
    expect(maxInFlight).toBeLessThanOrEqual(256);
    expect(connections).toBeLessThan(2500);
  });

  it('uses the limit per host if there are few hosts', async () => {
    expect(await countInFlight(20, 30)).toEqual({ finished: 600, maxInFlight: 160, connections: 160 });
    expect((await countInFlight(50, 20)).maxInFlight).toBeGreaterThanOrEqual(256);
  });

  it('reuses open connections, so that hardly any is opened later', async () => {
    const targets = Array.from({ length: 1000 }, (_, n) => target(`h${n % 50}`, n));
    const events: { at: number; answer: () => void }[] = [];
    const idle: string[] = [];
    let now = 0;
    let open = 0;
    let opened = 0;
    const work = (one: CheckTarget) => {
      const host = hostOf(one);
      const own = idle.lastIndexOf(host);
      if (own >= 0) idle.splice(own, 1);
      else {
        // As a pool of 256 connections does, which closes the longest idle one.
        if (open === 256) idle.shift();
        else open += 1;
        opened += 1;
      }
      return new Promise<Verdict>((resolve) => {
        const answer = () => {
          idle.push(host);
          resolve(alive);
        };
        events.push({ at: now + 100 + (opened % 16) / 4, answer });
      });
    };
    const all = (async () => {
      for await (const _ of runPerHost(createTargetCollection(targets), 8, work));
    })();
    await turns();
    while (events.length > 0) {
      events.sort((a, b) => a.at - b.at);
      const next = events.shift();
      now = next?.at ?? now;
      next?.answer();
      await turn();
    }
    await all;
    expect(opened).toBe(256);
    expect(now).toBeLessThan(450);
  });

  describe('with fake timers', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    });
    afterEach(() => {
      vi.useRealTimers();
    });
    it('adds connections to a host that falls silent, if there is room', async () => {
      const targets = [
        ...Array.from({ length: 16 }, (_, n) => target('silent', n)),
        ...Array.from({ length: 1000 }, (_, n) => target(`h${n % 50}`, n)),
      ];
      let silent = 0;
      const answer: (() => void)[] = [];
      const work = (one: CheckTarget) =>
        new Promise<Verdict>((resolve) => {
          if (one.url.includes('silent')) silent += 1;
          if (one.url.includes('silent') && silent > 4) return;
          answer.push(() => resolve(alive));
        });
      let finished = 0;
      void (async () => {
        for await (const _ of runPerHost(createTargetCollection(targets), 8, work)) finished += 1;
      })();
      await turns();
      while (answer.length > 0) {
        for (const one of answer.splice(0)) one();
        await turns();
        vi.advanceTimersByTime(300);
        await turns();
      }
      expect({ finished, silent }).toEqual({ finished: 1004, silent: 12 });
    });

    it('stops its timer after the consumer has stopped', async () => {
      const targets = Array.from({ length: 64 }, (_, n) => target('h', n));
      const work = async () => {
        await turn();
        return alive;
      };
      for await (const _ of runPerHost(createTargetCollection(targets), 2, work)) break;
      await turns();
      expect(vi.getTimerCount()).toBeLessThanOrEqual(1);
      vi.advanceTimersByTime(1000);
      await turns();
      expect(vi.getTimerCount()).toBe(0);
    });

    it('starts the rest after the grace period if all hosts fall silent at once', async () => {
      const targets = Array.from({ length: 512 }, (_, n) => target(`h${n % 64}`, n));
      const answer: (() => void)[] = [];
      let started = 0;
      const work = () => {
        started += 1;
        return new Promise<Verdict>((resolve) => answer.push(() => resolve(alive)));
      };
      const results = runPerHost(createTargetCollection(targets), 8, work);
      const all = (async () => {
        for await (const _ of results);
      })();
      await turns();
      for (const one of answer.splice(0)) one();
      await turns();
      expect(started).toBeLessThan(512);
      vi.advanceTimersByTime(250);
      await turns();
      expect(started).toBe(512);
      for (const one of answer.splice(0)) one();
      await all;
    });
  });

  it('rejects when a task does', async () => {
    const run = async () => {
      for await (const _ of runPerHost(createTargetCollection([target('a', 1), target('b', 1)]), 8, () =>
        Promise.reject(new Error('broken')),
      ));
    };
    await expect(run()).rejects.toThrow('broken');
  });
});
