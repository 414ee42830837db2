export { decodeResponseText } from './charset.ts';
export { createHttpClient } from './client.ts';
export { createFallbackHttpClient } from './fallback-network.ts';
export { checkConnectivity, OfflineDetector } from './offline-detector.ts';
export { createCookieJar } from './policy/index.ts';
export { isSameSite } from './registrable-domain.ts';
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
} from './types.ts';
