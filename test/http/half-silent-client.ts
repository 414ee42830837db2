import type { HttpClient, HttpResult } from '../../src/http/types.ts';
import type { LinkToCheck } from '../../src/model/verdict.ts';

/**
 * A client that answers one of two links at once and the other never. `signals` has the signals of
 * the latter's requests.
 */
export function createHalfSilentClient(): { network: HttpClient; links: LinkToCheck[]; signals: (AbortSignal | undefined)[] } {
  const signals: (AbortSignal | undefined)[] = [];
  const network: HttpClient = {
    request: ({ url, method, signal }) => {
      if (url.includes('slow')) {
        signals.push(signal);
        return new Promise(() => {});
      }
      const body = method === 'HEAD' ? new Uint8Array() : Buffer.from('a page');
      return Promise.resolve<HttpResult>({
        ok: true,
        status: 200,
        url,
        headers: {},
        body,
        truncated: false,
        redirects: [],
        durationMs: 1,
      });
    },
    setPace: () => {},
    fetch,
    requestCounts: () => ({ byHost: {}, byService: {} }),
    close: async () => {},
  };
  const links = ['https://quick.example/a.pdf', 'https://slow.example/b.pdf'].map(
    (url, index): LinkToCheck => ({ url, at: [{ file: 'a.md', line: index + 1, column: 1 }] }),
  );
  return { network, links, signals };
}
