import type { Clock } from '../runtime/clock.ts';

/** One request to the outside and how far to go with it. */
export interface HttpRequest {
  url: string;
  method?: 'GET' | 'HEAD' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Redirects to follow, at most 10; 0 gives the redirect itself. Default 10. */
  maxRedirects?: number;
  /** Follow a redirect only when this says yes to the next address; otherwise the redirect itself is the answer. */
  shouldFollowRedirect?: (next: URL) => boolean;
  /** Bytes of the body to read at most; the rest is not fetched. 0 reads none. Default 0 for HEAD, else 512 KiB. */
  maxBodyBytes?: number;
  /** Cookies carried over a chain of questions; a redirect chain always carries its own. */
  cookieJar?: CookieJar;
  /** A POST that only asks may be sent again after a fault in passing. Default: GET and HEAD may, POST may not. */
  idempotent?: boolean;
  /** For the counts by service. */
  service?: string;
  signal?: AbortSignal;
}

export interface CookieJar {
  /** The `cookie` header for this address, or undefined. */
  getCookieHeader(url: URL): string | undefined;
  /** Remembers `set-cookie` headers of an answer. */
  storeCookies(url: URL, setCookie: string[]): void;
}

export interface Redirect {
  url: string;
  status: number;
  /** Where it sent us. */
  to: string;
}

export interface HttpResponse {
  ok: true;
  status: number;
  /** The address that answered, after redirects. */
  url: string;
  /** Lower-case names; repeated headers joined by `, `. */
  headers: Record<string, string>;
  body: Uint8Array;
  /** True when `body` is not the whole of it: it was longer than `readUpTo`, or broke off. */
  truncated: boolean;
  /** Why the body broke off, when it did: the answer stands, what it says may not. */
  bodyErrorKind?: NetworkErrorKind;
  redirects: Redirect[];
  durationMs: number;
}

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

/** No answer. Never thrown: a caller that forgets it does not compile. */
export interface HttpFailure {
  ok: false;
  kind: NetworkErrorKind;
  /** The system's own word: ENOTFOUND, CERT_HAS_EXPIRED, UND_ERR_HEADERS_TIMEOUT. */
  code?: string;
  message: string;
  url: string;
  redirects: Redirect[];
  /** For `deferred`: when the host may be asked again, in milliseconds since 1970. */
  retryAt?: number;
}

export type HttpResult = HttpResponse | HttpFailure;

/** How a host is to be treated. Services give theirs; the rest have the default of hosts.ts. */
export interface HostPace {
  /** Requests at once. */
  maxConcurrent: number;
  /** Milliseconds between the starts of two requests. */
  minIntervalMs: number;
  /** Least milliseconds of rest after an answer that asks to wait, for hosts that block whoever comes back sooner. Default: what the answer says. */
  minBackoffMs?: number;
}

/**
 * A host that has just answered, and whose open connections can take what is left in one more turn each, is given no further one for so long, in ms: it
 * would be open about when it is no longer needed.
 */
export const connectionGraceMs = 250;

export interface HttpClientOptions {
  clock?: Clock;
  /** Operator's words only, never a repository's. */
  allowAddresses?: string[];
  /** As in the environment: HTTPS_PROXY, HTTP_PROXY, NO_PROXY; either case. Default: none. */
  environment?: Record<string, string | undefined>;
  /**
   * Sends requests for some hosts elsewhere: tests and the sandbox give loopback servers here. Only scheme, host and port of what it returns
   * count; path, `host` header and the address reported stay the original's. `https` is then spoken as the returned scheme, so `http`.
   */
  route?: (url: URL) => URL | undefined;
  timeouts?: Partial<HttpTimeouts>;
  /** Open connections over all hosts, beside, for a moment, half as many that are being closed. Default 256. */
  maxConnections?: number;
  /** Requests at once to one host: what hosts have that nobody has said anything about, and the most that any pace allows. Default 8 and no bound. */
  maxConcurrentPerHost?: number;
  /** Longest a queue may wait for a host's not-before time within this run, in ms. Default 120,000. */
  maxWaitMs?: number;
  userAgent?: string;
  random?: () => number;
}

/** Milliseconds. */
export interface HttpTimeouts {
  connectMs: number;
  headersMs: number;
  bodyMs: number;
  /** From leaving the queue to the last byte, redirects included. */
  totalMs: number;
}

/** The one door to the outside. `openNetwork` in `net/open.ts` makes one. */
export interface HttpClient {
  /**
   * Waits for the host's turn, asks, and follows redirects, each hop through the queue and the guard of its own host.
   *
   * - 429, 503 or 403 with `retry-after`, and 403 with nothing left of its rate limit: the host's queue waits for the whole time named (none named, or
   *   refused again at once: 1, 2, 4 … 60 s at least), goes on at half the requests at once and as fast as its refusals have taught, and the question is asked
   *   again, at most three times; only then is that answer the reply. When the wait is beyond `patience`, this question and all that are queued for the host get `deferred` with `notBefore`, as do new ones until then.
   * - Once more, after the rest of the host's queue and a second at least: resets, timeouts, trouble of a proxy or of name servers, 502, 503, 504, bodies
   *   that break off; if a third of the total deadline is left. Then the second reply counts.
   * - A POST is sent once, unless `repeatable` or the first try never left. After three failures in a row to connect to a host, others get
   *   the same failure without a try for a second, or two, four … 60 while it goes on.
   */
  request(question: HttpRequest): Promise<HttpResult>;
  /**
   * Registers how a host is to be treated; call before asking. `*.host` is for every name under `host`, and for `host` itself when nothing else is
   * said about it: all of them share one queue.
   */
  setPace(host: string, pace: HostPace): void;
  /** A `fetch` with the same proxy and routes, for Octokit. No address guard: its address is the operator's own. */
  fetch: typeof globalThis.fetch;
  /** Requests sent so far. */
  requestCounts(): { byHost: Record<string, number>; byService: Record<string, number> };
  close(): Promise<void>;
}
