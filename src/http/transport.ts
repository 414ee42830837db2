import { isIP, type Socket } from 'node:net';
import { type Clock, monotonicNow } from '../runtime/clock.ts';
import type { AbortToken } from './cancellation/cancellation.ts';
import {
  ConnectionPool,
  type ConnectOptions,
  type ConnectTarget,
  type DnsLookup,
  exchangeHttp,
  openConnection,
  type PooledConnection,
  type RawRequest,
  type RawResponse,
} from './connection/index.ts';
import { isNetworkError, type NetworkError } from './network-error.ts';
import type { ProxySettings } from './proxy/index.ts';
import type { AddressGuard } from './request-rules/index.ts';
import { CircuitBreaker } from './scheduling/index.ts';
import type { HttpTimeouts } from './types.ts';

/** One request to one URL: no redirects, no queue. */
export interface TransportRequest {
  url: URL;
  method: 'GET' | 'HEAD' | 'POST';
  headers: Readonly<Record<string, string>>;
  body?: string;
  maxBodyBytes: number;
  /** For all of it. */
  timeoutMs: number;
  /** May be sent twice without harm. */
  idempotent: boolean;
  /** For the request counts. */
  service?: string;
  abortToken: AbortToken;
}

/** `sent` is false when the request never left, so that sending it again repeats nothing. */
export interface TransportFailure {
  ok: false;
  error: NetworkError;
  sent: boolean;
}

export type TransportResult = RawResponse | TransportFailure;

export interface TransportOptions {
  addressGuard: AddressGuard;
  lookupName: DnsLookup;
  proxies: ProxySettings;
  route: (url: URL) => URL | undefined;
  timeouts: HttpTimeouts;
  /** Open connections over all hosts. */
  maxConnections: number;
  /** Concurrent requests to a host. */
  getConcurrencyLimit: (hostname: string) => number;
  clock: Clock;
  /** Called for every request that is sent. */
  onRequestSent: (url: URL, service: string | undefined) => void;
}

/** What one attempt needs besides its request. */
interface Attempt {
  target: ConnectTarget;
  /** Identifies connections that lead to the same place. */
  poolKey: string;
  /** By {@link monotonicNow}. */
  endsAt: number;
  /** It may use an idle connection, and be made again over a new one. */
  mayRepeat: boolean;
}

