import type { Clock } from '../runtime/clock.ts';

/** One request, and how far to go with it. */
export interface HttpRequest {
  url: string;
  method?: 'GET' | 'HEAD' | 'POST';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** Redirects to follow, at most 10. With 0 the redirect itself is the response. Default 10. */
  maxRedirects?: number;
  /**
   * Follow a redirect only when this returns true for the next URL; else the redirect is the
   * response.
   */
  shouldFollowRedirect?: (next: URL) => boolean;
  /**
   * Bytes of the body to read at most; the rest is not fetched. Default 0 for HEAD, else 512 KiB.
   */
  maxBodyBytes?: number;
  /** Cookies to share among requests. A redirect chain always has a jar of its own. */
  cookieJar?: CookieJar;
  /**
   * Whether it may be sent again after a transient error. Default: true for GET and HEAD, false for
   * POST.
   */
  idempotent?: boolean;
  /** For the request counts by service. */
  service?: string;
  signal?: AbortSignal;
}

export interface CookieJar {
  /** The `cookie` header for this URL, or undefined. */
  getCookieHeader(url: URL): string | undefined;
  /** Stores the `set-cookie` headers of a response. */
  storeCookies(url: URL, setCookieHeaders: string[]): void;
}

export interface Redirect {
  url: string;
  status: number;
  /** The URL it redirected to. */
  to: string;
}

export interface HttpResponse {
  ok: true;
  status: number;
  /** The URL that responded, after redirects. */
  url: string;
  /** Lower-case names; repeated headers joined by `, `. */
  headers: Record<string, string>;
  body: Uint8Array;
  /** `body` is incomplete: it was longer than `maxBodyBytes`, or broke off. */
  truncated: boolean;
  /** Why the body broke off. Status and headers are valid all the same. */
  bodyErrorKind?: NetworkErrorKind;
  redirects: Redirect[];
  durationMs: number;
}

/** Why there is no response. */
export const networkErrorKinds = [
  'dns',
  'refused',
  'unreachable',
  'timeout',
  'tls',
  'reset',
  'protocol',
  'forbidden-address',
  'forbidden-port',
  'bad-address',
  'too-many-hops',
  'loop',
  'proxy',
  'aborted',
  'deferred',
] as const;

export type NetworkErrorKind = (typeof networkErrorKinds)[number];

/**
 * No response. It is returned and never thrown, so that a caller who forgets it does not compile.
 */
export interface HttpFailure {
  ok: false;
  kind: NetworkErrorKind;
  /** The system's error code (ENOTFOUND, CERT_HAS_EXPIRED), or one of ours (HEADERS_TIMEOUT). */
  code?: string;
  /** The system's message; with a code of ours, the values it is about. */
  message: string;
  url: string;
  redirects: Redirect[];
  /** For `deferred`: when the host may be asked again, in ms since 1970. */
  retryAt?: number;
}

export type HttpResult = HttpResponse | HttpFailure;

/** How politely a host is treated. Services have their own; all other hosts have `defaultPace`. */
export interface HostPace {
  /** Concurrent requests. */
  maxConcurrent: number;
  /** Between the starts of two requests. */
  minIntervalMs: number;
  /**
   * The shortest pause after a refusal, for hosts that block clients who return sooner. Default:
   * what the host names.
   */
  minBackoffMs?: number;
}

/**
 * Grace period (ms) before another connection is opened to a host whose open ones can finish its
 * queue in one request each.
 */
export const connectionGraceMs = 250;

/** Open connections over all hosts, and so the most concurrent requests, by default. */
export const defaultMaxConnections = 256;

/** Longer URLs are neither requested nor followed, in characters. */
export const maxUrlLength = 8192;

export interface HttpClientOptions {
  clock?: Clock;
  /**
   * Addresses and CIDR ranges to allow besides the public internet. From the operator, never from a
   * repository.
   */
  allowAddresses?: string[];
  /** HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, in either case. Default: none. */
  environment?: Record<string, string | undefined>;
  /**
   * Sends requests for some hosts elsewhere, for example to loopback servers of tests and the
   * sandbox. Only scheme, host and port of the returned URL count. The path, the `host` header and
   * the reported URL stay those of the request.
   */
  route?: (url: URL) => URL | undefined;
  timeouts?: Partial<HttpTimeouts>;
  /**
   * Open connections over all hosts. For a moment, half as many more may be closing. Default 256.
   */
  maxConnections?: number;
  /**
   * Concurrent requests to one host: the default pace, and an upper bound of every registered one.
   * Default 8, unbounded.
   */
  maxConcurrentPerHost?: number;
  /** How long a run waits for a host's pauses, in ms; see `exceedsMaxWait`. Default 120,000. */
  maxWaitMs?: number;
  userAgent?: string;
  random?: () => number;
  /** Lets several machines keep the intervals of hosts together. Default: each keeps its own. */
  reserveTurn?: ReserveTurn;
}

/**
 * Rate limit that several processes share: reserves the next turn of a key, `intervalMs` after the
 * one before.
 * @returns how long to wait for it, in ms. Never rejects.
 */
export type ReserveTurn = (key: string, intervalMs: number) => Promise<number>;

/** Milliseconds. */
export interface HttpTimeouts {
  connectMs: number;
  headersMs: number;
  bodyMs: number;
  /** From leaving the queue to the last byte, redirects included, without time in queues. */
  totalMs: number;
}

/** The only access to the internet. `createHttpClient` makes one. */
export interface HttpClient {
  /**
   * Waits for a slot of the host, sends, and follows redirects. Each step passes the queue and the
   * address guard of its own host.
   *
   * - Rate limiting blocks the host's queue for the time that the response names, or by exponential
   *   backoff. Its signs are 429, 503 or 403 with `retry-after`, and 403 without remaining quota.
   *   The request is repeated up to three times; after that the refusal is the response. If the
   *   wait exceeds `maxWaitMs`, the request and all others of the host get `deferred` with
   *   `retryAt`, and so do new ones until then.
   * - Transient errors are retried once, after the host's other requests, if a third of the total
   *   timeout is left. These are connection resets, timeouts, errors of a proxy or of DNS, 502,
   *   503, 504, and bodies that break off. The second result counts.
   * - A POST is sent once, unless it is `idempotent` or never left.
   * - After three consecutive connection failures a circuit breaker gives the same failure at once,
   *   for 1, 2, 4 … 60 s.
   */
  request(request: HttpRequest): Promise<HttpResult>;
  /**
   * Registers the pace of a host, before it is asked. `*.host` is for all subdomains of `host`, and
   * for `host` itself unless it has a pace of its own; all of them share one queue.
   */
  setPace(host: string, pace: HostPace): void;
  /**
   * A `fetch` with the same proxy and routes, for Octokit. Unguarded, because its URL is the
   * operator's own.
   */
  fetch: typeof globalThis.fetch;
  /** Requests sent so far. */
  requestCounts(): { byHost: Record<string, number>; byService: Record<string, number> };
  close(): Promise<void>;
}
