/**
 * The only access to the internet: requests with redirects, retries, rate limits, proxies and an
 * address guard.
 *
 * Start with `HttpClient` in `types.ts`, which says what a request does, and `request.ts`.
 * `scheduling/` decides when a request may be sent, `connection/` sends it, and `request-rules/`
 * says which addresses are allowed. `retry.ts` sends again what failed. `connectivity/` asks
 * whether our own network is down. What a page means is decided in `links/`.
 */

export { decodeResponseText } from './charset.ts';
export { createHttpClient } from './client.ts';
export { createFallbackHttpClient } from './connectivity/fallback-network.ts';
export { checkConnectivity, OfflineDetector } from './connectivity/offline-detector.ts';
export { getRegistrableDomain, isSameSite } from './registrable-domain.ts';
export { createCookieJar } from './request-rules/index.ts';
export { runPerHost } from './scheduling/index.ts';
export type {
  CookieJar,
  HostPace,
  HttpClient,
  HttpClientOptions,
  HttpFailure,
  HttpRequest,
  HttpResponse,
  HttpResult,
  NetworkErrorKind,
  Redirect,
  ReserveTurn,
} from './types.ts';