const proxyCircuit = 'proxy';
/** The server's alert when it speaks none of the protocols that were offered (RFC 7301, 3.2). */
const http1RefusedCode = 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL';
/** In llhttp's words. undici 8 loses its code: it looks a number up in a table of names. */
const noHttp1Pattern = /\(Expected HTTP\//;

/** Opens, reuses and closes connections, and sends requests over them. */
export class HttpTransport {
  readonly #options: TransportOptions;
  readonly #pool: ConnectionPool;
  readonly #hostBreaker: CircuitBreaker;
  readonly #proxyBreaker: CircuitBreaker;
  /** Pool keys of servers that only speak HTTP/2. */
  readonly #http2Only = new Set<string>();

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#pool = new ConnectionPool(options.maxConnections);
    const now = () => options.clock.now();
    this.#hostBreaker = new CircuitBreaker({ failureThreshold: 3, minOpenMs: 1000, maxOpenMs: 60_000, now });
    this.#proxyBreaker = new CircuitBreaker({ failureThreshold: 5, minOpenMs: 1000, maxOpenMs: 30_000, now });
  }

  /** Connections that are open now. */
  get openConnectionCount(): number {
    return this.#pool.size;
  }

  /** Why a URL may not be requested, or undefined. Comes before any DNS lookup. */
  checkUrl(url: URL): NetworkError | undefined {
    const { addressGuard, proxies, route } = this.#options;
    if (route(url)) return undefined;
    const viaProxy = proxies.selectProxy(url) !== undefined;
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    // The URL parser only leaves a digit or a bracket at the end of an IP address.
    if (/[\d\]]$/.test(url.hostname) && isIP(host)) return addressGuard.checkAddress(host, getPort(url));
    return addressGuard.checkName(host, viaProxy) ?? addressGuard.checkPort(getPort(url), viaProxy);
  }

  /** Sends a request. Never rejects. */
  send(request: TransportRequest): Promise<TransportResult> {
    const target = this.#selectTarget(request.url);
    const poolKey = getPoolKey(request.url, target);
    const endsAt = monotonicNow() + request.timeoutMs;
    // A server may close an idle connection just as it is used, and then it is unknown whether the
    // request arrived. So a request that must not be sent twice gets a new connection.
    return this.#attempt(request, { target, poolKey, endsAt, mayRepeat: request.idempotent });
  }

  /**
   * The result of an attempt, or of a second one where the first went the wrong way.
   * @param isStale - the connection was an idle one that turned out to be closed.
   */
  #repeatIfMisled(
    request: TransportRequest,
    attempt: Attempt,
    first: TransportResult,
    isStale = false,
  ): TransportResult | Promise<TransportResult> {
    if (!attempt.mayRepeat) return first;
    if (this.#mayBeHttp2(first, attempt)) return this.#retryWithHttp2(request, attempt, first);
    // 421 (RFC 9110, 15.5.20): the server does not answer for this host over this connection.
    const isMisdirected = first.ok && first.status === 421;
    // The server had closed the idle connection, or wants another one. That is no error, so it
    // costs no retry.
    return isStale || isMisdirected ? this.#attempt(request, { ...attempt, mayRepeat: false }) : first;
  }

  /** Whether a server without ALPN sent frames of HTTP/2, which no parser of HTTP/1.1 can read. */
  #mayBeHttp2(result: TransportResult, { target, poolKey }: Attempt): boolean {
    if (result.ok || !target.secure || this.#http2Only.has(poolKey)) return false;
    return result.error.kind === 'protocol' && noHttp1Pattern.test(result.error.message);
  }

  async #retryWithHttp2(request: TransportRequest, attempt: Attempt, first: TransportResult): Promise<TransportResult> {
    this.#http2Only.add(attempt.poolKey);
    const result = await this.#attempt(request, { ...attempt, mayRepeat: false });
    if (result.ok) return result;
    this.#http2Only.delete(attempt.poolKey);
    return first;
  }

  close(): void {
    this.#pool.closeAll();
  }

  async #attempt(request: TransportRequest, attempt: Attempt): Promise<TransportResult> {
    const { target, poolKey, endsAt, mayRepeat } = attempt;
    const connection = (mayRepeat ? this.#pool.acquire(poolKey) : undefined) ?? (await this.#connect(request, attempt));
    if (isNetworkError(connection)) return this.#repeatIfMisled(request, attempt, { ok: false, error: connection, sent: false });
    const isReused = connection.requestCount > 0;
    this.#options.onRequestSent(request.url, request.service);
    const { timeouts } = this.#options;
    const limits = {
      headersTimeoutMs: timeouts.headersMs,
      bodyTimeoutMs: timeouts.bodyMs,
      totalTimeoutMs: endsAt - monotonicNow(),
      maxBodyBytes: request.maxBodyBytes,
    };
    const result = await exchangeHttp(connection, buildRawRequest(request, target), limits, request.abortToken);
    if (result.ok && result.reusable) this.#pool.release(connection);
    else this.#pool.close(connection);
    if (result.ok) return this.#repeatIfMisled(request, attempt, detectProxyError(result, target));
    const isStale = isReused && result.error.kind === 'reset';
    return this.#repeatIfMisled(request, attempt, { ...result, sent: true }, isStale);
  }

  /** A new connection, unless a circuit breaker is open. */
  async #connect({ url, abortToken }: TransportRequest, attempt: Attempt): Promise<PooledConnection | NetworkError> {
    const { target, poolKey, endsAt } = attempt;
    const openError =
      this.#hostBreaker.getOpenError(poolKey) ?? (target.proxy ? this.#proxyBreaker.getOpenError(proxyCircuit) : undefined);
    if (openError) return openError;
    const { lookupName, addressGuard, timeouts, getConcurrencyLimit } = this.#options;
    this.#pool.reserve(url.hostname, getConcurrencyLimit(url.hostname));
    const options = { lookupName, addressGuard, abortToken, phaseTimeoutMs: timeouts.connectMs, endsAt };
    const socket = await this.#openConnection(target, poolKey, options);
    if (isNetworkError(socket)) this.#pool.cancelReservation(url.hostname);
    this.#recordConnect(poolKey, socket);
    return isNetworkError(socket) ? socket : this.#pool.add(poolKey, url.hostname, socket);
  }

  /** A server that refuses HTTP/1.1 in the handshake is offered HTTP/2 once, as a browser would. */
  async #openConnection(target: ConnectTarget, poolKey: string, options: ConnectOptions): Promise<Socket | NetworkError> {
    const http2 = this.#http2Only.has(poolKey);
    const socket = await openConnection({ ...target, http2 }, options);
    if (http2 || !isNetworkError(socket) || socket.code !== http1RefusedCode) return socket;
    const second = await openConnection({ ...target, http2: true }, options);
    if (isNetworkError(second)) return second.kind === 'aborted' ? second : socket;
    this.#http2Only.add(poolKey);
    return second;
  }

  #recordConnect(poolKey: string, result: Socket | NetworkError): void {
    if (!isNetworkError(result)) {
      this.#hostBreaker.recordSuccess(poolKey);
      this.#proxyBreaker.recordSuccess(proxyCircuit);
      return;
    }
    if (isConnectFailure(result)) this.#hostBreaker.recordFailure(poolKey, result);
    if (isProxyDown(result)) this.#proxyBreaker.recordFailure(proxyCircuit, result);
  }

  #selectTarget(url: URL): ConnectTarget {
    const { route, proxies } = this.#options;
    const routed = route(url);
    if (routed) {
      const secure = routed.protocol === 'https:';
      return { hostname: routed.hostname, port: getPort(routed), secure, skipAddressGuard: true };
    }
    const proxy = proxies.selectProxy(url);
    const target = { hostname: url.hostname, port: getPort(url), secure: url.protocol === 'https:' };
    return proxy ? { ...target, proxy } : target;
  }
}

