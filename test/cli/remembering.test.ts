import { describe, expect, test } from 'vitest';
import { checkRemembering } from '../../src/cli/remembering.ts';
import type { VerdictCache } from '../../src/cli/verdict-cache.ts';
import type { LinkToCheck } from '../../src/links/verdict.ts';
import { systemClock } from '../../src/net/clock.ts';
import type { Network } from '../../src/net/network.ts';

const forgetful: VerdictCache = { get: () => undefined, put: () => {}, close: () => {} };

describe('a check of which somebody has seen enough', () => {
  test.each([
    ['without a cache', undefined],
    ['with one', forgetful],
  ])('withdraws what it has asked, %s', async (_, cache) => {
    const withdrawn: (AbortSignal | undefined)[] = [];
    const network: Network = {
      ask: ({ url, method, signal }) => {
        if (url.includes('slow')) {
          withdrawn.push(signal);
          return new Promise(() => {});
        }
        const body = method === 'HEAD' ? new Uint8Array() : Buffer.from('a page');
        return Promise.resolve({ ok: true, status: 200, url, headers: {}, body, truncated: false, hops: [], milliseconds: 1 });
      },
      pace: () => {},
      fetch,
      requests: () => ({ byHost: {}, byService: {} }),
      close: async () => {},
    };
    const links = ['https://quick.example/a.pdf', 'https://slow.example/b.pdf'].map(
      (url, index): LinkToCheck => ({ url, at: [{ file: 'a.md', line: index + 1, column: 1 }] }),
    );
    for await (const _first of checkRemembering(links, { network, clock: systemClock }, cache)) break;
    expect(withdrawn.map((signal) => signal?.aborted)).toEqual([true]);
  });
});
