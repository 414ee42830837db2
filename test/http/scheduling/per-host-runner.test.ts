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
/** An answer takes long: whatever is begun in pieces has been begun before it comes. */
const turns = async (many = 40) => {
  for (let n = 0; n < many; n += 1) await turn();
};

describe('judging host by host', () => {
  it('judges every target once and never more of a host at a time than allowed', async () => {
    const lists = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(lists, fc.integer({ min: 1, max: 8 }), async (sizes, limit) => {
        const targets = sizes.flatMap((size, host) => Array.from({ length: size }, (_, page) => target(`h${host}`, page)));
        const now = new Map<string, number>();
        let peak = 0;
        const seen: string[] = [];
        const work = async (one: CheckTarget) => {
          const busy = (now.get(hostOf(one)) ?? 0) + 1;
          now.set(hostOf(one), busy);
          peak = Math.max(peak, busy);
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
  ])('are at work so that all end together: %s', async (_, sizes, waves, mostAtOnce) => {
    const targets = sizes.flatMap((size, host) => Array.from({ length: size }, (_, page) => target(`h${host}`, page)));
    const answer: (() => void)[] = [];
    const work = () => new Promise<Verdict>((resolve) => answer.push(() => resolve(alive)));
    const judging = runPerHost(createTargetCollection(targets), 8, work);
    const all = (async () => {
      let judged = 0;
      for await (const _ of judging) judged += 1;
      return judged;
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

  it('begins few in one turn, so that the first are on their way while the rest is begun', async () => {
    const targets = Array.from({ length: 1000 }, (_, n) => target(`h${n}`, n));
    let begun = 0;
    const work = () => {
      begun += 1;
      return new Promise<Verdict>(() => {});
    };
    void runPerHost(createTargetCollection(targets), 8, work).next();
    const seen: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      seen.push(begun);
      await turn();
    }
    expect(seen).toEqual([32, 64, 96, 128]);
    await turns();
    expect(begun).toBe(1000);
  });

  it('begins what is next before it hands over what was judged', async () => {
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

  it('begins nothing more when nobody takes any more', async () => {
    const targets = Array.from({ length: 100 }, (_, n) => target(`h${n % 4}`, n));
    let begun = 0;
    const work = async () => {
      begun += 1;
      await turn();
      return alive;
    };
    let atEnd = 0;
    for await (const _ of runPerHost(createTargetCollection(targets), 2, work)) {
      atEnd = begun;
      break;
    }
    await turns();
    expect(atEnd).toBeGreaterThan(0);
    expect(begun).toBe(atEnd);
  });

  it('has few of a long list in hand, and is not held up by a hundred hosts that never answer', async () => {
    const hanging = Array.from({ length: 100 }, (_, host) =>
      Array.from({ length: 20 }, (_, page) => target(`slow${host}`, page)),
    );
    const quick = Array.from({ length: 400 }, (_, host) => target(`quick${host}`, 1));
    let inHand = 0;
    let most = 0;
    const work = (one: CheckTarget) => {
      inHand += 1;
      most = Math.max(most, inHand);
      if (one.url.includes('slow')) return new Promise<Verdict>(() => {});
      return Promise.resolve(alive).finally(() => {
        inHand -= 1;
      });
    };
    let judged = 0;
    for await (const _ of runPerHost(createTargetCollection([...hanging.flat(), ...quick]), 8, work)) {
      judged += 1;
      if (judged === quick.length) break;
    }
    expect(judged).toBe(quick.length);
    expect(most).toBeLessThan(1000);
  });

  /** Judges so many of each of so many hosts, each of which takes a while, and counts what was in hand. */
  const counted = async (hosts: number, of: number) => {
    const targets = Array.from({ length: hosts * of }, (_, n) => target(`h${n % hosts}`, n));
    const now = new Map<string, number>();
    const peaks = new Map<string, number>();
    let inHand = 0;
    let most = 0;
    const work = async (one: CheckTarget) => {
      const host = hostOf(one);
      const busy = (now.get(host) ?? 0) + 1;
      now.set(host, busy);
      peaks.set(host, Math.max(peaks.get(host) ?? 0, busy));
      inHand += 1;
      most = Math.max(most, inHand);
      await turns(10);
      inHand -= 1;
      now.set(host, (now.get(host) ?? 1) - 1);
      return alive;
    };
    let judged = 0;
    for await (const _ of runPerHost(createTargetCollection(targets), 8, work)) judged += 1;
    // A connection is used again only while its host goes on, so each host needs as many as it was asked for at once.
    return { judged, most, connections: [...peaks.values()].reduce((sum, peak) => sum + peak, 0) };
  };

  it('takes of each of a thousand hosts about one at a time, and no more than there are connections', async () => {
    const { judged, most, connections } = await counted(1000, 20);
    expect(judged).toBe(20_000);
    expect(most).toBeLessThanOrEqual(256);
    expect(connections).toBeLessThan(2500);
  });

  it('takes of few hosts as much at once as is allowed', async () => {
    expect(await counted(20, 30)).toEqual({ judged: 600, most: 160, connections: 160 });
    expect((await counted(50, 20)).most).toBeGreaterThanOrEqual(256);
  });

  it('goes on with a host whose connection is open: hardly any is opened after the first ones', async () => {
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
        // As a network with 256 connections does: the one that has been idle longest makes room.
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

  describe('with time of its own', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    });
    afterEach(() => {
      vi.useRealTimers();
    });
    it('opens more to a host that falls silent while there is room', async () => {
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
      let judged = 0;
      void (async () => {
        for await (const _ of runPerHost(createTargetCollection(targets), 8, work)) judged += 1;
      })();
      await turns();
      while (answer.length > 0) {
        for (const one of answer.splice(0)) one();
        await turns();
        vi.advanceTimersByTime(300);
        await turns();
      }
      expect({ judged, silent }).toEqual({ judged: 1004, silent: 12 });
    });

    it('looks no more when nobody takes any more', async () => {
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

    it('begins what is left when all fall silent at once, and no answer comes any more to ask for it', async () => {
      const targets = Array.from({ length: 512 }, (_, n) => target(`h${n % 64}`, n));
      const answer: (() => void)[] = [];
      let begun = 0;
      const work = () => {
        begun += 1;
        return new Promise<Verdict>((resolve) => answer.push(() => resolve(alive)));
      };
      const judging = runPerHost(createTargetCollection(targets), 8, work);
      const all = (async () => {
        for await (const _ of judging);
      })();
      await turns();
      for (const one of answer.splice(0)) one();
      await turns();
      expect(begun).toBeLessThan(512);
      vi.advanceTimersByTime(250);
      await turns();
      expect(begun).toBe(512);
      for (const one of answer.splice(0)) one();
      await all;
    });
  });

  it('fails as a whole when the work does', async () => {
    const run = async () => {
      for await (const _ of runPerHost(createTargetCollection([target('a', 1), target('b', 1)]), 8, () =>
        Promise.reject(new Error('broken')),
      ));
    };
    await expect(run()).rejects.toThrow('broken');
  });
});
