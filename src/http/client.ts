import { systemClock } from '../runtime/clock.ts';
import { type AbortToken, createAbortToken, listenForAbort, triggerAbort } from './cancellation.ts';
import { createDnsLookup } from './connection/index.ts';
import { createFetch } from './fetch.ts';
import { createAddressGuard } from './policy/index.ts';
import { readProxySettings } from './proxy/index.ts';
import { type RequestContext, sendRequest } from './request.ts';
import { createHostScheduler, defaultPace } from './scheduling/index.ts';
import { createHttpTransport } from './transport.ts';
import type { HostPace, HttpClient, HttpClientOptions, HttpRequest, HttpTimeouts } from './types.ts';
import { createUnorderedSet } from './unordered-set.ts';

/** Long enough for a slow host on the other side of the world (three SYNs go out within 10 s), short enough for a run. */
export const defaultTimeouts: HttpTimeouts = { connectMs: 10_000, headersMs: 15_000, bodyMs: 10_000, totalMs: 30_000 };

const defaultUserAgent = 'Mozilla/5.0 (compatible; Listkeeper; link check)';

/**
 * Opens the one door to the outside. Throws a RangeError when `allowAddresses` or a proxy of `environment` cannot be understood; nothing that comes
 * later throws. What is not given has the defaults of `NetworkSettings`.
 */
export function createHttpClient(options: HttpClientOptions = {}): HttpClient {
  const clock = options.clock ?? systemClock;
  const random = options.random ?? Math.random;
  const maxConnections = Math.max(1, options.maxConnections ?? 256);
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const addressGuard = createAddressGuard(options.allowAddresses);
  const proxies = readProxySettings(options.environment);
  const route = options.route ?? (() => undefined);
  const { maxConcurrentPerHost } = options;
  const limitPace = (one: HostPace): HostPace =>
    maxConcurrentPerHost === undefined ? one : { ...one, maxConcurrent: Math.min(one.maxConcurrent, maxConcurrentPerHost) };
  const defaultHostPace: HostPace = { ...defaultPace, maxConcurrent: maxConcurrentPerHost ?? defaultPace.maxConcurrent };
  const scheduler = createHostScheduler({
    clock,
    maxConcurrent: maxConnections,
    maxWaitMs: options.maxWaitMs ?? 120_000,
    random,
    defaultHostPace,
  });
  const byHost = new Map<string, number>();
  const byService = new Map<string, number>();
  const transport = createHttpTransport({
    addressGuard,
    lookupName: createDnsLookup(),
    proxies,
    route,
    timeouts,
    maxConnections,
    getConcurrencyLimit: scheduler.getConcurrencyLimit,
    clock,
    onRequestSent(url, service) {
      increment(byHost, url.hostname);
      if (service !== undefined) increment(byService, service);
    },
  });
  const octokitFetch = createFetch(proxies, route);
  const activeRequests = createUnorderedSet<AbortToken>();
  let closed = false;

  // Made for what is being sent only: a hundred thousand questions may wait, and each must stay small.
  const runCancellable: RequestContext['runCancellable'] = async (asker, work) => {
    const stop = createAbortToken(closed || asker?.aborted === true);
    const stopListening = listenForAbort(asker, () => triggerAbort(stop));
    const sent = activeRequests.add(stop);
    try {
      return await work(stop);
    } finally {
      sent();
      stopListening();
    }
  };
  const userAgent = options.userAgent ?? defaultUserAgent;
  const requestContext: RequestContext = {
    scheduler,
    transport,
    clock,
    totalTimeoutMs: timeouts.totalMs,
    userAgent,
    runCancellable,
  };

  return {
    request: (question: HttpRequest) => sendRequest(question, requestContext),
    setPace: (host, one) => scheduler.setPace(host, limitPace(one)),
    fetch: octokitFetch.fetch,
    requestCounts: () => ({ byHost: Object.fromEntries(byHost), byService: Object.fromEntries(byService) }),
    async close() {
      closed = true;
      scheduler.close();
      for (const stop of activeRequests) triggerAbort(stop);
      transport.close();
      await octokitFetch.close();
    },
  };
}

function increment(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