function getPort(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}

/**
 * Includes the original host even if all hosts are routed to one address, so that tests have as
 * many connections as production.
 */
function getPoolKey(url: URL, target: ConnectTarget): string {
  return `${url.protocol}//${url.host} ${target.hostname}:${target.port}${target.proxy ? ' via proxy' : ''}`;
}

function buildRawRequest({ url, method, headers, body }: TransportRequest, target: ConnectTarget): RawRequest {
  const isAbsolute = target.proxy && !target.secure;
  const authorization = isAbsolute ? target.proxy?.authorization : undefined;
  return {
    method,
    path: `${isAbsolute ? url.origin : ''}${url.pathname}${url.search}`,
    host: url.host,
    headers: authorization === undefined ? headers : { ...headers, 'proxy-authorization': authorization },
    ...(body === undefined ? {} : { body }),
  };
}

/**
 * A proxy for plain HTTP may answer for itself, not for the host: with 407, or with an error page
 * that names it. `Via` alone tells nothing: every answer that a proxy passes on may have it.
 */
function detectProxyError(result: RawResponse, target: ConnectTarget): TransportResult {
  if (!target.proxy || target.secure) return result;
  const { status, headers } = result;
  const isSquidError = headers['x-squid-error'] !== undefined && !/^none\b/i.test(headers['x-squid-error']);
  const isProxyError =
    status === 407 ||
    (status >= 400 && (isSquidError || /^tinyproxy\b/i.test(headers.server ?? ''))) ||
    (status >= 500 && headers['proxy-status'] !== undefined);
  if (!isProxyError) return result;
  const host = `${target.hostname}:${target.port}`;
  return {
    ok: false,
    error: { kind: 'proxy', code: `PROXY_${result.status}`, message: host },
    sent: result.status !== 407,
  };
}

function isConnectFailure({ kind }: NetworkError): boolean {
  return kind === 'dns' || kind === 'refused' || kind === 'unreachable' || kind === 'timeout' || kind === 'proxy';
}

/** Whether the proxy itself failed, rather than what it says about one host. */
function isProxyDown({ kind, code }: NetworkError): boolean {
  return kind === 'proxy' && (code === 'PROXY_407' || !/^PROXY_(?:\d|NO_ANSWER$)/.test(code ?? ''));
}
