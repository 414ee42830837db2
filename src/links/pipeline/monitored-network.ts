import { checkConnectivity, type HttpClient, OfflineDetector } from '../../http/index.ts';

/** A network that records whether any host responds. */
export interface MonitoredNetwork {
  network: HttpClient;
  /** Any host of the internet has responded. */
  hasResponded(): boolean;
  /** A private GitHub server responded by `fetch`. It may be reachable without the internet. */
  hasPrivateGitHubResponded(): boolean;
  /** Whether the internet is reachable; in doubt, well-known hosts are requested. */
  isOnline(): Promise<boolean>;
}

/**
 * Monitors a network, and aborts the run when it is offline: thousands of requests would only fail.
 */
export function monitorNetwork(network: HttpClient, abortController: AbortController): MonitoredNetwork {
  const detector = new OfflineDetector();
  const silentHosts = new Set<string>();
  let responded = false;
  let privateGitHubResponded = false;
  let canaryAnswer: Promise<boolean> | undefined;
  const requestMonitored: HttpClient['request'] = async (question) => {
    const response = await network.request(question);
    if (responded) return response;
    const host = URL.parse(response.url)?.hostname ?? '';
    detector.record(host, response.ok ? 'ok' : response.kind, response.ok ? undefined : response.code);
    if (response.ok || response.redirects.length > 0 || /^(?:tls|reset|protocol)$/.test(response.kind)) responded = true;
    else if (/^(?:dns|unreachable|refused|proxy|timeout)$/.test(response.kind)) silentHosts.add(host);
    if (!responded && !privateGitHubResponded && silentHosts.size >= 12 && detector.isOffline()) abortController.abort();
    return response;
  };
  return {
    network: {
      // One response settles it for the whole run.
      request: (question) => (responded ? network.request(question) : requestMonitored(question)),
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
      if (!privateGitHubResponded && detector.isOffline()) return false;
      canaryAnswer ??= checkConnectivity(network);
      return canaryAnswer;
    },
  };
}
