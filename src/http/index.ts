export { decodeResponseText } from './charset.ts';
export { createHttpClient } from './client.ts';
export { createFallbackHttpClient } from './fallback-network.ts';
export { checkConnectivity, createOfflineDetector } from './offline-detector.ts';
export { isSameSite } from './registrable-domain.ts';
export {
  type CookieJar,
  connectionGraceMs,
  type HostPace,
  type HttpClient,
  type HttpClientOptions,
  type HttpFailure,
  type HttpRequest,
  type HttpResponse,
  type HttpResult,
  type NetworkErrorKind,
  type Redirect,
} from './types.ts';
