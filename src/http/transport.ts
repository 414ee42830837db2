import { isIP } from 'node:net';
import type { Clock } from '../runtime/clock.ts';
import type { AbortToken } from './cancellation.ts';
import {
  type ConnectTarget,
  createConnectionPool,
  type DnsLookup,
  type ExchangeLimits,
  exchangeHttp,
  openConnection,
  type PooledConnection,
  preloadUndici,
  type RawRequest,
  type RawResponse,
} from './connection/index.ts';
import { isNetworkError, type NetworkError } from './network-error.ts';
import type { AddressGuard } from './policy/index.ts';
import type { ProxySettings } from './proxy/index.ts';
import { createCircuitBreaker } from './scheduling/index.ts';
import type { HttpTimeouts } from './types.ts';

/** One request to one address: nothing followed, nothing waited for. */
export interface TransportRequest {
  url: URL;
  method: 'GET' | 'HEAD' | 'POST';
  headers: Record<string, string>;
  body?: string;
  maxBodyBytes: number;
  /** Milliseconds for all of it. */
  timeoutMs: number;
  /** May be sent twice without harm. */
  idempotent: boolean;
  /** For the counts. */
  service?: string;
  abortToken: AbortToken;
}

/** `sent` is false when the request never left, so that sending it again cannot do anything twice. */
export type TransportResult = RawResponse | { ok: false; fault: NetworkError; sent: boolean };

export interface HttpTransport {
  /** Why this address may not be asked at all, or undefined. Before any name is looked up. */
  checkUrl(url: URL): NetworkError | undefined;
  send(sending: TransportRequest): Promise<TransportResult>;
  /** Connections open now. */
  openConnectionCount(): number;
  close(): void;
}

export interface TransportOptions {
  addressGuard: AddressGuard;
  lookupName: DnsLookup;
  proxies: ProxySettings;
  route: (url: URL) => URL | undefined;
  timeouts: HttpTimeouts;
  /** Open connections over all hosts. */
  maxConnections: number;
  /** Of one host. */
  getConcurrencyLimit: (hostname: string) => number;
  clock: Clock;
  /** Called for every request that goes over the wire. */
  onRequestSent: (url: URL, service: string | undefined) => void;
}

/** Opens, reuses and closes connections, and sends requests over them. */
export function createHttpTransport(options: TransportOptions): HttpTransport {
  const pool = createConnectionPool(options.maxConnections);
  let isFirst = true;
  const now = () => options.clock.now();
  const hostBreaker = createCircuitBreaker({ failureThreshold: 3, minOpenMs: 1000, maxOpenMs: 60_000, now });
  const proxyBreaker = createCircuitBreaker({ failureThreshold: 5, minOpenMs: 1000, maxOpenMs: 30_000, now });

  /** An open lane that is not an old one. */
  const connect = async (
    target: ConnectTarget,
    key: string,
    { url, abortToken }: TransportRequest,
    until: number,
  ): Promise<PooledConnection | NetworkError> => {
    const known = hostBreaker.getOpenError(key) ?? (target.proxy ? proxyBreaker.getOpenError('proxy') : undefined);
    if (known) return known;
    pool.reserve(url.hostname, options.getConcurrencyLimit(url.hostname));
    const { lookupName, addressGuard, timeouts } = options;
    const opening = openConnection(target, {
      lookupName,
      addressGuard,
      abortToken,
      phaseTimeoutMs: timeouts.connectMs,
      endsAt: until,
    });
    // While names are looked up and hosts are dialled there is time to load.
    if (isFirst) setImmediate(preloadUndici);
    isFirst = false;
    const socket = await opening;
    if (isNetworkError(socket)) {
      pool.cancelReservation(url.hostname);
      if (isConnectFailure(socket)) hostBreaker.recordFailure(key, socket);
      if (isProxyDown(socket)) proxyBreaker.recordFailure('proxy', socket);
      return socket;
    }
    hostBreaker.recordSuccess(key);
    proxyBreaker.recordSuccess('proxy');
    return pool.add(key, url.hostname, socket);
  };

  const sendOnce = async (
    sending: TransportRequest,
    target: ConnectTarget,
    key: string,
    until: number,
    reuse: boolean,
  ): Promise<TransportResult & { stale?: boolean }> => {
    const lane = (reuse ? pool.acquire(key) : undefined) ?? (await connect(target, key, sending, until));
    if (isNetworkError(lane)) return { ok: false, fault: lane, sent: false };
    const wasUsed = lane.requestCount > 0;
    options.onRequestSent(sending.url, sending.service);
    const { timeouts } = options;
    const total = until - performance.now();
    const limits: ExchangeLimits = {
      headersTimeoutMs: timeouts.headersMs,
      bodyTimeoutMs: timeouts.bodyMs,
      totalTimeoutMs: total,
      maxBodyBytes: sending.maxBodyBytes,
    };
    const result = await exchangeHttp(lane, buildRawRequest(sending, target), limits, sending.abortToken);
    if (result.ok && result.reusable) pool.release(lane);
    else pool.close(lane);
    if (result.ok) return detectProxyError(result, target);
    return { ...result, sent: true, stale: wasUsed && result.fault.kind === 'reset' };
  };

  return {
    checkUrl(url) {
      if (options.route(url)) return undefined;
      const viaProxy = options.proxies.selectProxy(url) !== undefined;
      const literal = url.hostname.replace(/^\[(.*)\]$/, '$1');
      // What an address parser took for a host ends in a digit or a bracket only if it is an address itself.
      if (/[\d\]]$/.test(url.hostname) && isIP(literal)) return options.addressGuard.checkAddress(literal, getPort(url));
      return options.addressGuard.checkName(literal, viaProxy) ?? options.addressGuard.checkPort(getPort(url), viaProxy);
    },
    async send(sending) {
      const target = selectTarget(sending.url, options);
      const key = getPoolKey(sending.url, target);
      const until = performance.now() + sending.timeoutMs;
      // What must not be sent twice gets a connection of its own: an old one may be closed just as it is used, and nobody would know
      // whether the request had arrived.
      const first = await sendOnce(sending, target, key, until, sending.idempotent);
      if (first.ok || !first.stale || !sending.idempotent) return first;
      // The server had closed the idle connection. That is no fault of anybody's and costs no retry.
      return sendOnce(sending, target, key, until, false);
    },
    openConnectionCount: pool.size,
    close: pool.closeAll,
  };
}

