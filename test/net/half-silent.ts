import type { LinkToCheck } from '../../src/links/verdict.ts';
import type { Network } from '../../src/net/network.ts';

/** A network in which one of two links is answered at once and the other never; `signals` are those by which the latter may be withdrawn. */
export function halfSilent(): { network: Network; links: LinkToCheck[]; signals: (AbortSignal | undefined)[] } {
  const signals: (AbortSignal | undefined)[] = [];
  const network: Network = {
    ask: ({ url, method, signal }) => {
      if (url.includes('slow')) {
        signals.push(signal);
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
  return { network, links, signals };
}
