import { connect as connectTcp, isIP, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { lazyRequire } from '../../runtime/lazy-require.ts';
import type { AbortToken } from '../cancellation.ts';
import { createNetworkError, isNetworkError, type NetworkError, toNetworkError } from '../network-error.ts';
import type { AddressGuard } from '../policy/index.ts';
import { openTunnel, type ProxyServer } from '../proxy/index.ts';
import { createConnectThrottle } from './connect-throttle.ts';
import type { DnsLookup } from './dns.ts';

/** Where to connect to: a host of the internet, maybe through a proxy, or the place to which an operator routes it. */
export interface ConnectTarget {
  hostname: string;
  port: number;
  secure: boolean;
  proxy?: ProxyServer;
  /** The operator chose this place: no guard. */
  skipAddressGuard?: boolean;
}

export interface ConnectOptions {
  lookupName: DnsLookup;
  addressGuard: AddressGuard;
  abortToken: AbortToken;
  /** Milliseconds for name and TCP together, for the proxy's answer, and again for the TLS handshake. */
  phaseTimeoutMs: number;
  /** By `performance.now()`: nothing here goes on beyond this, however many phases are left. */
  endsAt: number;
}

// Loaded with what speaks HTTP, while the first host is dialled.
const loadTls = lazyRequire<typeof import('node:tls')>('node:tls');

/** Another address gets its chance after this long (RFC 8305), while the first goes on trying. */
const connectionAttemptDelayMs = 300;
/** Connections begun in one turn of the event loop. */
const connectThrottle = createConnectThrottle(16);
/** A name with more addresses than this has been tried enough. */
const maxAddresses = 6;

/**
 * One open connection, ready for HTTP/1.1, or why there is none. The addresses that were checked are the ones that are dialled: no
 * second lookup can change them. Never rejects and never outlives its deadlines; a withdrawal gives `aborted`.
 */
export async function openConnection(target: ConnectTarget, options: ConnectOptions): Promise<Socket | NetworkError> {
  if (target.proxy) return connectViaProxy(target, target.proxy, options);
  const socket = await connectTcpChecked(target, options, target.skipAddressGuard ? undefined : options.addressGuard);
  if (isNetworkError(socket) || !target.secure) return socket;
  return startTls(socket, target.hostname, options);
}

async function connectViaProxy(
  target: ConnectTarget,
  proxy: ProxyServer,
  options: ConnectOptions,
): Promise<Socket | NetworkError> {
  let socket = await connectTcpChecked(proxy, options, undefined);
  if (!isNetworkError(socket) && proxy.secure) socket = await startTls(socket, proxy.hostname, options);
  if (isNetworkError(socket)) return socket.kind === 'aborted' ? socket : { ...socket, kind: 'proxy' };
  // Plain http goes to the proxy as an absolute address; only TLS needs a tunnel.
  if (!target.secure) return socket;
  const open = socket;
  const tunnel = await withTimeout<Socket>(options, 'PROXY_TIMEOUT', () => open.destroy(), openTunnel(open, target, proxy));
  if (isNetworkError(tunnel)) return tunnel.kind === 'timeout' ? { ...tunnel, kind: 'proxy' } : tunnel;
  return startTls(tunnel, target.hostname, options);
}

async function connectTcpChecked(
  { hostname, port }: { hostname: string; port: number },
  options: ConnectOptions,
  guard: AddressGuard | undefined,
): Promise<Socket | NetworkError> {
  const started = performance.now();
  const name = hostname.replace(/^\[(.*)\]$/, '$1');
  const found = isIP(name) ? [name] : await withTimeout(options, 'DNS_TIMEOUT', () => {}, options.lookupName(name));
  if (isNetworkError(found)) return found.code === 'DNS_TIMEOUT' ? { ...found, kind: 'dns' } : found;

  const refusals = new Map(found.map((address) => [address, guard?.checkAddress(address, port)]));
  const allowed = found.filter((address) => refusals.get(address) === undefined).slice(0, maxAddresses);
  if (allowed.length === 0)
    return refusals.get(found[0] ?? '') ?? createNetworkError('dns', 'ENOTFOUND', `${name} has no address`);

  await connectThrottle();
  const attempt = connectHappyEyeballs(allowed, port);
  const deadline = options.phaseTimeoutMs - (performance.now() - started);
  return withTimeout({ ...options, phaseTimeoutMs: deadline }, 'CONNECT_TIMEOUT', attempt.stop, attempt.socket);
}

/** The first address that answers; the others are let go. */
function connectHappyEyeballs(addresses: string[], port: number): { socket: Promise<Socket | NetworkError>; stop: () => void } {
  const attempts = new Set<Socket>();
  let next = 0;
  let stagger: NodeJS.Timeout | undefined;
  let settle: (result: Socket | NetworkError) => void = () => {};
  const stop = () => {
    clearTimeout(stagger);
    next = addresses.length;
    for (const socket of attempts) socket.destroy();
    attempts.clear();
  };
  const tryNext = () => {
    clearTimeout(stagger);
    const address = addresses[next];
    if (address === undefined) return;
    next += 1;
    const socket = connectTcp({ host: address, port });
    attempts.add(socket);
    socket.once('connect', () => {
      attempts.delete(socket);
      stop();
      settle(socket);
    });
    // The listener stays, so that no later error of this socket is ever without one.
    socket.on('error', (error) => {
      if (!attempts.delete(socket)) return;
      if (next < addresses.length) tryNext();
      else if (attempts.size === 0) settle(toNetworkError(error, 'connect'));
    });
    if (next < addresses.length) stagger = setTimeout(tryNext, connectionAttemptDelayMs);
  };
  const socket = new Promise<Socket | NetworkError>((resolve) => {
    settle = resolve;
  });
  tryNext();
  return { socket, stop };
}

function startTls(socket: Socket, hostname: string, options: ConnectOptions): Promise<Socket | NetworkError> {
  const name = hostname.replace(/^\[(.*)\]$/, '$1');
  let secure: TLSSocket | undefined;
  const handshake = new Promise<Socket | NetworkError>((resolve) => {
    try {
      const servername = isIP(name) ? {} : { servername: name };
      const tls = loadTls().connect({ socket, host: name, ALPNProtocols: ['http/1.1'], ...servername });
      secure = tls;
      tls.once('secureConnect', () => resolve(tls));
      tls.on('error', (error) => resolve(toNetworkError(error, 'tls')));
      tls.once('close', () =>
        resolve(createNetworkError('reset', 'ECONNRESET', 'the connection was closed during the TLS handshake')),
      );
    } catch (error) {
      resolve(toNetworkError(error, 'tls'));
    }
  });
  const destroySockets = () => {
    secure?.destroy();
    socket.destroy();
  };
  return withTimeout(options, 'TLS_TIMEOUT', destroySockets, handshake).then((result) => {
    if (isNetworkError(result)) destroySockets();
    return result;
  });
}

/** `work`, unless the deadline or the withdrawal comes first; then `give` is called and the fault is the result. */
function withTimeout<T extends object>(
  options: ConnectOptions,
  code: string,
  cleanUp: () => void,
  work: Promise<T | NetworkError>,
): Promise<T | NetworkError> {
  const { abortToken } = options;
  const deadline = Math.max(1, Math.min(options.phaseTimeoutMs, options.endsAt - performance.now()));
  return new Promise((resolve) => {
    const settle = (result: T | NetworkError, early: boolean) => {
      clearTimeout(timer);
      abortToken.onAbort = undefined;
      resolve(result);
      if (early) cleanUp();
    };
    const onStop = () => settle(createNetworkError('aborted', 'ABORTED', 'the question was withdrawn'), true);
    const timer = setTimeout(
      () => settle(createNetworkError('timeout', code, `nothing after ${Math.round(deadline)} ms`), true),
      deadline,
    );
    abortToken.onAbort = onStop;
    if (abortToken.aborted) onStop();
    else
      work.then(
        (result) => settle(result, false),
        (error: unknown) => settle(toNetworkError(error, 'connect'), true),
      );
  });
}
