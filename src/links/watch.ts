import type { Network } from '../net/network.ts';
import { canariesAnswer, watchForOffline } from '../net/online.ts';

/** A network that notices whether anybody answers at all. */
export interface Watched {
  network: Network;
  /** Somebody gave a sign of life. */
  heard(): boolean;
  /** A GitHub of one's own answered, by `fetch`. It is there without the internet, too: that proves neither life nor silence. */
  near(): boolean;
  /** Whether the network is there: when in doubt, hosts that always are get asked. */
  online(): Promise<boolean>;
}

/** Watches a network; when nobody answers, `stop` ends the run, since nothing is gained by asking thousands of hosts without a network. */
export function watch(network: Network, stop: AbortController): Watched {
  const watcher = watchForOffline();
  const silent = new Set<string>();
  let heard = false;
  let near = false;
  let answer: Promise<boolean> | undefined;
  return {
    network: {
      ask: async (question) => {
        const reply = await network.ask(question);
        // One sign of life is enough for good.
        if (heard) return reply;
        const host = URL.parse(reply.url)?.hostname ?? '';
        watcher.saw(host, reply.ok ? 'ok' : reply.kind, reply.ok ? undefined : reply.code);
        if (reply.ok || reply.hops.length > 0 || /^(?:tls|reset|protocol)$/.test(reply.kind)) heard = true;
        else if (/^(?:dns|unreachable|refused|proxy|timeout)$/.test(reply.kind)) silent.add(host);
        if (!heard && !near && silent.size >= 12 && watcher.offline()) stop.abort();
        return reply;
      },
      pace: (host, pace) => network.pace(host, pace),
      fetch: async (input, init) => {
        const response = await network.fetch(input, init);
        near = true;
        return response;
      },
      requests: () => network.requests(),
      close: () => network.close(),
    },
    heard: () => heard,
    near: () => near,
    online: async () => {
      if (heard || silent.size === 0) return true;
      if (!near && watcher.offline()) return false;
      answer ??= canariesAnswer(network);
      return answer;
    },
  };
}
