import { describe, expect, it } from 'vitest';
import { identify } from '../../src/links/identify.ts';
import { perHost } from '../../src/links/services/per-host.ts';
import { listed, type Target } from '../../src/links/services/service.ts';
import type { Verdict } from '../../src/links/verdict.ts';
import fc from '../property.ts';

const alive: Verdict = { verdict: 'alive', reason: 'ok', evidence: { asked: 'page' } };
const target = (host: string, page: number): Target => {
  const url = `https://${host}.org/${page}`;
  return { identity: identify(url), url, names: [] };
};
const hostOf = ({ url }: Target) => new URL(url).host;

describe('judging host by host', () => {
  it('judges every target once and never more of a host at a time than allowed', async () => {
    const lists = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(lists, fc.integer({ min: 1, max: 8 }), async (sizes, limit) => {
        const targets = sizes.flatMap((size, host) => Array.from({ length: size }, (_, page) => target(`h${host}`, page)));
        const now = new Map<string, number>();
        let peak = 0;
        const seen: string[] = [];
        const work = async (one: Target) => {
          const busy = (now.get(hostOf(one)) ?? 0) + 1;
          now.set(hostOf(one), busy);
          peak = Math.max(peak, busy);
          for (let turns = one.url.length % 5; turns >= 0; turns -= 1) await null;
          now.set(hostOf(one), (now.get(hostOf(one)) ?? 1) - 1);
          return alive;
        };
        for await (const [one] of perHost(listed(targets), limit, work)) seen.push(one.url);
        expect(seen.toSorted()).toEqual(targets.map(({ url }) => url).toSorted());
        expect(peak).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 50 },
    );
  });

  it('has few of a long list in hand, and is not held up by a hundred hosts that never answer', async () => {
    const hanging = Array.from({ length: 100 }, (_, host) =>
      Array.from({ length: 20 }, (_, page) => target(`slow${host}`, page)),
    );
    const quick = Array.from({ length: 400 }, (_, host) => target(`quick${host}`, 1));
    let inHand = 0;
    let most = 0;
    const work = (one: Target) => {
      inHand += 1;
      most = Math.max(most, inHand);
      if (one.url.includes('slow')) return new Promise<Verdict>(() => {});
      return Promise.resolve(alive).finally(() => {
        inHand -= 1;
      });
    };
    let judged = 0;
    for await (const _ of perHost(listed([...hanging.flat(), ...quick]), 8, work)) {
      judged += 1;
      if (judged === quick.length) break;
    }
    expect(judged).toBe(quick.length);
    expect(most).toBeLessThan(1000);
  });

  it('fails as a whole when the work does', async () => {
    const run = async () => {
      for await (const _ of perHost(listed([target('a', 1), target('b', 1)]), 8, () => Promise.reject(new Error('broken'))));
    };
    await expect(run()).rejects.toThrow('broken');
  });
});
