import { checkConnectivity, type HttpClient, OfflineDetector } from '../../http/index.ts';

/** A network that notices whether anybody answers at all. */
export interface MonitoredNetwork {
  network: HttpClient;
  /** Somebody gave a sign of life. */
  hasResponded(): boolean;
  /** A GitHub of one's own answered, by `fetch`. It is there without the internet, too: that proves neither life nor silence. */
  hasPrivateGitHubResponded(): boolean;
  /** Whether the network is there: when in doubt, hosts that always are get asked. */
  isOnline(): Promise<boolean>;
}

/** Watches a network; when nobody answers, `stop` ends the run, since nothing is gained by asking thousands of hosts without a network. */
export function monitorNetwork(network: HttpClient, abortController: AbortController): MonitoredNetwork {
  const watcher = new OfflineDetector();
  const silentHosts = new Set<string>();
  let responded = false;
  let privateGitHubResponded = false;
  let canaryAnswer: Promise<boolean> | undefined;
  return {
    network: {
      request: async (question) => {
        const response = await network.request(question);
        // One sign of life is enough for good.
        if (responded) return response;
        const host = URL.parse(response.url)?.hostname ?? '';
        watcher.record(host, response.ok ? 'ok' : response.kind, response.ok ? undefined : response.code);
        if (response.ok || response.redirects.length > 0 || /^(?:tls|reset|protocol)$/.test(response.kind)) responded = true;
        else if (/^(?:dns|unreachable|refused|proxy|timeout)$/.test(response.kind)) silentHosts.add(host);
        if (!responded && !privateGitHubResponded && silentHosts.size >= 12 && watcher.isOffline()) abortController.abort();
        return response;
      },
      setPace: (host, pace) => network.setPace(host, pace),
      fetch: async (input, init) => {
        const response = await network.fetch(input, init);
        privateGitHubResponded = true;
        return response;
      },
      requestCounts: () => network.requestCounts(),
      close: () => network.close(),
    },
    hasResponded: () => responded,
    hasPrivateGitHubResponded: () => privateGitHubResponded,
    isOnline: async () => {
      if (responded || silentHosts.size === 0) return true;
      if (!privateGitHubResponded && watcher.isOffline()) return false;
      canaryAnswer ??= checkConnectivity(network);
      return canaryAnswer;
    },
  };
}
