import { type Clock, systemClock } from '../runtime/clock.ts';
import { AbortToken, listenForAbort } from './cancellation/cancellation.ts';
import { UnorderedSet } from './cancellation/unordered-set.ts';
import { createDnsLookup } from './connection/index.ts';
import { createFetch } from './fetch.ts';
import { readProxySettings } from './proxy/index.ts';
import { sendRequest } from './request.ts';
import { AddressGuard } from './request-rules/index.ts';
import { createDefaultHeaders, type RequestContext } from './retry.ts';
import { defaultPace, HostScheduler } from './scheduling/index.ts';
import { HttpTransport } from './transport.ts';
import {
  defaultMaxConnections,
  type HostPace,
  type HttpClient,
  type HttpClientOptions,
  type HttpTimeouts,
  type ReserveTurn,
} from './types.ts';

/**
 * Long enough for a slow host on the other side of the world (three SYNs within 10 s), short enough
 * for a run.
 */
const defaultTimeouts: HttpTimeouts = { connectMs: 10_000, headersMs: 15_000, bodyMs: 10_000, totalMs: 30_000 };

const defaultMaxWaitMs = 120_000;
/**
 * With an address where we can be found, as Wikimedia and others want it of programs. Without the
 * word “link”: common rules of mod_security answer 403 to every name that holds it
 * (projectbenyehuda/bybe#1594).
 */
const defaultUserAgent = 'Mozilla/5.0 (compatible; Listkeeper; +https://github.com/listkeeper/listkeeper)';

/**
 * Creates the only access to the internet. `HttpClientOptions` has the defaults.
 *
 * @throws ListkeeperError `bad-address-range` for an invalid entry of `allowAddresses`, `bad-proxy`
 * or `socks-proxy` for an invalid proxy of `environment`. Nothing throws later.
 * @example
 * const network = createHttpClient({ environment: process.env });
 * const result = await network.request({ url: 'https://example.org/' });
 * console.log(result.ok ? result.status : result.kind);
 * await network.close();
 */
export function createHttpClient(options: HttpClientOptions = {}): HttpClient {
  const proxies = readProxySettings(options.environment);
  const route = options.route ?? (() => undefined);
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const maxConnections = Math.max(1, options.maxConnections ?? defaultMaxConnections);
  const clock = options.clock ?? systemClock;
  const addressGuard = new AddressGuard(options.allowAddresses);
  const limitPace = createPaceLimiter(options.maxConcurrentPerHost);
  const scheduler = new HostScheduler({
    clock,
    maxConcurrent: maxConnections,
    maxWaitMs: options.maxWaitMs ?? defaultMaxWaitMs,
    random: options.random ?? Math.random,
    defaultHostPace: { ...defaultPace, maxConcurrent: options.maxConcurrentPerHost ?? defaultPace.maxConcurrent },
  });
  const byHost = new Map<string, number>();
  const byService = new Map<string, number>();
  const transport = new HttpTransport({
    addressGuard,
    lookupName: createDnsLookup(),
    proxies,
    route,
    timeouts,
    maxConnections,
    getConcurrencyLimit: (hostname) => scheduler.getConcurrencyLimit(hostname),
    clock,
    onRequestSent(url, service) {
      increment(byHost, url.hostname);
      if (service !== undefined) increment(byService, service);
    },
  });
  const octokitFetch = createFetch(proxies, route);
  const cancellation = createCancellation();
  const requestContext: RequestContext = {
    scheduler,
    transport,
    clock,
    totalTimeoutMs: timeouts.totalMs,
    addDefaultHeaders: createDefaultHeaders(options.userAgent ?? defaultUserAgent),
    waitForTurn: createTurns(options.reserveTurn, scheduler, clock),
    trackCancellation: cancellation.track,
  };

  return {
    request: (request) => sendRequest(request, requestContext),
    setPace: (host, pace) => scheduler.setPace(host, limitPace(pace)),
    fetch: octokitFetch.fetch,
    requestCounts: () => ({ byHost: Object.fromEntries(byHost), byService: Object.fromEntries(byService) }),
    async close() {
      scheduler.close();
      cancellation.abortAll();
      transport.close();
      await octokitFetch.close();
    },
  };
}

/** The slot of the host is held meanwhile, so a process has few turns at a time. */
function createTurns(
  reserveTurn: ReserveTurn | undefined,
  scheduler: HostScheduler,
  clock: Clock,
): RequestContext['waitForTurn'] {
  if (!reserveTurn) return undefined;
  return async (hostname, signal) => {
    const { key, intervalMs } = scheduler.getInterval(hostname);
    if (intervalMs === 0) return;
    const waitMs = await reserveTurn(`host ${key}`, intervalMs);
    if (waitMs > 0) await clock.sleep(waitMs, signal).catch(() => {});
  };
}

function createPaceLimiter(maxConcurrentPerHost: number | undefined): (pace: HostPace) => HostPace {
  if (maxConcurrentPerHost === undefined) return (pace) => pace;
  return (pace) => ({ ...pace, maxConcurrent: Math.min(pace.maxConcurrent, maxConcurrentPerHost) });
}

/**
 * Links each request that is being sent with its caller's signal, and with the closing of the
 * client. A token only exists while a request is sent: a hundred thousand may wait, and must stay
 * small.
 */
function createCancellation(): { track: RequestContext['trackCancellation']; abortAll: () => void } {
  const activeTokens = new UnorderedSet<AbortToken>();
  let isClosed = false;
  return {
    track(signal) {
      const abortToken = new AbortToken(isClosed || signal?.aborted === true);
      const stopListening = listenForAbort(signal, () => abortToken.abort());
      const removeToken = activeTokens.add(abortToken);
      return {
        abortToken,
        release() {
          removeToken();
          stopListening();
        },
      };
    },
    abortAll() {
      isClosed = true;
      for (const token of activeTokens) token.abort();
    },
  };
}

function increment(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