function getPort(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}

function selectTarget(url: URL, { route, proxies }: TransportOptions): ConnectTarget {
  const routed = route(url);
  if (routed)
    return { hostname: routed.hostname, port: getPort(routed), secure: routed.protocol === 'https:', skipAddressGuard: true };
  const proxy = proxies.selectProxy(url);
  const target = { hostname: url.hostname, port: getPort(url), secure: url.protocol === 'https:' };
  return proxy ? { ...target, proxy } : target;
}

/** The original address is part of it even when all go to one place: a test's connections are to be as many as the real ones. */
function getPoolKey(url: URL, target: ConnectTarget): string {
  return `${url.protocol}//${url.host} ${target.hostname}:${target.port}${target.proxy ? ' via proxy' : ''}`;
}

function buildRawRequest({ url, method, headers, body }: TransportRequest, target: ConnectTarget): RawRequest {
  const absolute = target.proxy && !target.secure;
  const authorization = absolute ? target.proxy?.authorization : undefined;
  return {
    method,
    path: `${absolute ? url.origin : ''}${url.pathname}${url.search}`,
    headers: { host: url.host, ...headers, ...(authorization === undefined ? {} : { 'proxy-authorization': authorization }) },
    ...(body === undefined ? {} : { body }),
  };
}

/** An answer of a plain-http proxy about itself is not the host's: 407, or an error page that says whose it is. */
function detectProxyError(result: RawResponse, target: ConnectTarget): TransportResult {
  if (!target.proxy || target.secure) return result;
  const isProxyError =
    result.status === 407 ||
    (result.status >= 500 && (result.headers['x-squid-error'] ?? result.headers['proxy-status']) !== undefined);
  if (!isProxyError) return result;
  const fault: NetworkError = { kind: 'proxy', code: `PROXY_${result.status}`, message: `the proxy answered ${result.status}` };
  return { ok: false, fault, sent: result.status !== 407 };
}

function isConnectFailure({ kind }: NetworkError): boolean {
  return kind === 'dns' || kind === 'refused' || kind === 'unreachable' || kind === 'timeout' || kind === 'proxy';
}

/** The proxy itself, rather than what it says about one host. */
function isProxyDown({ kind, code }: NetworkError): boolean {
  return kind === 'proxy' && (code === 'PROXY_407' || !/^PROXY_\d/.test(code ?? ''));
}
