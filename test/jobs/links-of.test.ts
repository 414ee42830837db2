import { expect, test } from 'vitest';
import { verdictsOn } from '../../src/jobs/links-of.ts';
import type { LinkToCheck } from '../../src/links/verdict.ts';
import { systemClock } from '../../src/net/clock.ts';
import type { Network } from '../../src/net/network.ts';

test('asks nobody any more when what was seen can not be written down', async () => {
  const slow: (AbortSignal | undefined)[] = [];
  const network: Network = {
    ask: ({ url, method, signal }) => {
      if (url.includes('slow')) {
        slow.push(signal);
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
  const full = () => Promise.reject(new Error('the disk is full'));
  await expect(verdictsOn(links, { network, clock: systemClock }, full)).rejects.toThrow('the disk is full');
  expect(slow.map((signal) => signal?.aborted)).toEqual([true]);
});
